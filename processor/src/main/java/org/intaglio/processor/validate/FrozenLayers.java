/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** Layers that are frozen for nothing, and networks with nothing left to train. */
final class FrozenLayers implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        List<ShapedLayer> frozen =
                network.layers().stream().filter(layer -> layer.node().isFrozen()).toList();
        for (ShapedLayer layer : frozen) {
            Origin origin = layer.node().frozen().orElseThrow();
            if (!layer.owner().equals(layer.name())) {
                diagnostics.add(
                        DiagnosticId.FROZEN.at(
                                origin,
                                "'%s' cannot be frozen: its parameters are those of '%s'"
                                        .formatted(layer.name(), layer.owner()),
                                "Put @Frozen at '" + layer.owner() + "'."));
            } else if (layer.parameters().isEmpty()) {
                diagnostics.add(
                        DiagnosticId.NOTHING_TO_FREEZE.at(
                                origin,
                                "'%s' has no parameters that could be frozen"
                                        .formatted(layer.name()),
                                "Remove @Frozen."));
            }
        }
        nothingLeft(network, frozen, diagnostics);
    }

    private static void nothingLeft(
            ShapedNetwork network, List<ShapedLayer> frozen, Diagnostics diagnostics) {
        boolean isWhole = network.spec().layers().size() == network.layers().size();
        boolean anyTrained =
                network.layers().stream()
                        .flatMap(layer -> layer.parameters().stream())
                        .anyMatch(ParameterSpec::trainable);
        frozen.stream()
                .filter(layer -> !layer.parameters().isEmpty())
                .findFirst()
                .filter(first -> isWhole && !anyTrained)
                .ifPresent(first ->
                        diagnostics.add(
                                DiagnosticId.FROZEN.at(
                                        first.node().frozen().orElseThrow(),
                                        "every parameter of '%s' is frozen: training would change nothing"
                                                .formatted(network.spec().name()),
                                        "Remove @Frozen from the layers that are to learn.")));
    }
}
