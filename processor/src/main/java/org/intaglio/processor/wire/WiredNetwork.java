/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

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
 */
public record WiredNetwork(NetworkSpec spec, List<WiredLayer> layers, List<Output> outputs) {
    /** Copies the lists. */
    public WiredNetwork {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /**
     * An output.
     *
     * @param layer the name of the layer
     * @param loss its own loss, or the network's
     */
    public record Output(String layer, LossSpec loss) {}
}
