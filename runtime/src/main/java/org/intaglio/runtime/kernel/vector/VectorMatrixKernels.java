/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import org.intaglio.runtime.kernel.MatrixKernels;

import java.util.Arrays;

/** Products by {@link Gemm}; one output unit, a matrix of one column, by dot products. */
final class VectorMatrixKernels implements MatrixKernels {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    /** Side of the squares in which a matrix is transposed: a square of floats is 1 KiB. */
    private static final int SQUARE = 16;

    @Override
    public void dense(
            int rows,
            int in,
            int out,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt) {
        if (out == 1) {
            float bias = b == null ? 0f : b[bAt];
            for (int row = 0; row < rows; row++) {
                float value = bias + dot(in, x, xAt + row * in, w, wAt);
                y[yAt + row] = relu ? Math.max(value, 0f) : value;
            }
            return;
        }
        Gemm.rows(
                rows, out, 1, in, x, xAt, in, 0, w, wAt, out, 0, b, bAt, false, relu, y, yAt, out);
    }

    @Override
    public void denseInputGradient(
            int rows,
            int in,
            int out,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] dX,
            int dXAt,
            boolean accumulate) {
        Gemm.rows(
                rows,
                in,
                1,
                out,
                dY,
                dYAt,
                out,
                0,
                wT,
                wTAt,
                in,
                0,
                null,
                0,
                accumulate,
                false,
                dX,
                dXAt,
                in);
    }

    @Override
    public void denseKernelGradient(
            int rows,
            int in,
            int out,
            int from,
            int to,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt,
            boolean accumulate) {
        int m = to - from;
        int xFrom = xAt + from;
        int dWFrom = dWAt + from * out;
        if (out == 1) {
            // The column dW as a row: dWᵀ = dYᵀ·X, whose rows are long enough for vectors.
            Gemm.rows(
                    1,
                    m,
                    1,
                    rows,
                    dY,
                    dYAt,
                    0,
                    0,
                    x,
                    xFrom,
                    in,
                    0,
                    null,
                    0,
                    accumulate,
                    false,
                    dW,
                    dWFrom,
                    m);
            return;
        }
        Gemm.columns(
                m, out, 1, rows, x, xFrom, in, 0, dY, dYAt, out, 0, accumulate, dW, dWFrom, out);
    }

    @Override
    public void biasGradient(
            int rows, int out, float[] dY, int dYAt, float[] db, int dbAt, boolean accumulate) {
        if (!accumulate) {
            Arrays.fill(db, dbAt, dbAt + out, 0f);
        }
        int whole = S.loopBound(out);
        for (int j = 0; j < whole; j += LANES) {
            FloatVector sum = FloatVector.fromArray(S, db, dbAt + j);
            int at = dYAt + j;
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(S, dY, at));
                at += out;
            }
            sum.intoArray(db, dbAt + j);
        }
        for (int row = 0; row < rows; row++) {
            for (int j = whole; j < out; j++) {
                db[dbAt + j] += dY[dYAt + row * out + j];
            }
        }
    }

    @Override
    public void transpose(int rows, int columns, float[] w, int wAt, float[] t, int tAt) {
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            int i1 = Math.min(i0 + SQUARE, rows);
            for (int j0 = 0; j0 < columns; j0 += SQUARE) {
                int j1 = Math.min(j0 + SQUARE, columns);
                for (int i = i0; i < i1; i++) {
                    for (int j = j0; j < j1; j++) {
                        t[tAt + j * rows + i] = w[wAt + i * columns + j];
                    }
                }
            }
        }
    }

    /** Σ x·w, in two chains because an addition takes as long as several loads. */
    private static float dot(int length, float[] x, int xAt, float[] w, int wAt) {
        FloatVector even = FloatVector.zero(S);
        FloatVector odd = FloatVector.zero(S);
        int i = 0;
        for (; i <= length - 2 * LANES; i += 2 * LANES) {
            FloatVector x0 = FloatVector.fromArray(S, x, xAt + i);
            FloatVector x1 = FloatVector.fromArray(S, x, xAt + i + LANES);
            even = x0.fma(FloatVector.fromArray(S, w, wAt + i), even);
            odd = x1.fma(FloatVector.fromArray(S, w, wAt + i + LANES), odd);
        }
        float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
        for (; i < length; i++) {
            sum += x[xAt + i] * w[wAt + i];
        }
        return sum;
    }
}
