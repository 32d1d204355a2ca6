/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredNetwork.Entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the layers of used networks where they are used: {@code edges} of the network of the field
 * {@code base} becomes {@code base.edges}. A network with one output leaves a layer by the name of
 * the field, which hands that on.
 */
final class Inlining {
    private final Diagnostics diagnostics;
    private final List<WiredLayer> flat = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Inlining(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Adds a layer, or the layers that it stands for. */
    void add(WiredLayer layer) {
        boolean isNetwork = layer.spec() instanceof LayerSpec.Use;
        if (isNetwork && !diagnostics.isBroken(layer.name())) {
            inline(layer, ((LayerSpec.Use) layer.spec()));
        } else if (!isNetwork) {
            flat.add(layer);
        }
    }

    List<WiredLayer> layers() {
        return flat;
    }

    List<Entry> entries() {
        return entries;
    }

    private void inline(WiredLayer field, LayerSpec.Use use) {
        // Its mistakes are reported where it is declared; here, that it has some.
        WiredNetwork network = Wiring.wire(use.value(), new Diagnostics());
        String prefix = field.name() + ".";
        Map<String, String> names = new HashMap<>();
        List<LayerNode> inputs = use.value().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            LayerSpec.Input input = (LayerSpec.Input) inputs.get(i).spec();
            String source = field.inputs().get(i);
            names.put(inputs.get(i).name(), source);
            entries.add(new Entry(field.node(), i, source, inputs.get(i).name(), input));
        }
        for (WiredLayer layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.Input) {
                continue;
            }
            names.put(layer.name(), prefix + layer.name());
            flat.add(
                    new WiredLayer(
                            inner(layer.node(), prefix, field.node()),
                            layer.spec(),
                            field.owner() + "." + layer.owner(),
                            layer.inputs().stream().map(names::get).toList()));
        }
        if (network.outputs().size() == 1) {
            String output = names.get(network.outputs().getFirst().layer());
            flat.add(new WiredLayer(field.node(), field.spec(), field.name(), List.of(output)));
        }
    }

    private static LayerNode inner(LayerNode node, String prefix, LayerNode field) {
        return new LayerNode(
                prefix + node.name(),
                node.spec(),
                node.from(),
                Optional.empty(),
                field.frozen().or(node::frozen),
                node.constraints(),
                field.origin().inlined());
    }
}
