/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, without the batch: {@code 28×28×1}. Dimensions are positive in every
 * shape that a rule has accepted.
 *
 * @param dimensions outermost first, channels last
 */
public record Shape(List<Integer> dimensions) {
    /** Copies the dimensions. */
    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /** A shape from its dimensions. */
    public static Shape of(int... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    /** How many axes. */
    public int rank() {
        return dimensions.size();
    }

    /** With axes of length 1 before its own, as many as make it so many. */
    public Shape withRank(int rank) {
        List<Integer> all = new ArrayList<>(Collections.nCopies(rank - rank(), 1));
        all.addAll(dimensions);
        return new Shape(all);
    }

    /** Of a step of a sequence of this shape. */
    public Shape ofStep() {
        return new Shape(dimensions.subList(1, dimensions.size()));
    }

    /** Of a sequence of such steps. */
    public Shape ofSteps(int steps) {
        List<Integer> all = new ArrayList<>(dimensions);
        all.addFirst(steps);
        return new Shape(all);
    }

    /** The length of an axis; negative axes count from the end. */
    public int dimension(int axis) {
        return dimensions.get(axis < 0 ? axis + rank() : axis);
    }

    /** How many elements; exceeds an int for shapes that validation refuses. */
    public long elements() {
        long product = 1;
        for (int d : dimensions) {
            product = Math.multiplyExact(product, d);
        }
        return product;
    }

    /** {@link #elements()} as an int, for shapes that validation has accepted. */
    public int size() {
        return Math.toIntExact(elements());
    }

    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
