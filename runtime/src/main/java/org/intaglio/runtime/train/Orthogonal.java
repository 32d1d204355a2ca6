/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.MatrixKernels;

/**
 * Brings the singular values of a matrix near 1, by an odd polynomial of the fifth degree that is
 * steep at 0, over and over; see {@link Muon}. Not for two threads at once.
 */
final class Orthogonal {
    private static final float A = 3.4445f;
    private static final float B = -4.775f;
    private static final float C = 2.0315f;

    // The matrix, no taller than wide; its transpose; a product with it.
    private final float[] x;
    private final float[] transposed;
    private final float[] product;

    // As wide and as tall as the matrix is tall.
    private final float[] square;
    private final float[] fourth;

    /**
     * @param largest numbers of the largest matrix
     * @param smallerSide the longest of the matrices' smaller sides
     */
    Orthogonal(int largest, int smallerSide) {
        this.x = new float[largest];
        this.transposed = new float[largest];
        this.product = new float[largest];
        this.square = new float[smallerSide * smallerSide];
        this.fourth = new float[smallerSide * smallerSide];
    }

    /**
     * Replaces a matrix.
     *
     * @param before what it is multiplied by before
     * @param after and after
     * @param m where the matrix lies, row by row
     */
    void of(
            MatrixKernels kernels,
            int steps,
            int rows,
            int columns,
            float before,
            float after,
            float[] m,
            int mAt) {
        boolean isTall = rows > columns;
        int height = Math.min(rows, columns);
        int width = Math.max(rows, columns);
        if (isTall) {
            kernels.transpose(rows, columns, 0, columns, m, mAt, x, 0);
        } else {
            System.arraycopy(m, mAt, x, 0, height * width);
        }
        scale(height * width, before);
        for (int s = 0; s < steps; s++) {
            improve(kernels, height, width);
        }
        scale(height * width, after);
        if (isTall) {
            kernels.transpose(height, width, 0, width, x, 0, m, mAt);
        } else {
            System.arraycopy(x, 0, m, mAt, height * width);
        }
    }

    private void scale(int length, float factor) {
        for (int i = 0; i < length; i++) {
            x[i] *= factor;
        }
    }

    private void improve(MatrixKernels kernels, int height, int width) {
        kernels.transpose(height, width, 0, width, x, 0, transposed, 0);
        multiply(kernels, height, width, height, x, transposed, square);
        multiply(kernels, height, height, height, square, square, fourth);
        for (int i = 0; i < height * height; i++) {
            fourth[i] = B * square[i] + C * fourth[i];
        }
        multiply(kernels, height, height, width, fourth, x, product);
        for (int i = 0; i < height * width; i++) {
            x[i] = A * x[i] + product[i];
        }
    }

    private static void multiply(
            MatrixKernels kernels,
            int rows,
            int inner,
            int columns,
            float[] a,
            float[] b,
            float[] c) {
        kernels.dense(rows, inner, columns, a, 0, b, 0, null, 0, false, c, 0);
    }
}
