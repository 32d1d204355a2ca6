/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/**
 * A softmax whose result goes into further weights squeezes all features into a sum of 1. Where it
 * goes into a merge, it may be the weights of an attention, and nothing is said.
 */
final class SoftmaxWithin implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            LastActivation last = LastActivation.of(network, layer.name());
            if (last.layer().equals(layer.name())
                    && last.is(Activation.SOFTMAX)
                    && !SoftmaxOfOne.breaks(layer)
                    && !TwoActivations.reports(network, layer)) {
                Uses uses = Uses.of(network, layer, SoftmaxWithin::handsOn);
                if (uses.areAll(reader -> reader.spec().parameter("kernel").isPresent())) {
                    diagnostics.add(
                            DiagnosticId.SOFTMAX_WITHIN.at(
                                    last.origin(),
                                    "'%s' passes its softmax on to '%s': features that sum to 1 learn slowly"
                                            .formatted(
                                                    layer.name(), uses.layers().getFirst().name()),
                                    "Use RELU within the network; SOFTMAX belongs to the last"
                                            + " layer."));
                }
            }
        }
    }

    private static boolean handsOn(LayerSpec spec) {
        return Uses.keepsOrDrops(spec) || spec instanceof LayerFacts.Normalization;
    }
}
