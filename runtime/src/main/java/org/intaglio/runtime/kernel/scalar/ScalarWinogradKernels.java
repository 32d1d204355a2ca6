/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.Winograd;
import org.intaglio.runtime.kernel.WinogradShape;
import org.intaglio.runtime.kernel.scalar.WinogradMatrices.Matrix;

import java.util.Arrays;

/**
 * Winograd convolution, channel by channel. Each transform multiplies by a matrix from the left,
 * then by its transpose from the right, a line at a time.
 */
public final class ScalarWinogradKernels extends Winograd {
    private static final int WINDOW = 3;

    /** For the providers of kernels. */
    public ScalarWinogradKernels() {}

    @Override
    public void prepareForward(WinogradShape s, float[] w, int wAt, float[] u, int uAt) {
        int size = s.channels() * s.filters();
        for (int i = 0; i < size; i++) {
            kernelToPoints(s, w, wAt + i, u, uAt + i);
        }
    }

    @Override
    public void prepareInputGradient(
            WinogradShape s,
            float[] w,
            int wAt,
            float[] scratch,
            int scratchAt,
            float[] uT,
            int uTAt) {
        int channels = s.channels();
        int filters = s.filters();
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < filters; f++) {
                int from = wAt + c * filters + f;
                kernelToPoints(s, w, from, uT, uTAt + f * channels + c);
            }
        }
    }

    /** {@code u = G·g·Gᵀ}, the places of g and the points of u C·F apart. */
    private static void kernelToPoints(WinogradShape s, float[] g, int gAt, float[] u, int uAt) {
        Matrix kernel = WinogradMatrices.of(s).kernel();
        int patch = s.patch();
        int size = s.channels() * s.filters();
        for (int column = 0; column < WINDOW; column++) {
            kernel.times(
                    g, gAt + column * size, WINDOW * size, u, uAt + column * size, patch * size);
        }
        for (int row = 0; row < patch; row++) {
            int at = uAt + row * patch * size;
            float left = u[at];
            float middle = u[at + size];
            float right = u[at + 2 * size];
            for (int column = 0; column < patch; column++) {
                u[at + column * size] =
                        kernel.at(column, 0) * left
                                + kernel.at(column, 1) * middle
                                + kernel.at(column, 2) * right;
            }
        }
    }

    @Override
    protected void addKernel(
            WinogradShape s, float[] dU, int dUAt, int linesAt, float[] dW, int dWAt) {
        Matrix kernel = WinogradMatrices.of(s).kernel();
        int patch = s.patch();
        int size = s.channels() * s.filters();
        for (int i = 0; i < size; i++) {
            for (int column = 0; column < patch; column++) {
                int from = dUAt + column * size + i;
                kernel.transposedTimes(dU, from, patch * size, dU, linesAt + column, patch);
            }
            // The sums of a row take the place of its first points, which are read no more.
            for (int row = 0; row < WINDOW; row++) {
                int sums = dUAt + i;
                kernel.transposedTimes(dU, linesAt + row * patch, 1, dU, sums, size);
                for (int column = 0; column < WINDOW; column++) {
                    dW[dWAt + (row * WINDOW + column) * size + i] += dU[sums + column * size];
                }
            }
        }
    }

    @Override
    protected void toPoints(
            int tiles,
            WinogradShape s,
            int pointRow,
            float[] x,
            int xAt,
            int xRow,
            float[] v,
            int vAt) {
        Matrix image = WinogradMatrices.of(s).image();
        int channels = s.channels();
        int point = s.pointStride(channels);
        for (int t = 0; t < tiles; t++) {
            for (int c = 0; c < channels; c++) {
                int from = xAt + s.tile() * t * channels + c;
                int to = vAt + t * channels + c;
                for (int row = 0; row < s.pointRows(); row++) {
                    int at = to + row * s.patch() * point;
                    image.row(pointRow + row, x, from, xRow, channels, v, at, point);
                }
            }
        }
    }

    @Override
    protected void fromPoints(
            int tiles,
            WinogradShape s,
            float[] m,
            int mAt,
            int linesAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            int yRow) {
        Matrix result = WinogradMatrices.of(s).result();
        int patch = s.patch();
        int filters = s.filters();
        int point = s.pointStride(filters);
        for (int t = 0; t < tiles; t++) {
            for (int f = 0; f < filters; f++) {
                int from = mAt + t * filters + f;
                for (int column = 0; column < patch; column++) {
                    int at = from + column * point;
                    result.times(m, at, patch * point, m, linesAt + column, patch);
                }
                float bias = b == null ? 0 : b[bAt + f];
                for (int row = 0; row < s.tile(); row++) {
                    int to = yAt + row * yRow + s.tile() * t * filters + f;
                    result.times(m, linesAt + row * patch, 1, y, to, filters);
                    for (int column = 0; column < s.tile(); column++) {
                        int at = to + column * filters;
                        y[at] = activated(y[at] + bias, relu);
                    }
                }
            }
        }
    }

    private static float activated(float z, boolean relu) {
        return relu ? Math.max(z, 0f) : z;
    }

    @Override
    protected void maximum(
            int columns,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        ScalarPooledConvolutionKernels.maximum(
                2, 2, 2, columns, filters, relu, z, zAt, y, yAt, winners, winnersAt);
    }

    @Override
    protected void toWinners(
            int columns,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt) {
        ScalarPooledConvolutionKernels.toWinners(
                2, 2, 2, columns, filters, winners, winnersAt, dY, dYAt, dZ, dZAt);
    }

    @Override
    protected void gradientToPoints(
            int tiles,
            WinogradShape s,
            int pointRow,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt) {
        Matrix gradient = WinogradMatrices.of(s).gradient();
        int filters = s.filters();
        int point = s.pointStride(filters);
        for (int t = 0; t < tiles; t++) {
            for (int f = 0; f < filters; f++) {
                int from = dYAt + s.tile() * t * filters + f;
                int to = mAt + t * filters + f;
                for (int row = 0; row < s.pointRows(); row++) {
                    int at = to + row * s.patch() * point;
                    gradient.row(pointRow + row, dY, from, dYRow, filters, m, at, point);
                }
            }
        }
    }

    @Override
    protected void addFromPoints(
            int tiles,
            WinogradShape s,
            float[] v,
            int vAt,
            int linesAt,
            float[] dX,
            int dXAt,
            int dXRow) {
        Matrix image = WinogradMatrices.of(s).image();
        int patch = s.patch();
        int channels = s.channels();
        int point = s.pointStride(channels);
        for (int t = 0; t < tiles; t++) {
            for (int c = 0; c < channels; c++) {
                int from = vAt + t * channels + c;
                for (int column = 0; column < patch; column++) {
                    int at = from + column * point;
                    image.transposedTimes(v, at, patch * point, v, linesAt + column, patch);
                }
                // The sums of a row take the place of its points, which are read no more.
                for (int row = 0; row < patch; row++) {
                    image.transposedTimes(v, linesAt + row * patch, 1, v, from, point);
                    int to = dXAt + row * dXRow + s.tile() * t * channels + c;
                    for (int column = 0; column < patch; column++) {
                        dX[to + column * channels] += v[from + column * point];
                    }
                }
            }
        }
    }

    @Override
    protected void rows(
            int m, int n, int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int i = 0; i < m; i++) {
            int to = cAt + i * n;
            Arrays.fill(c, to, to + n, 0f);
            for (int t = 0; t < k; t++) {
                addScaled(n, a[aAt + i * k + t], b, bAt + t * n, c, to);
            }
        }
    }

    @Override
    protected void columns(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            boolean accumulate,
            float[] c,
            int cAt) {
        if (!accumulate) {
            Arrays.fill(c, cAt, cAt + m * n, 0f);
        }
        for (int t = 0; t < k; t++) {
            for (int i = 0; i < m; i++) {
                addScaled(n, a[aAt + t * m + i], b, bAt + t * n, c, cAt + i * n);
            }
        }
    }

    private static void addScaled(int n, float factor, float[] x, int xAt, float[] sum, int sumAt) {
        for (int j = 0; j < n; j++) {
            sum[sumAt + j] += factor * x[xAt + j];
        }
    }
}
