/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a network, in the order of their layers. */
final class Parameters {
    private final List<Weights> all = new ArrayList<>();

    Parameters(ShapedNetwork network) {
        for (ShapedLayer layer : network.layers()) {
            for (ParameterSpec spec : layer.parameters()) {
                all.add(new Weights(layer.name(), spec));
            }
        }
    }

    List<Weights> all() {
        return all;
    }

    /** A parameter of a layer, which has it. */
    Weights get(String layer, String name) {
        return find(layer, name).orElseThrow();
    }

    /** A parameter of a layer; none if it was left out, as a bias may be. */
    Optional<Weights> find(String layer, String name) {
        return all.stream()
                .filter(w -> w.layer().equals(layer) && w.spec().name().equals(name))
                .findFirst();
    }
}
