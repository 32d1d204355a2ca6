/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The sizes of products of matrices that lie in samples, several a sample: the heads of an
 * attention, say. Matrix {@code h} of sample {@code n} begins {@code n·sampleStride +
 * h·batchStride} floats after the first.
 *
 * @param batches products of a sample
 * @param rows M, rows of A and of C
 * @param inner K, columns of A and rows of B
 * @param columns N, columns of B and of C
 * @param a where A (M×K) lies; its samples may be the same one
 * @param b where B (K×N) lies; with a sample stride of 0, all samples have the same
 * @param c where C (M×N) lies, not transposed
 * @param scale what the product is multiplied by
 */
public record ProductShape(
        int batches, int rows, int inner, int columns, Side a, Side b, Side c, float scale) {
    /**
     * Where the matrices of one side lie.
     *
     * @param sampleStride floats from a sample's to the next one's
     * @param batchStride floats from one to the next within a sample
     * @param rowStride floats from row to row, as it is stored
     * @param transposed whether it is stored column by column, that is, as its transpose
     */
    public record Side(int sampleStride, int batchStride, int rowStride, boolean transposed) {}

    /**
     * Sizes.
     *
     * @throws IllegalArgumentException if C is transposed
     */
    public ProductShape {
        if (c.transposed()) {
            throw new IllegalArgumentException(
                    "c: expected a side that is not transposed, found "
                            + c
                            + ". Exchange a and b, and transpose both.");
        }
    }

    /** Floats of scratch that {@link MatrixKernels#multiply} may use, however many samples. */
    public int scratch() {
        if (!b.transposed() && scale == 1) {
            return 0;
        }
        int matrix = Math.multiplyExact(inner, columns);
        return b.sampleStride() == 0 ? Math.multiplyExact(batches, matrix) : matrix;
    }
}
