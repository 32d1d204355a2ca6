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
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.Optional;

/**
 * Two dense layers or convolutions with no activation between them compute what one could, mostly
 * because the activation was forgotten. What people do on purpose is not reported: a bottleneck,
 * which bounds the rank; convolutions split into a depth-wise and a 1×1 one, or into a row and a
 * column; steps that cut an image into patches; weights shared with another place; results that
 * other layers read as well.
 */
final class LinearTwice implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer first : network.layers()) {
            if (!isLinear(first.spec()) || Uses.isShared(network, first)) {
                continue;
            }
            Uses uses = Uses.of(network, first, Uses::keepsOrDrops);
            if (uses.areAll(second -> isFollowUp(first, second) && !Uses.isShared(network, second))
                    && !isBottleneck(first, uses)) {
                diagnostics.add(
                        DiagnosticId.LINEAR_TWICE.at(
                                first.node().origin().at("activation"),
                                "'%s' has no activation, and '%s' follows: two linear layers in a row do no more than one"
                                        .formatted(first.name(), uses.layers().getFirst().name()),
                                "Set activation = RELU, for instance."));
            }
        }
    }

    private static boolean isLinear(LayerSpec spec) {
        return spec.lastActivation().equals(Optional.of(Activation.LINEAR)) && isPlain(spec);
    }

    /** A dense layer behind a convolution takes in all pixels; the other way round is a decoder. */
    private static boolean isFollowUp(ShapedLayer first, ShapedLayer second) {
        return isPlain(second.spec())
                && (second.spec().window().isEmpty() || first.spec().window().isPresent());
    }

    /**
     * A layer that looks at all channels, and a convolution at rows and columns, too, everywhere.
     */
    private static boolean isPlain(LayerSpec spec) {
        return spec.mixesChannels()
                && (!(spec instanceof LayerFacts.Convolution conv)
                        || (conv.strides().equals(Window.ONE)
                                && conv.kernelSize().height() > 1
                                && conv.kernelSize().width() > 1));
    }

    /** Whether less goes through the first layer than comes in and goes out. */
    private static boolean isBottleneck(ShapedLayer first, Uses uses) {
        boolean flattened =
                uses.layers().stream()
                        .anyMatch(s -> s.inputShapes().getFirst().rank() < first.shape().rank());
        if (flattened) {
            return first.shape().elements() < first.inputShapes().getFirst().elements();
        }
        long out = uses.layers().stream().mapToLong(s -> s.shape().dimension(-1)).sum();
        int in = first.inputShapes().getFirst().dimension(-1);
        return first.shape().dimension(-1) < Math.min(in, out);
    }
}
