/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A layer that nothing reads is an output. With layers below it that lead elsewhere, it may as well
 * have been skipped by mistake.
 */
final class UnmarkedOutput implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (LayerNode node : network.spec().layers()) {
            if (reports(network, node.name())) {
                diagnostics.add(
                        DiagnosticId.UNMARKED_OUTPUT.at(
                                node.origin(),
                                "'%s' is an output of the network, because nothing reads it"
                                        .formatted(node.name()),
                                "Add @Output if it is one; else let a layer read it, from ="
                                        + " \"%s\", or remove it.".formatted(node.name())));
            }
        }
    }

    /** Whether an output does not say that it is one, and stands above layers that are none. */
    static boolean reports(ShapedNetwork network, String name) {
        List<LayerNode> nodes = network.spec().layers();
        LayerNode node =
                nodes.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
        Set<String> sources = sources(network, name);
        return isOutput(network, node)
                && node.loss().isEmpty()
                && nodes.subList(nodes.indexOf(node), nodes.size()).stream()
                        .anyMatch(below ->
                                !isOutput(network, below) && !sources.contains(below.name()));
    }

    /** What a layer is computed from: the field above it need not be the layer before it. */
    private static Set<String> sources(ShapedNetwork network, String name) {
        Set<String> sources = new HashSet<>(Set.of(name));
        for (ShapedLayer layer : network.layers().reversed()) {
            if (sources.contains(layer.name())) {
                sources.addAll(layer.inputs());
            }
        }
        // Of what lies in a network that a field uses, the field.
        sources.addAll(sources.stream().map(s -> s.split("\\.", 2)[0]).toList());
        return sources;
    }

    private static boolean isOutput(ShapedNetwork network, LayerNode node) {
        return network.outputs().stream().anyMatch(o -> o.layer().equals(node.name()));
    }
}
