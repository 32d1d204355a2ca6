/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.Winograd;

import java.util.Arrays;

/**
 * Winograd convolution, channel by channel. Each transform first multiplies by a matrix from the
 * left, then by its transpose from the right; both times it takes a few values a step apart and
 * writes some, a step apart.
 */
public final class ScalarWinogradKernels extends Winograd {
    private static final int PLACES = 9;

    /** For the providers of kernels. */
    public ScalarWinogradKernels() {}

    @Override
    public void prepareForward(Conv2DShape s, float[] w, int wAt, float[] u, int uAt) {
        int size = s.channels() * s.filters();
        for (int i = 0; i < size; i++) {
            kernelToPoints(size, w, wAt + i, u, uAt + i);
        }
    }

    @Override
    public void prepareInputGradient(
            Conv2DShape s,
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
                kernelToPoints(channels * filters, w, from, uT, uTAt + f * channels + c);
            }
        }
    }

    /** {@code u = G·g·Gᵀ}, the places of g and the points of u {@code size} apart. */
    private static void kernelToPoints(int size, float[] g, int gAt, float[] u, int uAt) {
        for (int column = 0; column < 3; column++) {
            kernelLine(g, gAt + column * size, 3 * size, u, uAt + column * size, 4 * size);
        }
        for (int row = 0; row < 4; row++) {
            kernelLine(u, uAt + 4 * row * size, size, u, uAt + 4 * row * size, size);
        }
    }

    private static void kernelLine(float[] g, int gAt, int gStep, float[] u, int uAt, int uStep) {
        float a = g[gAt];
        float b = g[gAt + gStep];
        float c = g[gAt + 2 * gStep];
        u[uAt] = a;
        u[uAt + uStep] = (a + b + c) / 2;
        u[uAt + 2 * uStep] = (a - b + c) / 2;
        u[uAt + 3 * uStep] = c;
    }

    @Override
    protected void addKernel(int size, float[] dU, int dUAt, float[] dW, int dWAt) {
        for (int i = 0; i < size; i++) {
            int u = dUAt + i;
            for (int column = 0; column < 4; column++) {
                kernelLineGradient(dU, u + column * size, 4 * size);
            }
            for (int row = 0; row < 3; row++) {
                kernelLineGradient(dU, u + 4 * row * size, size);
            }
            for (int place = 0; place < PLACES; place++) {
                int point = place / 3 * 4 + place % 3;
                dW[dWAt + place * size + i] += dU[u + point * size];
            }
        }
    }

    /** The adjoint of {@link #kernelLine}, in place: the first three of four. */
    private static void kernelLineGradient(float[] u, int at, int step) {
        float sum = (u[at + step] + u[at + 2 * step]) / 2;
        float difference = (u[at + step] - u[at + 2 * step]) / 2;
        u[at] += sum;
        u[at + step] = difference;
        u[at + 2 * step] = u[at + 3 * step] + sum;
    }

    @Override
    protected void toPoints(
            int tiles, Conv2DShape s, float[] x, int xAt, int xRow, float[] v, int vAt) {
        int channels = s.channels();
        int point = s.winogradPoint(channels);
        for (int t = 0; t < tiles; t++) {
            for (int c = 0; c < channels; c++) {
                int from = xAt + 2 * t * channels + c;
                int to = vAt + t * channels + c;
                for (int column = 0; column < 4; column++) {
                    int at = from + column * channels;
                    imageLine(x, at, xRow, v, to + column * point, 4 * point);
                }
                for (int row = 0; row < 4; row++) {
                    int at = to + 4 * row * point;
                    imageLine(v, at, point, v, at, point);
                }
            }
        }
    }

    private static void imageLine(float[] x, int xAt, int xStep, float[] v, int vAt, int vStep) {
        float a = x[xAt];
        float b = x[xAt + xStep];
        float c = x[xAt + 2 * xStep];
        float d = x[xAt + 3 * xStep];
        v[vAt] = a - c;
        v[vAt + vStep] = b + c;
        v[vAt + 2 * vStep] = c - b;
        v[vAt + 3 * vStep] = b - d;
    }

    @Override
    protected void fromPoints(
            int tiles,
            Conv2DShape s,
            float[] m,
            int mAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            int yRow) {
        int filters = s.filters();
        int point = s.winogradPoint(filters);
        for (int t = 0; t < tiles; t++) {
            for (int f = 0; f < filters; f++) {
                int from = mAt + t * filters + f;
                for (int column = 0; column < 4; column++) {
                    int at = from + column * point;
                    resultLine(m, at, 4 * point, m, at, 4 * point);
                }
                float bias = b == null ? 0 : b[bAt + f];
                for (int row = 0; row < 2; row++) {
                    int to = yAt + row * yRow + 2 * t * filters + f;
                    resultLine(m, from + 4 * row * point, point, y, to, filters);
                    y[to] = activated(y[to] + bias, relu);
                    y[to + filters] = activated(y[to + filters] + bias, relu);
                }
            }
        }
    }

    private static void resultLine(float[] m, int mAt, int mStep, float[] y, int yAt, int yStep) {
        float a = m[mAt];
        float b = m[mAt + mStep];
        float c = m[mAt + 2 * mStep];
        float d = m[mAt + 3 * mStep];
        y[yAt] = a + b + c;
        y[yAt + yStep] = b - c - d;
    }

    private static float activated(float z, boolean relu) {
        return relu ? Math.max(z, 0f) : z;
    }

    @Override
    protected void maximum(
            int tiles,
            Conv2DShape s,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        ScalarPooledConvolutionKernels.maximum(
                2, 2, 2, 2 * tiles, s.filters(), relu, z, zAt, y, yAt, winners, winnersAt);
    }

    @Override
    protected void toWinners(
            int tiles,
            Conv2DShape s,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt) {
        ScalarPooledConvolutionKernels.toWinners(
                2, 2, 2, 2 * tiles, s.filters(), winners, winnersAt, dY, dYAt, dZ, dZAt);
    }

    @Override
    protected void gradientToPoints(
            int tiles, Conv2DShape s, float[] dY, int dYAt, int dYRow, float[] m, int mAt) {
        int filters = s.filters();
        int point = s.winogradPoint(filters);
        for (int t = 0; t < tiles; t++) {
            for (int f = 0; f < filters; f++) {
                int from = dYAt + 2 * t * filters + f;
                int to = mAt + t * filters + f;
                for (int column = 0; column < 2; column++) {
                    int at = from + column * filters;
                    gradientLine(dY, at, dYRow, m, to + column * point, 4 * point);
                }
                for (int row = 0; row < 4; row++) {
                    int at = to + 4 * row * point;
                    gradientLine(m, at, point, m, at, point);
                }
            }
        }
    }

    private static void gradientLine(
            float[] dY, int dYAt, int dYStep, float[] m, int mAt, int mStep) {
        float a = dY[dYAt];
        float b = dY[dYAt + dYStep];
        m[mAt] = a;
        m[mAt + mStep] = a + b;
        m[mAt + 2 * mStep] = a - b;
        m[mAt + 3 * mStep] = -b;
    }

    @Override
    protected void addFromPoints(
            int tiles, Conv2DShape s, float[] v, int vAt, float[] dX, int dXAt, int dXRow) {
        int channels = s.channels();
        int point = s.winogradPoint(channels);
        for (int t = 0; t < tiles; t++) {
            for (int c = 0; c < channels; c++) {
                int from = vAt + t * channels + c;
                for (int column = 0; column < 4; column++) {
                    imageLineGradient(v, from + column * point, 4 * point);
                }
                for (int row = 0; row < 4; row++) {
                    int at = from + 4 * row * point;
                    imageLineGradient(v, at, point);
                    int to = dXAt + row * dXRow + 2 * t * channels + c;
                    for (int column = 0; column < 4; column++) {
                        dX[to + column * channels] += v[at + column * point];
                    }
                }
            }
        }
    }

    /** The adjoint of {@link #imageLine}, in place. */
    private static void imageLineGradient(float[] v, int at, int step) {
        float a = v[at];
        float b = v[at + step];
        float c = v[at + 2 * step];
        float d = v[at + 3 * step];
        v[at + step] = b - c + d;
        v[at + 2 * step] = b + c - a;
        v[at + 3 * step] = -d;
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
