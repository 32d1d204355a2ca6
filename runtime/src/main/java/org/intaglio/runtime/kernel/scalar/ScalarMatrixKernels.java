/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.ProductShape;

import java.util.Arrays;

/**
 * Products as triple loops. The innermost loop always runs along a row of the result, so that every
 * access is contiguous and HotSpot may vectorise it; each element is still summed in the order of
 * k.
 */
final class ScalarMatrixKernels implements MatrixKernels {
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
        residualDense(rows, in, out, x, xAt, w, wAt, b, bAt, null, 0, relu, y, yAt);
    }

    /** r may be null. */
    @Override
    public void residualDense(
            int rows,
            int in,
            int out,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            float[] r,
            int rAt,
            boolean relu,
            float[] y,
            int yAt) {
        for (int row = 0; row < rows; row++) {
            int yRow = yAt + row * out;
            ScalarRows.begin(out, b, bAt, r, rAt + row * out, y, yRow);
            addRowTimesMatrix(in, out, x, xAt + row * in, w, wAt, y, yRow);
            if (relu) {
                ScalarRows.relu(out, y, yRow);
            }
        }
    }

    @Override
    public void denseColumns(
            int rows,
            int in,
            int out,
            int from,
            int to,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt) {
        for (int row = 0; row < rows; row++) {
            int yRow = yAt + row * out;
            for (int j = from; j < to; j++) {
                y[yRow + j] = b == null ? 0f : b[bAt + j];
            }
            for (int i = 0; i < in; i++) {
                float value = x[xAt + row * in + i];
                int wRow = wAt + i * out;
                for (int j = from; j < to; j++) {
                    y[yRow + j] += value * w[wRow + j];
                }
            }
            for (int j = from; relu && j < to; j++) {
                y[yRow + j] = Math.max(y[yRow + j], 0f);
            }
        }
    }

    @Override
    public void denseShare(
            int rows,
            int in,
            int out,
            int from,
            int to,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] y,
            int yAt,
            int yRow) {
        for (int row = 0; row < rows; row++) {
            int yFrom = yAt + row * yRow;
            Arrays.fill(y, yFrom, yFrom + out, 0f);
            addRowTimesMatrix(
                    to - from, out, x, xAt + row * in + from, w, wAt + from * out, y, yFrom);
        }
    }

    @Override
    public void sumShares(
            int rows,
            int out,
            int shares,
            float[] x,
            int xAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < out; j++) {
                float sum = b == null ? 0f : b[bAt + j];
                for (int s = 0; s < shares; s++) {
                    sum += x[xAt + (row * shares + s) * out + j];
                }
                y[yAt + row * out + j] = relu ? Math.max(sum, 0f) : sum;
            }
        }
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
        if (!accumulate) {
            Arrays.fill(dX, dXAt, dXAt + rows * in, 0f);
        }
        for (int row = 0; row < rows; row++) {
            addRowTimesMatrix(out, in, dY, dYAt + row * out, wT, wTAt, dX, dXAt + row * in);
        }
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
        if (!accumulate) {
            Arrays.fill(dW, dWAt + from * out, dWAt + to * out, 0f);
        }
        for (int row = 0; row < rows; row++) {
            int dYRow = dYAt + row * out;
            for (int i = from; i < to; i++) {
                float value = x[xAt + row * in + i];
                int dWRow = dWAt + i * out;
                for (int j = 0; j < out; j++) {
                    dW[dWRow + j] += value * dY[dYRow + j];
                }
            }
        }
    }

    @Override
    public void biasGradient(
            int rows, int out, float[] dY, int dYAt, float[] db, int dbAt, boolean accumulate) {
        if (!accumulate) {
            Arrays.fill(db, dbAt, dbAt + out, 0f);
        }
        for (int row = 0; row < rows; row++) {
            int dYRow = dYAt + row * out;
            for (int j = 0; j < out; j++) {
                db[dbAt + j] += dY[dYRow + j];
            }
        }
    }

    @Override
    public void transpose(
            int rows, int columns, int from, int to, float[] w, int wAt, float[] t, int tAt) {
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            int i1 = Math.min(i0 + SQUARE, rows);
            for (int j0 = from; j0 < to; j0 += SQUARE) {
                int j1 = Math.min(j0 + SQUARE, to);
                for (int i = i0; i < i1; i++) {
                    for (int j = j0; j < j1; j++) {
                        t[tAt + j * rows + i] = w[wAt + i * columns + j];
                    }
                }
            }
        }
    }

    /** {@code y += x·M}: x k, M k×n, y n. */
    private static void addRowTimesMatrix(
            int k, int n, float[] x, int xAt, float[] m, int mAt, float[] y, int yAt) {
        for (int i = 0; i < k; i++) {
            float value = x[xAt + i];
            int mRow = mAt + i * n;
            for (int j = 0; j < n; j++) {
                y[yAt + j] += value * m[mRow + j];
            }
        }
    }

    @Override
    public void multiply(
            ProductShape s,
            int samples,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] scratch,
            int scratchAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        for (int sample = 0; sample < samples; sample++) {
            for (int h = 0; h < s.batches(); h++) {
                product(
                        s,
                        a,
                        aAt + sample * s.a().sampleStride() + h * s.a().batchStride(),
                        b,
                        bAt + sample * s.b().sampleStride() + h * s.b().batchStride(),
                        c,
                        cAt + sample * s.c().sampleStride() + h * s.c().batchStride(),
                        accumulate);
            }
        }
    }

    private static void product(
            ProductShape s,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        int aDown = s.a().transposed() ? 1 : s.a().rowStride();
        int aRight = s.a().transposed() ? s.a().rowStride() : 1;
        int bDown = s.b().transposed() ? 1 : s.b().rowStride();
        int bRight = s.b().transposed() ? s.b().rowStride() : 1;
        for (int i = 0; i < s.rows(); i++) {
            int cRow = cAt + i * s.c().rowStride();
            if (!accumulate) {
                Arrays.fill(c, cRow, cRow + s.columns(), 0f);
            }
            for (int t = 0; t < s.inner(); t++) {
                float value = s.scale() * a[aAt + i * aDown + t * aRight];
                int bRow = bAt + t * bDown;
                for (int j = 0; j < s.columns(); j++) {
                    c[cRow + j] += value * b[bRow + j * bRight];
                }
            }
        }
    }
}
