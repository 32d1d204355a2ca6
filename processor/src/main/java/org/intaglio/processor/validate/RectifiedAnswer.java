/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.Set;

/**
 * Behind a RELU, an answer below 0 has no gradient: a regression whose answers are all 0 stays
 * there. A sigmoid is not reported: numbers from 0 to 1, such as pixels, are learnt with it.
 */
final class RectifiedAnswer implements NetworkRule {
    private static final Set<Loss> REGRESSIONS =
            Set.of(
                    Loss.MEAN_SQUARED_ERROR,
                    Loss.MEAN_ABSOLUTE_ERROR,
                    Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR,
                    Loss.HUBER,
                    Loss.LOG_COSH);

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (OutputSpec output : network.outputs()) {
            LastActivation last = LastActivation.of(network, output.layer());
            if (REGRESSIONS.contains(output.loss().loss())
                    && !UnmarkedOutput.reports(network, output.layer())
                    && (last.is(Activation.RELU) || last.is(Activation.RELU6))) {
                diagnostics.add(
                        DiagnosticId.RECTIFIED_ANSWER.at(
                                last.origin(),
                                "'%s' ends with %s: it cannot answer below 0, and once it answers 0 it learns nothing"
                                        .formatted(output.layer(), last.function().orElseThrow()),
                                "Leave the activation out; for numbers above 0, SOFTPLUS keeps"
                                        + " learning."));
            }
        }
    }
}
