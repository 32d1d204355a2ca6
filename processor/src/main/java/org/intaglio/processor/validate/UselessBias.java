/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;
import java.util.Optional;

/** Batch normalisation subtracts the mean, and with it any bias added right before. */
final class UselessBias implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            // A frozen bias is what it was elsewhere.
            if (!layer.node().isFrozen()
                    && hasBareBias(layer.spec())
                    && isOnlyNormalized(network, layer)) {
                diagnostics.add(
                        DiagnosticId.USELESS_BIAS.at(
                                layer.node().origin().at("useBias"),
                                "the bias of '%s' has no effect: the batch normalisation after it"
                                                .formatted(layer.name())
                                        + " subtracts it",
                                "Set useBias = false."));
            }
        }
    }

    private static boolean hasBareBias(LayerSpec spec) {
        return spec.parameter("bias").isPresent()
                && spec.lastActivation().equals(Optional.of(Activation.LINEAR));
    }

    private static boolean isOnlyNormalized(ShapedNetwork network, ShapedLayer layer) {
        List<ShapedLayer> readers = Uses.readers(network, layer);
        return !Uses.isShared(network, layer)
                && !Uses.isOutput(network, layer)
                && !readers.isEmpty()
                && readers.stream().allMatch(r -> subtractsMean(network, r));
    }

    /** Not if it is frozen: then it subtracts the moving mean, whatever it reads. */
    private static boolean subtractsMean(ShapedNetwork network, ShapedLayer layer) {
        return layer.spec() instanceof LayerSpec.BatchNormalization
                && !network.isFrozen(layer.owner());
    }
}
