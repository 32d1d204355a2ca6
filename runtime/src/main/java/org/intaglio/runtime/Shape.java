/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The dimensions of a tensor, outermost first: {@code 28×28×1}. Immutable. */
@CheckReturnValue
public final class Shape {
    private static final long TOO_MANY = 1L << 31;

    private final int[] dimensions;
    private final int size;

    private Shape(int[] dimensions) {
        this.dimensions = dimensions;
        long product = 1;
        for (int d : dimensions) {
            if (d < 0) {
                throw new IllegalArgumentException(
                        "a dimension must not be negative: " + Arrays.toString(dimensions));
            }
            // No further than it takes to see that it is too much: it may still become 0.
            product = Math.min(product * d, TOO_MANY);
        }
        if (product == TOO_MANY) {
            throw new IllegalArgumentException(
                    "%s are more than the %d elements that an array can hold"
                            .formatted(this, Integer.MAX_VALUE));
        }
        this.size = (int) product;
    }

    /**
     * A shape from its dimensions; none for a single number.
     *
     * @throws IllegalArgumentException if a dimension is negative, or there are more than 2^31 - 1
     *     elements
     */
    public static Shape of(int... dimensions) {
        Objects.requireNonNull(dimensions, "dimensions");
        return new Shape(dimensions.clone());
    }

    /** How many axes. */
    public int rank() {
        return dimensions.length;
    }

    /** The length of an axis; negative axes count from the end. */
    public int dimension(int axis) {
        return dimensions[axis < 0 ? axis + dimensions.length : axis];
    }

    /** A copy of the dimensions. */
    public int[] dimensions() {
        return dimensions.clone();
    }

    /** How many elements. */
    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    @Override
    public String toString() {
        return dimensions.length == 0
                ? "scalar"
                : Arrays.stream(dimensions)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("×"));
    }
}
