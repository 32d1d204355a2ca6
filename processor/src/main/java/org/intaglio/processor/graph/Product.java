/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

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
     * How a matrix lies in its tensor.
     *
     * @param batchStride from the matrix of one product to that of the next
     * @param rowStride from row to row as they lie
     * @param transposed whether what lies there is the transpose of the matrix
     */
    public record Layout(int batchStride, int rowStride, boolean transposed) {
        /** A matrix alone. */
        public static Layout of(int columns) {
            return new Layout(0, columns, false);
        }

        Layout flipped() {
            return new Layout(batchStride, rowStride, !transposed);
        }
    }

    /** {@code Y = X·W}: X rows×in, W in×out. */
    public static Product dense(int rows, int in, int out) {
        return new Product(
                1, rows, in, out, Layout.of(in), Layout.of(out), Layout.of(out), 1, false);
    }

    /** Whether there is one a sample, of matrices that lie without gaps, times nothing. */
    public boolean isPlain() {
        return batches == 1
                && scale == 1
                && a.equals(lying(rows, inner, a.transposed))
                && b.equals(lying(inner, columns, b.transposed))
                && y.equals(lying(rows, columns, false));
    }

    private static Layout lying(int rows, int columns, boolean transposed) {
        return new Layout(0, transposed ? rows : columns, transposed);
    }

    /** A sum over the rows of a sample, over those of all steps of a loop. */
    Product overSteps(int steps) {
        return new Product(batches, rows, inner * steps, columns, a, b, y, scale, overSamples);
    }

    /**
     * The derivative for A, {@code dA = scale·dY·Bᵀ}, or its transpose where that is what lies
     * there: of dY and B, or of B and dY.
     */
    Product forA(boolean sum) {
        return a.transposed
                ? new Product(batches, inner, columns, rows, b, y.flipped(), stored(a), scale, sum)
                : new Product(batches, rows, columns, inner, y, b.flipped(), a, scale, sum);
    }

    /**
     * The derivative for B, {@code dB = scale·Aᵀ·dY}, or its transpose: of A and dY, or dY and A.
     */
    Product forB(boolean sum) {
        return b.transposed
                ? new Product(batches, columns, rows, inner, y.flipped(), a, stored(b), scale, sum)
                : new Product(batches, inner, rows, columns, a.flipped(), y, b, scale, sum);
    }

    private static Layout stored(Layout transposed) {
        return transposed.flipped();
    }
}
