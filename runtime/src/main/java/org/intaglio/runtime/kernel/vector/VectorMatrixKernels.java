/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.ProductShape;

import java.util.Arrays;

/** Products by {@link Gemm}; one output unit, a matrix of one column, by dot products. */
final class VectorMatrixKernels implements MatrixKernels {
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
        Gemm.rows(rows, out, in, x, xAt, in, w, wAt, out, b, bAt, null, 0, relu, y, yAt, out);
    }

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
        Gemm.rows(rows, out, in, x, xAt, in, w, wAt, out, b, bAt, r, rAt, relu, y, yAt, out);
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
        Gemm.rows(
                rows,
                to - from,
                in,
                x,
                xAt,
                in,
                w,
                wAt + from,
                out,
                b,
                bAt + from,
                null,
                0,
                relu,
                y,
                yAt + from,
                out);
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
        Gemm.rows(
                rows,
                out,
                to - from,
                x,
                xAt + from,
                in,
                w,
                wAt + from * out,
                out,
                null,
                0,
                null,
                0,
                false,
                y,
                yAt,
                yRow);
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
            sumOfRow(out, shares, x, xAt + row * shares * out, b, bAt, y, yAt + row * out);
        }
        if (relu) {
            RowPanel.relu(rows * out, y, yAt);
        }
    }

    private static void sumOfRow(
            int out, int shares, float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
        int j = 0;
        for (; j <= out - LANES; j += LANES) {
            FloatVector sum =
                    b == null ? FloatVector.zero(S) : FloatVector.fromArray(S, b, bAt + j);
            for (int s = 0; s < shares; s++) {
                sum = sum.add(FloatVector.fromArray(S, x, xAt + s * out + j));
            }
            sum.intoArray(y, yAt + j);
        }
        for (; j < out; j++) {
            float sum = b == null ? 0f : b[bAt + j];
            for (int s = 0; s < shares; s++) {
                sum += x[xAt + s * out + j];
            }
            y[yAt + j] = sum;
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
        Gemm.rows(
                rows,
                in,
                out,
                dY,
                dYAt,
                out,
                wT,
                wTAt,
                in,
                null,
                0,
                accumulate ? dX : null,
                dXAt,
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
                    rows,
                    dY,
                    dYAt,
                    0,
                    x,
                    xFrom,
                    in,
                    null,
                    0,
                    accumulate ? dW : null,
                    dWFrom,
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
        int j = 0;
        for (; j <= out - 4 * LANES; j += 4 * LANES) {
            sumFour(rows, out, dY, dYAt + j, db, dbAt + j);
        }
        int whole = S.loopBound(out);
        for (; j < whole; j += LANES) {
            FloatVector sum = FloatVector.fromArray(S, db, dbAt + j);
            int at = dYAt + j;
            for (int row = 0; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(S, dY, at));
                at += out;
            }
            sum.intoArray(db, dbAt + j);
        }
        for (int row = 0; row < rows; row++) {
            for (j = whole; j < out; j++) {
                db[dbAt + j] += dY[dYAt + row * out + j];
            }
        }
    }

    /** Four vectors of columns: an addition takes as long as four loads. */
    private static void sumFour(int rows, int out, float[] dY, int dYAt, float[] db, int dbAt) {
        FloatVector sum0 = FloatVector.fromArray(S, db, dbAt);
        FloatVector sum1 = FloatVector.fromArray(S, db, dbAt + LANES);
        FloatVector sum2 = FloatVector.fromArray(S, db, dbAt + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(S, db, dbAt + 3 * LANES);
        int at = dYAt;
        for (int row = 0; row < rows; row++) {
            sum0 = sum0.add(FloatVector.fromArray(S, dY, at));
            sum1 = sum1.add(FloatVector.fromArray(S, dY, at + LANES));
            sum2 = sum2.add(FloatVector.fromArray(S, dY, at + 2 * LANES));
            sum3 = sum3.add(FloatVector.fromArray(S, dY, at + 3 * LANES));
            at += out;
        }
        sum0.intoArray(db, dbAt);
        sum1.intoArray(db, dbAt + LANES);
        sum2.intoArray(db, dbAt + 2 * LANES);
        sum3.intoArray(db, dbAt + 3 * LANES);
    }

    @Override
    public void transpose(
            int rows, int columns, int from, int to, float[] w, int wAt, float[] t, int tAt) {
        Transpose.of(rows, to - from, w, wAt + from, columns, t, tAt + from * rows);
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
        // VectorMath.sum, written out: called from here it might not be inlined.
        FloatVector s = even.add(odd);
        if (LANES > 8) {
            s = s.add(s.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(VectorMath.ROTATE_4));
        }
        s = s.add(s.rearrange(VectorMath.ROTATE_2));
        float sum = s.add(s.rearrange(VectorMath.ROTATE_1)).lane(0);
        for (; i < length; i++) {
            sum += x[xAt + i] * w[wAt + i];
        }
        return sum;
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
        BatchedProduct.multiply(s, samples, a, aAt, b, bAt, scratch, scratchAt, c, cAt, accumulate);
    }
}
