/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
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
        List<LayerNode> frozen =
                network.spec().layers().stream().filter(LayerNode::isFrozen).toList();
        for (LayerNode node : frozen) {
            Origin origin = node.frozen().orElseThrow();
            if (node.spec() instanceof LayerSpec.Shared shared) {
                diagnostics.add(
                        DiagnosticId.FROZEN.at(
                                origin,
                                "'%s' cannot be frozen: its parameters are those of '%s'"
                                        .formatted(node.name(), shared.layer()),
                                "Put @Frozen at '" + shared.layer() + "'."));
            } else if (isKnown(network, node) && !hasParameters(network, node)) {
                diagnostics.add(
                        DiagnosticId.NOTHING_TO_FREEZE.at(
                                origin,
                                "'%s' has no parameters that could be frozen"
                                        .formatted(node.name()),
                                "Remove @Frozen."));
            }
        }
        nothingLeft(network, frozen, diagnostics);
    }

    private static boolean isKnown(ShapedNetwork network, LayerNode node) {
        return network.layers().stream().anyMatch(layer -> isOf(layer, node));
    }

    private static boolean hasParameters(ShapedNetwork network, LayerNode node) {
        return network.layers().stream()
                .anyMatch(layer -> isOf(layer, node) && !layer.parameters().isEmpty());
    }

    /** Whether it is the layer of a field, or one of the network that the field uses. */
    private static boolean isOf(ShapedLayer layer, LayerNode field) {
        return layer.name().equals(field.name()) || layer.name().startsWith(field.name() + ".");
    }

    private static void nothingLeft(
            ShapedNetwork network, List<LayerNode> frozen, Diagnostics diagnostics) {
        boolean anyTrained =
                network.layers().stream()
                        .flatMap(layer -> layer.parameters().stream())
                        .anyMatch(ParameterSpec::trainable);
        if (anyTrained || diagnostics.preventGeneration()) {
            return;
        }
        frozen.stream()
                .filter(node -> hasParameters(network, node))
                .findFirst()
                .ifPresent(first ->
                        diagnostics.add(
                                DiagnosticId.FROZEN.at(
                                        first.frozen().orElseThrow(),
                                        "every parameter of '%s' is frozen: training would change nothing"
                                                .formatted(network.spec().name()),
                                        "Remove @Frozen from the layers that are to learn.")));
    }
}
