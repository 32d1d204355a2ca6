/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * The sizes of a product of matrices, {@code Y = scale·A·B}, of which a sample has {@code batches}
 * side by side.
 *
 * @param batches products of a sample: heads of an attention, 1 elsewhere
 * @param rows rows of A and Y
 * @param inner columns of A, rows of B
 * @param columns columns of B and Y
 * @param a how A lies
 * @param b how B lies
 * @param y how Y lies; never transposed
 * @param scale the factor
 * @param overSamples whether the products of all samples are added up
 */
public record Product(
        int batches,
        int rows,
        int inner,
        int columns,
        Layout a,
        Layout b,
        Layout y,
        float scale,
        boolean overSamples) {
    /**
     * How a matrix lies in its value or parameter.
     *
     * @param batchStride from the matrix of one product to that of the next
     * @param rowStride from row to row as they lie
     * @param transposed whether what lies there is the transpose of the matrix
     */
    public record Layout(int batchStride, int rowStride, boolean transposed) {}

    /** {@code Y = A·B}, one a sample, all three without gaps. */
    public static Product of(int rows, int inner, int columns) {
        return of(rows, inner, columns, false, false, false);
    }

    /**
     * {@code Y = A·B}, one a sample, all three without gaps.
     *
     * @param transposedA whether A lies there as its transpose
     * @param transposedB whether B lies there as its transpose
     * @param overSamples whether the products of all samples are added up
     */
    public static Product of(
            int rows,
            int inner,
            int columns,
            boolean transposedA,
            boolean transposedB,
            boolean overSamples) {
        return new Product(
                1,
                rows,
                inner,
                columns,
                new Layout(0, transposedA ? rows : inner, transposedA),
                new Layout(0, transposedB ? inner : columns, transposedB),
                new Layout(0, columns, false),
                1,
                overSamples);
    }
}
