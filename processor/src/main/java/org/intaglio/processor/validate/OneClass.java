/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.shape.ShapeTrace;

/** A categorical loss tells two classes or more apart, and needs a unit for each. */
final class OneClass implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (OutputSpec output : network.outputs()) {
            if (breaks(output)
                    && !SoftmaxOfOne.breaks(
                            network.layer(LastActivation.of(network, output.layer()).layer()))) {
                diagnostics.add(
                        DiagnosticId.ONE_CLASS.at(
                                network.layer(output.layer()).node().origin().at("units"),
                                "'%s' has one unit, but %s needs one for each class"
                                        .formatted(output.layer(), output.loss().loss()),
                                ShapeTrace.of(network, network.layer(output.layer())),
                                "Give it as many units as there are classes; for two classes, one"
                                        + " unit with SIGMOID and BINARY_CROSSENTROPY will do."));
            }
        }
    }

    /** Whether an output has a categorical loss and one unit. */
    static boolean breaks(OutputSpec output) {
        return LossOptions.isCategorical(output.loss().loss()) && output.shape().dimension(-1) == 1;
    }
}
