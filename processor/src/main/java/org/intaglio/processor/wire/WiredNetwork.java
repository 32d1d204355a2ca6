/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;

import java.util.List;

/**
 * A network as a graph.
 *
 * @param spec the declaration
 * @param layers in an order in which every layer comes after what it reads, and otherwise in the
 *     order of declaration; without those on a cycle and what reads them
 * @param outputs in the order of declaration
 * @param entries what the networks that it uses read
 */
public record WiredNetwork(
        NetworkSpec spec, List<WiredLayer> layers, List<Output> outputs, List<Entry> entries) {
    /** Copies the lists. */
    public WiredNetwork {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
        entries = List.copyOf(entries);
    }

    /**
     * Where a network that a field uses reads something.
     *
     * @param field the field
     * @param index which of its inputs
     * @param source the name of what is read
     * @param name the name of the input in the network's declaration
     * @param input what the network says of it
     */
    public record Entry(
            LayerNode field, int index, String source, String name, LayerSpec.Input input) {}

    /**
     * An output.
     *
     * @param layer the name of the layer
     * @param loss its own loss, or the network's
     */
    public record Output(String layer, LossSpec loss) {}
}
