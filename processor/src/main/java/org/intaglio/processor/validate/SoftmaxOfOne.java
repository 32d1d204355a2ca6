/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.shape.ShapeTrace;

import java.util.Optional;

/** A softmax over one unit is always 1. */
final class SoftmaxOfOne implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            if (breaks(layer)) {
                diagnostics.add(
                        DiagnosticId.SOFTMAX_OF_ONE.at(
                                LastActivation.of(network, layer.name()).origin(),
                                "'%s' takes a softmax over one unit, which is always 1"
                                        .formatted(layer.name()),
                                ShapeTrace.of(network, layer),
                                "Use SIGMOID, with BINARY_CROSSENTROPY as the loss, or give it a"
                                        + " unit for each class."));
            }
        }
    }

    /** Whether a layer applies a softmax to a last axis of length 1. */
    static boolean breaks(ShapedLayer layer) {
        return layer.spec().lastActivation().equals(Optional.of(Activation.SOFTMAX))
                && layer.shape().dimension(-1) == 1;
    }
}
