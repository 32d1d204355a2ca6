/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program without its memory: operations in an order in which they can run.
 *
 * @param inputs the values of the inputs, in the order of declaration
 * @param outputs the values of the outputs, in the order of declaration
 * @param weights all parameters
 * @param ops the operations
 */
public record Graph(List<Value> inputs, List<Value> outputs, List<Weights> weights, List<Op> ops) {
    /** Copies the lists. */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = List.copyOf(weights);
        ops = List.copyOf(ops);
    }

    /** The same with other operations. */
    public Graph with(List<Op> ops) {
        return new Graph(inputs, outputs, weights, ops);
    }

    /** An id that no value and no region has. */
    public int nextId() {
        return 1
                + Stream.concat(inputs.stream(), ops.stream().flatMap(op -> op.writes().stream()))
                        .mapToInt(Resource::id)
                        .max()
                        .orElse(-1);
    }

    /** The operation that writes a value; null for an input. */
    public Op writer(Value value) {
        return ops.stream().filter(op -> op.writes().contains(value)).findFirst().orElse(null);
    }

    /** Whether an operation comes after a loss, that is, computes derivatives. */
    public boolean isBackward(Op op) {
        return ops.stream()
                .takeWhile(other -> !other.equals(op))
                .anyMatch(LossOp.class::isInstance);
    }

    /** For each resource, the operations that read it. */
    public Map<Resource, List<Op>> readers() {
        return ops.stream()
                .flatMap(op -> op.reads().stream().distinct().map(r -> Map.entry(r, op)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
