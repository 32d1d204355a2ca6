/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Tensor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for the values of a graph here, and what this machine needs besides. A sequence that
 * a loop runs over lies step by step; elsewhere, samples lie one after the other. Who reads a value
 * says how; it is brought into that form where it is not in it yet.
 */
final class Resources {
    private final Map<Tensor, Value> samples = new HashMap<>();
    private final Map<Tensor, Value> steps = new HashMap<>();
    private final Map<Tensor, Region> regions = new HashMap<>();
    private final Ids ids;
    private final Code code;

    /** Below those of the graph: the same for a program that has more of them behind its end. */
    private static final class Ids {
        int next = -2;
    }

    Resources(Code code) {
        this(code, new Ids());
    }

    private Resources(Code code, Ids ids) {
        this.code = code;
        this.ids = ids;
    }

    /** The values of the body of a loop. */
    Resources ofBody(Code body) {
        return new Resources(body, ids);
    }

    /** A value whose samples lie one after the other. */
    Value of(Tensor tensor) {
        Value known = samples.get(tensor);
        if (known != null) {
            return known;
        }
        Value inSteps = steps.get(tensor);
        if (inSteps == null) {
            Value value = new Value(tensor.id(), tensor.name(), tensor.size());
            samples.put(tensor, value);
            return value;
        }
        Value value = value(tensor.name(), tensor.size());
        samples.put(tensor, value);
        int length = tensor.shape().dimension(0);
        code.add(
                new Forward.FromSteps(
                        tensor.name(), length, tensor.size() / length, inSteps, value));
        return value;
    }

    /** A sequence that lies step by step. */
    Value steps(Tensor tensor) {
        Value known = steps.get(tensor);
        if (known != null) {
            return known;
        }
        Value value = sequence(tensor.name(), tensor.size());
        steps.put(tensor, value);
        Value bySamples = samples.get(tensor);
        if (bySamples != null) {
            int length = tensor.shape().dimension(0);
            code.add(
                    new Forward.ToSteps(
                            tensor.name(), length, tensor.size() / length, bySamples, value));
        }
        return value;
    }

    /** Whether a value lies step by step. */
    boolean hasSteps(Tensor tensor) {
        return steps.containsKey(tensor);
    }

    /** Lets a value be another. */
    void put(Tensor tensor, Value value) {
        (value.layout() == Value.Layout.STEPS ? steps : samples).put(tensor, value);
    }

    /** Lets a value be another: the same elements in another shape. */
    void alias(Tensor tensor, Tensor of) {
        samples.put(tensor, of(of));
    }

    /** What a value is called here already, if it is. */
    Optional<Value> known(Tensor tensor) {
        return Optional.ofNullable(samples.get(tensor));
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
        return new Value(ids.next--, name, size);
    }

    /** A sequence that the graph does not know, step by step. */
    Value sequence(String name, int size) {
        return new Value(ids.next--, name, size, Value.Layout.STEPS, Optional.empty());
    }

    /** A piece of a value. */
    Value view(Value of, int offset, int size, Value.Layout layout, Optional<Value.Step> step) {
        int before = of.view().map(Value.View::offset).orElse(0);
        return new Value(
                ids.next--,
                of.name(),
                size,
                layout,
                Optional.of(new Value.View(of.base(), before + offset, step)));
    }

    /** Sums of a part of the batch. */
    Region part(String name, int size) {
        return new Region(ids.next--, name, Region.Kind.PART, size);
    }

    /** What a step has once. */
    Region shared(String name, int size) {
        return new Region(ids.next--, name, Region.Kind.SHARED, size);
    }
}
