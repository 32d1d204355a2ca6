/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.graph.Weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every parameter its place: one flat array for the trainable ones, one for the others. */
public final class WeightsLayout {
    private final Map<Weights, Integer> offsets = new LinkedHashMap<>();
    private int trainable;
    private int state;

    /** A layout of parameters one after the other. */
    WeightsLayout(List<Weights> all) {
        for (Weights weights : all) {
            int free = weights.spec().trainable() ? trainable : state;
            int start = CacheLines.align(free, weights.size());
            if (weights.spec().trainable()) {
                trainable = start + weights.size();
            } else {
                state = start + weights.size();
            }
            offsets.put(weights, start);
        }
    }

    /** All parameters, in the order of their layers. */
    public List<Weights> all() {
        return List.copyOf(offsets.keySet());
    }

    /** Where a parameter starts in its array. */
    public int offset(Weights weights) {
        return offsets.get(weights);
    }

    /** Floats of the trainable parameters, gaps included. */
    public int trainable() {
        return trainable;
    }

    /** Floats of the other parameters, gaps included. */
    public int state() {
        return state;
    }
}
