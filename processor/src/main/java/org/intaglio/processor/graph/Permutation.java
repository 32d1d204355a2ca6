/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Axes in another order: axis {@code i} of the result is axis {@code order.get(i)} of the argument.
 *
 * @param order each axis once
 */
record Permutation(List<Integer> order) {
    /** Copies the list. */
    Permutation {
        order = List.copyOf(order);
    }

    /** The order that moves these axes behind the others. */
    static Permutation last(List<Integer> axes, int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.removeAll(axes);
        order.addAll(axes);
        return new Permutation(order);
    }

    /** What undoes it. */
    Permutation inverse() {
        return new Permutation(
                IntStream.range(0, order.size()).map(order::indexOf).boxed().toList());
    }

    /**
     * The operations that do it: where axes are out of order, as many as lie side by side in both
     * orders change places with those before them.
     */
    Tensor of(GraphBuilder graph, String name, Tensor x) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, order.size()).boxed().toList());
        List<Integer> lengths = new ArrayList<>(x.shape().dimensions());
        Tensor y = x;
        for (int i = 0; i < order.size(); i++) {
            int from = left.indexOf(order.get(i));
            if (from == i) {
                continue;
            }
            int to = from + 1;
            while (to < left.size() && left.get(to).equals(order.get(i + to - from))) {
                to++;
            }
            int outer = product(lengths.subList(0, i));
            int rows = product(lengths.subList(i, from));
            int columns = product(lengths.subList(from, to));
            int inner = product(lengths.subList(to, lengths.size()));
            exchange(left, i, from, to);
            exchange(lengths, i, from, to);
            Shape shape = new Shape(lengths);
            if (rows == 1 || columns == 1) {
                y = graph.view(name, y, shape);
            } else {
                Tensor z = graph.value(name, shape);
                y = graph.add(new ShapeOp.Transpose(name, outer, rows, columns, inner, y, z));
            }
        }
        return y;
    }

    private static void exchange(List<Integer> all, int first, int second, int end) {
        List<Integer> before = List.copyOf(all.subList(first, second));
        all.subList(first, second).clear();
        all.addAll(first + end - second, before);
    }

    private static int product(List<Integer> lengths) {
        return lengths.stream().reduce(1, Math::multiplyExact);
    }
}
