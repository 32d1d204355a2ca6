/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.graph.Weights;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every parameter its place: one flat array for the trainable ones, one for the others, of
 * which those that a training step moves come first.
 */
public final class WeightsLayout {
    private final Map<Weights, Integer> offsets = new LinkedHashMap<>();
    private int trainable;
    private int state;
    private final int moving;

    /**
     * A layout of parameters one after the other.
     *
     * @param moved those of the others that a training step moves
     */
    WeightsLayout(List<Weights> all, Set<Weights> moved) {
        Map<Weights, Integer> places = new HashMap<>();
        all.stream().filter(moved::contains).forEach(w -> places.put(w, place(w)));
        moving = state;
        for (Weights weights : all) {
            offsets.put(weights, moved.contains(weights) ? places.get(weights) : place(weights));
        }
    }

    private int place(Weights weights) {
        boolean isTrainable = weights.spec().trainable();
        int start = CacheLines.align(isTrainable ? trainable : state, weights.size());
        if (isTrainable) {
            trainable = start + weights.size();
        } else {
            state = start + weights.size();
        }
        return start;
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

    /** Floats of those of the other parameters that a training step moves; they are the first. */
    public int moving() {
        return moving;
    }
}
