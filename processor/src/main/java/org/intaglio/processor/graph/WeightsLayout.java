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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every parameter its place: one flat array for the trainable ones, one for the others. */
final class WeightsLayout {
    private final Map<String, Map<String, Weights>> byLayer = new LinkedHashMap<>();

    WeightsLayout(ShapedNetwork network) {
        int trainable = 0;
        int state = 0;
        for (ShapedLayer layer : network.layers()) {
            Map<String, Weights> own = new LinkedHashMap<>();
            for (ParameterSpec spec : layer.parameters()) {
                int free = spec.trainable() ? trainable : state;
                int start = CacheLines.align(free, spec.shape().size());
                Weights weights = new Weights(layer.name(), spec, start);
                if (spec.trainable()) {
                    trainable = start + weights.size();
                } else {
                    state = start + weights.size();
                }
                own.put(spec.name(), weights);
            }
            byLayer.put(layer.name(), own);
        }
    }

    /** The parameter of a layer, or null if it goes without: a bias that was left out. */
    Weights find(String layer, String name) {
        return byLayer.get(layer).get(name);
    }

    /** All parameters, in the order of their layers. */
    List<Weights> all() {
        List<Weights> all = new ArrayList<>();
        byLayer.values().forEach(own -> all.addAll(own.values()));
        return all;
    }
}
