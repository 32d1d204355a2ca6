/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program computes: operations in an order in which they can run.
 *
 * @param inputs the values of the inputs, in the order of declaration
 * @param outputs the values of the outputs, in the order of declaration; where there are losses,
 *     the masks of those outputs that have one follow, in the same order
 * @param weights all parameters
 * @param ops the operations
 * @param gradients the derivatives for the parameters
 * @param inputGradients those for the inputs, as far as anybody wants them
 */
public record Graph(
        List<Tensor> inputs,
        List<Tensor> outputs,
        List<Weights> weights,
        List<Op> ops,
        List<Gradient> gradients,
        List<Optional<Tensor>> inputGradients) {
    /**
     * The derivative for a parameter, or one use's contribution to it.
     *
     * @param weights the parameter
     * @param value the derivative
     */
    public record Gradient(Weights weights, Tensor value) {}

    /** Copies the lists. */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = List.copyOf(weights);
        ops = List.copyOf(ops);
        gradients = List.copyOf(gradients);
        inputGradients = List.copyOf(inputGradients);
    }

    /** A graph without derivatives. */
    public Graph(List<Tensor> inputs, List<Tensor> outputs, List<Weights> weights, List<Op> ops) {
        this(inputs, outputs, weights, ops, List.of(), List.of());
    }

    /** The same with other operations. */
    public Graph with(List<Op> ops) {
        return new Graph(inputs, outputs, weights, ops, gradients, inputGradients);
    }

    /** An id that no value has. */
    public int nextId() {
        return 1
                + Stream.concat(inputs.stream(), ops.stream().flatMap(Graph::written))
                        .mapToInt(Tensor::id)
                        .max()
                        .orElse(-1);
    }

    /** What an operation writes, and what is written or handed over within it. */
    private static Stream<Tensor> written(Op op) {
        if (!(op instanceof RecurrentOp.Scan scan)) {
            return op.writes().stream();
        }
        return Stream.of(
                        scan.writes().stream(),
                        scan.slices().stream().map(RecurrentOp.Slice::step),
                        scan.carries().stream().map(RecurrentOp.Carry::before),
                        scan.body().stream().flatMap(Graph::written))
                .flatMap(values -> values);
    }

    /** The operation that writes a value; none for an input. */
    public Optional<Op> writer(Tensor value) {
        return ops.stream().filter(op -> op.writes().contains(value)).findFirst();
    }

    /** For each value, the operations that read it. */
    public Map<Operand, List<Op>> readers() {
        return ops.stream()
                .flatMap(op -> op.reads().stream().distinct().map(r -> Map.entry(r, op)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Values that are read outside of the graph. */
    public Stream<Tensor> results() {
        return Stream.of(
                        outputs.stream(),
                        gradients.stream().map(Gradient::value),
                        inputGradients.stream().flatMap(Optional::stream))
                .flatMap(s -> s);
    }
}
