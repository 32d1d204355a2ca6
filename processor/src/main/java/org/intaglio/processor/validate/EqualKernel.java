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

import java.util.Set;

/**
 * Kernels that start equal where that is sure to last: zeros right before a RELU, which has no
 * gradient at 0, and equal numbers in two layers in a row, whose units then stay copies of one
 * another. Zeros alone are no mistake: the last layer learns from them, and so does the last one of
 * a residual branch.
 */
final class EqualKernel implements NetworkRule {
    private static final Set<Activation> RELUS = Set.of(Activation.RELU, Activation.RELU6);

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            Start.of(layer.spec())
                    .filter(start ->
                            start.isEqual()
                                    && !Uses.isShared(network, layer)
                                    && !layer.node().isFrozen())
                    .ifPresent(start -> check(network, layer, start, diagnostics));
        }
    }

    private static void check(
            ShapedNetwork network, ShapedLayer layer, Start start, Diagnostics diagnostics) {
        if (start.isZero() && isRectified(network, layer, start)) {
            report(
                    layer,
                    start,
                    "the kernel of '%s' is 0 before a RELU, which has no gradient there: it stays 0"
                            .formatted(layer.name()),
                    diagnostics);
            return;
        }
        Uses uses = Uses.of(network, layer, LayerSpec::keepsNumbers);
        boolean several = layer.shape().dimension(-1) > 1 && start.unitsSeeTheSame();
        if (several
                && uses.areAll(reader ->
                        !Uses.isShared(network, reader)
                                && Start.of(reader.spec())
                                        .filter(s -> s.hasEqualKernel() && s.unitsSeeTheSame())
                                        .isPresent())) {
            report(
                    layer,
                    start,
                    "the units of '%s' start equal, and '%s' weighs them equally: they stay copies of one"
                            .formatted(layer.name(), uses.layers().getFirst().name()),
                    diagnostics);
        }
    }

    private static boolean isRectified(ShapedNetwork network, ShapedLayer layer, Start start) {
        return RELUS.contains(start.activation())
                || (start.activation() == Activation.LINEAR
                        && Uses.of(network, layer, Uses::keepsOrDrops)
                                .areAll(reader -> isRelu(reader.spec())));
    }

    private static boolean isRelu(LayerSpec spec) {
        return spec instanceof LayerFacts.Function
                && spec.lastActivation().filter(RELUS::contains).isPresent();
    }

    private static void report(
            ShapedLayer layer, Start start, String message, Diagnostics diagnostics) {
        diagnostics.add(
                DiagnosticId.EQUAL_KERNEL.at(
                        layer.node().origin().at(start.attribute() + ".value"),
                        message,
                        "Leave %s out, or choose a random one, such as HE_NORMAL."
                                .formatted(start.attribute())));
    }
}
