/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.check.Slot;

import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers in a shape, row-major. It wraps an array without copying it, so that large data is held
 * once; whoever changes the array changes the tensor.
 */
@CheckReturnValue
public final class Tensor {
    private final Shape shape;
    private final float[] data;

    private Tensor(Shape shape, float[] data) {
        this.shape = shape;
        this.data = data;
    }

    /**
     * A tensor of a shape, around an array.
     *
     * @throws IllegalArgumentException if the array does not have {@code shape.size()} elements
     */
    public static Tensor of(Shape shape, float[] data) {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(data, "data");
        if (shape.size() != data.length) {
            throw new IllegalArgumentException(
                    "a tensor of %s has %d values, got %d"
                            .formatted(shape, shape.size(), data.length));
        }
        return new Tensor(shape, data);
    }

    /**
     * Samples around an array.
     *
     * @param n how many
     * @param sample the shape of one
     */
    static Tensor ofRows(int n, Shape sample, float[] data) {
        int[] dimensions = new int[sample.rank() + 1];
        dimensions[0] = n;
        System.arraycopy(sample.dimensions(), 0, dimensions, 1, sample.rank());
        return of(Shape.of(dimensions), data);
    }

    /** A vector around an array. */
    public static Tensor vector(float... data) {
        Objects.requireNonNull(data, "data");
        return new Tensor(Shape.of(data.length), data);
    }

    /**
     * A matrix from its rows, copied.
     *
     * @throws IllegalArgumentException if the rows do not all have the same length, or have more
     *     than 2^31 - 1 values together
     */
    public static Tensor rows(float[]... rows) {
        Objects.requireNonNull(rows, "rows");
        int width = rows.length == 0 ? 0 : row(rows, 0).length;
        Shape shape = Shape.of(rows.length, width);
        float[] data = new float[shape.size()];
        for (int i = 0; i < rows.length; i++) {
            if (row(rows, i).length != width) {
                throw new IllegalArgumentException(
                        "row 0 has %d values, but row %d has %d; all rows need the same length"
                                .formatted(width, i, rows[i].length));
            }
            System.arraycopy(rows[i], 0, data, i * width, width);
        }
        return new Tensor(shape, data);
    }

    /**
     * A matrix from its rows, copied, for an input of indices.
     *
     * @throws IllegalArgumentException if the rows do not all have the same length, or one has
     *     something that is not from 0 to 2^24 - 1
     */
    public static Tensor indices(int[]... rows) {
        Slot.called("the input").checkIndices(Objects.requireNonNull(rows, "rows"));
        int width = rows.length == 0 ? 0 : rows[0].length;
        Shape shape = Shape.of(rows.length, width);
        float[] data = new float[shape.size()];
        for (int i = 0; i < rows.length; i++) {
            Indices.write(rows[i], data, i * width);
        }
        return new Tensor(shape, data);
    }

    private static float[] row(float[][] rows, int i) {
        if (rows[i] == null) {
            throw new NullPointerException("row " + i + " is null");
        }
        return rows[i];
    }

    /** A vector of class indices, copied; exact up to 2^24. */
    public static Tensor labels(int... labels) {
        Objects.requireNonNull(labels, "labels");
        float[] data = new float[labels.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = labels[i];
        }
        return vector(data);
    }

    /** The dimensions. */
    public Shape shape() {
        return shape;
    }

    /** How many values. */
    public int size() {
        return data.length;
    }

    /** The array itself, not a copy. */
    public float[] data() {
        return data;
    }

    /** A copy of the values. */
    public float[] toArray() {
        return data.clone();
    }

    /**
     * One value.
     *
     * @param index an index for each axis
     * @throws IndexOutOfBoundsException if an index is outside its axis
     * @throws IllegalArgumentException if there is not one index an axis
     */
    public float get(int... index) {
        Objects.requireNonNull(index, "index");
        return data[offset(shape, index)];
    }

    /**
     * A row of the first axis, copied.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public float[] row(int row) {
        int rows = shape.rank() == 0 ? 1 : shape.dimension(0);
        Objects.checkIndex(row, rows);
        int width = data.length / rows;
        return Arrays.copyOfRange(data, row * width, (row + 1) * width);
    }

    /** All rows of the first axis, copied. */
    public float[][] toRows() {
        float[][] rows = new float[shape.rank() == 0 ? 1 : shape.dimension(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i);
        }
        return rows;
    }

    /**
     * The same values in another shape, around the same array.
     *
     * @throws IllegalArgumentException if the shapes differ in size
     */
    public Tensor reshape(int... dimensions) {
        Objects.requireNonNull(dimensions, "dimensions");
        return of(Shape.of(dimensions), data);
    }

    static int offset(Shape shape, int... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException(
                    "%s has %d axes, got %d indices".formatted(shape, shape.rank(), index.length));
        }
        int offset = 0;
        for (int axis = 0; axis < index.length; axis++) {
            int length = shape.dimension(axis);
            offset = offset * length + Objects.checkIndex(index[axis], length);
        }
        return offset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && shape.equals(that.shape)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(data);
    }

    /** The shape, and the first values. */
    @Override
    public String toString() {
        int shown = Math.min(data.length, 8);
        String values = Arrays.toString(Arrays.copyOf(data, shown));
        return shown == data.length
                ? shape + " " + values
                : shape + " " + values.substring(0, values.length() - 1) + ", ...]";
    }
}
