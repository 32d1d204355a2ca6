/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/** Products of matrices, as a dense layer needs them. Kernels are {@code in×out}, row-major. */
public interface MatrixKernels {
    /**
     * {@code Y = X·W + b}: X rows×in, W in×out, b out, Y rows×out; with {@code relu}, {@code max(·,
     * 0)} of it.
     *
     * @param b the bias, or null
     */
    void dense(
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
            int yAt);

    /**
     * {@code Y = R + X·W + b}, the rest as {@link #dense}: for the addition of a residual
     * connection.
     *
     * @param r what sums begin with, rows×out; may be the place of Y
     */
    void residualDense(
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
            int yAt);

    /**
     * Columns {@code from} to {@code to} (exclusive) of the Y of {@link #dense}, for a kernel that
     * several threads share: other columns of Y are not touched.
     *
     * @param wAt where the whole of W starts; likewise {@code bAt} and {@code yAt}
     */
    void denseColumns(
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
            int yAt);

    /**
     * What rows {@code from} to {@code to} (exclusive) of W add to the product: Y (rows×out, {@code
     * yRow} from row to row) is columns {@code from} to {@code to} of X times these rows of W. For
     * a kernel whose rows several threads share; {@link #sumShares} adds up.
     *
     * @param xAt where the whole of X starts; likewise {@code wAt}
     */
    void denseShare(
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
            int yRow);

    /**
     * {@code Y = b + Σ_s X_s}, in the order of s; with {@code relu}, {@code max(·, 0)} of it: X
     * rows×shares×out, b out, Y rows×out.
     *
     * @param b the bias, or null
     */
    void sumShares(
            int rows,
            int out,
            int shares,
            float[] x,
            int xAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt);

    /**
     * {@code dX = dY·Wᵀ}: dY rows×out, Wᵀ out×in (as {@link #transpose} makes it), dX rows×in.
     *
     * @param accumulate true to add to dX, false to overwrite it
     */
    void denseInputGradient(
            int rows,
            int in,
            int out,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] dX,
            int dXAt,
            boolean accumulate);

    /**
     * Rows {@code from} to {@code to} (exclusive) of {@code dW = Xᵀ·dY}: X rows×in, dY rows×out, dW
     * in×out. Other rows of dW are not touched: threads may share a product.
     *
     * @param dWAt where the whole of dW starts, that is, its row 0; may lie outside of the array,
     *     if that holds the rows in question only
     * @param accumulate true to add to dW, false to overwrite it
     */
    void denseKernelGradient(
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
            boolean accumulate);

    /** {@code db = Σ} of the rows of dY (rows×out), in their order; adds if {@code accumulate}. */
    void biasGradient(
            int rows, int out, float[] dY, int dYAt, float[] db, int dbAt, boolean accumulate);

    /** Rows from to to - 1 of {@code T = Wᵀ}: W rows×columns, T columns×rows. */
    void transpose(int rows, int columns, int from, int to, float[] w, int wAt, float[] t, int tAt);

    /**
     * For every sample and each of its batches {@code C = scale·A·B}, with {@code accumulate}
     * {@code C + scale·A·B}. Where C is the same for all samples, accumulating adds them up in
     * their order.
     *
     * @param s the sizes, and how the matrices lie
     * @param aAt where A of the first sample starts; likewise {@code bAt} and {@code cAt}
     * @param scratch at least {@link ProductShape#scratch()} floats from {@code scratchAt}
     * @param c neither A's place nor B's
     */
    void multiply(
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
            boolean accumulate);
}
