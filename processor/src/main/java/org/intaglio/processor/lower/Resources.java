/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Tensor;

import java.util.HashMap;
import java.util.Map;

/** What stands for the values of a graph here, and what this machine needs besides. */
final class Resources {
    private final Map<Tensor, Value> values = new HashMap<>();
    private final Map<Tensor, Region> regions = new HashMap<>();

    /** Below those of the graph: the same for a program that has more of them behind its end. */
    private int ids = -2;

    /** What every sample has. */
    Value of(Tensor tensor) {
        return values.computeIfAbsent(tensor, t -> new Value(t.id(), t.name(), t.size()));
    }

    /** Lets a value be another: the same elements in another shape. */
    void alias(Tensor tensor, Tensor of) {
        values.put(tensor, of(of));
    }

    /** What all samples have in common. */
    Region regionOf(Tensor tensor) {
        return regions.get(tensor);
    }

    /** Lets a region stand for a value. */
    void put(Tensor tensor, Region region) {
        regions.put(tensor, region);
    }

    /** A value that the graph does not know. */
    Value value(String name, int size) {
        return new Value(ids--, name, size);
    }

    /** Sums of a part of the batch. */
    Region part(String name, int size) {
        return new Region(ids--, name, Region.Kind.PART, size);
    }

    /** What a step has once. */
    Region shared(String name, int size) {
        return new Region(ids--, name, Region.Kind.SHARED, size);
    }
}
