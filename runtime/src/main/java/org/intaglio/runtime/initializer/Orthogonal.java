/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.Shape;

/**
 * A matrix with orthonormal rows or columns (whichever are fewer), times a gain: the Q of the QR
 * decomposition of a normal matrix (Saxe et al. 2013, <a
 * href="https://arxiv.org/abs/1312.6120">arxiv.org/abs/1312.6120</a>), R's diagonal positive.
 *
 * @param rows the product of all axes but the last
 * @param columns the last axis
 * @param gain the factor
 */
record Orthogonal(int rows, int columns, float gain) implements Initialization {
    static Orthogonal of(Shape shape, float gain) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "an orthogonal initializer needs at least two axes, got " + shape);
        }
        return new Orthogonal(shape.size() / shape.dimension(-1), shape.dimension(-1), gain);
    }

    @Override
    public void fill(long key, float[] to, int from, int length) {
        int count = Math.min(rows, columns);
        int size = Math.max(rows, columns);
        double[][] vectors = new double[count][size];
        for (int v = 0; v < count; v++) {
            for (int i = 0; i < size; i++) {
                vectors[v][i] = Normal.draw(key, i * count + v);
            }
            orthonormalize(vectors, v);
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double q = rows < columns ? vectors[r][c] : vectors[c][r];
                to[from + r * columns + c] = (float) (gain * q);
            }
        }
    }

    /** Gram and Schmidt, twice: once leaves errors that grow with the condition of the matrix. */
    private static void orthonormalize(double[][] vectors, int v) {
        double[] x = vectors[v];
        for (int round = 0; round < 2; round++) {
            for (int u = 0; u < v; u++) {
                double dot = dot(x, vectors[u]);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= dot * vectors[u][i];
                }
            }
        }
        double norm = StrictMath.sqrt(dot(x, x));
        for (int i = 0; i < x.length; i++) {
            x[i] /= norm;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
