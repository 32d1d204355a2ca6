/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;

/**
 * A network whose wiring and shapes are known and which validation has accepted.
 *
 * @param spec the declaration
 * @param layers in an order in which every layer comes after what it reads, and otherwise in the
 *     order of declaration
 * @param outputs in the order of declaration
 */
public record ShapedNetwork(NetworkSpec spec, List<ShapedLayer> layers, List<OutputSpec> outputs) {
    /** Copies the lists. */
    public ShapedNetwork {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /** The layer of a name; it exists. */
    public ShapedLayer layer(String name) {
        return layers.stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer '" + name + "'"));
    }

    /** Whether the parameters of a layer are not trained. */
    public boolean isFrozen(String owner) {
        return layer(owner).node().isFrozen();
    }

    /** The inputs, in the order of declaration. */
    public List<ShapedLayer> inputs() {
        return layers.stream().filter(l -> l.spec() instanceof LayerSpec.Input).toList();
    }
}
