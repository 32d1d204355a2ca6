/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Winograd;
import org.intaglio.runtime.kernel.WinogradShape;

/**
 * Winograd convolution with vectors. Channels and filters are multiples of {@link
 * WinogradShape#CHANNELS}, which the vectors of today divide. Kernels lie in the panels of {@link
 * Gemm}.
 */
final class VectorWinogradKernels extends Winograd {
    /** A bias of zeros, read again and again. */
    private static final float[] NO_BIAS = new float[WinogradShape.CHANNELS];

    /**
     * Channels and filters whose transform goes over all points before the next: 36 of them are 144
     * KiB, which stay in the second-level cache from one pass to the next.
     */
    private static final int STRETCH = 1024;

    /** Places of the window. */
    private static final int PLACES = 9;

    @Override
    public void prepareForward(WinogradShape s, float[] w, int wAt, float[] u, int uAt) {
        int filters = s.filters();
        int to = uAt;
        for (int f = 0; f < filters; ) {
            int columns = Panels.width(filters - f);
            for (int c = 0; c < s.channels(); c++) {
                int from = wAt + c * filters + f;
                kernelToPoints(s, columns, w, from, u, to);
                to += columns;
            }
            f += columns;
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
        int filters = s.filters();
        int size = s.channels() * filters;
        for (int place = 0; place < PLACES; place++) {
            int from = wAt + place * size;
            int to = scratchAt + place * size;
            for (int c = 0; c < s.channels(); ) {
                int columns = Panels.width(s.channels() - c);
                Transpose.of(
                        columns,
                        filters,
                        w,
                        from + c * filters,
                        filters,
                        scratch,
                        to + c * filters);
                c += columns;
            }
        }
        for (int i = 0; i < size; i += STRETCH) {
            int length = Math.min(STRETCH, size - i);
            kernelToPoints(s, length, scratch, scratchAt + i, uT, uTAt + i);
        }
    }

    private static void kernelToPoints(
            WinogradShape s, int length, float[] g, int gAt, float[] u, int uAt) {
        int size = s.channels() * s.filters();
        if (s.tile() == 2) {
            WinogradTransforms.kernelToPoints(length, g, gAt, size, u, uAt, size);
        } else {
            LargeWinogradTransforms.kernelToPoints(length, g, gAt, size, u, uAt, size);
        }
    }

    @Override
    protected void addKernel(
            WinogradShape s, float[] dU, int dUAt, int linesAt, float[] dW, int dWAt) {
        int size = s.channels() * s.filters();
        for (int i = 0; i < size; i += STRETCH) {
            int length = Math.min(STRETCH, size - i);
            if (s.tile() == 2) {
                WinogradTransforms.addKernel(length, dU, dUAt + i, size, dW, dWAt + i, size);
            } else {
                LargeWinogradTransforms.addKernel(length, dU, dUAt + i, size, dW, dWAt + i, size);
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
        int channels = s.channels();
        int point = s.pointStride(channels);
        if (s.tile() == 2) {
            WinogradTransforms.imageToPoints(tiles, channels, x, xAt, xRow, v, vAt, point);
        } else {
            LargeWinogradTransforms.imageToPoints(
                    pointRow, tiles, channels, x, xAt, xRow, v, vAt, point);
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
        float least = relu ? 0f : Float.NEGATIVE_INFINITY;
        float[] bias = b == null ? NO_BIAS : b;
        int biasAt = b == null ? 0 : bAt;
        int step = b == null ? 0 : 1;
        int filters = s.filters();
        int point = s.pointStride(filters);
        if (s.tile() == 2) {
            WinogradTransforms.resultFromPoints(
                    tiles, filters, m, mAt, point, bias, biasAt, step, least, y, yAt, yRow);
        } else {
            LargeWinogradTransforms.resultFromPoints(
                    tiles, filters, m, mAt, linesAt, point, bias, biasAt, step, least, y, yAt,
                    yRow);
        }
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
        WindowMaxima.maximum(2, 2, 2, columns, filters, relu, z, zAt, y, yAt, winners, winnersAt);
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
        WindowMaxima.toWinners(2, 2, 2, columns, filters, winners, winnersAt, dY, dYAt, dZ, dZAt);
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
        int filters = s.filters();
        int point = s.pointStride(filters);
        if (s.tile() == 2) {
            WinogradTransforms.gradientToPoints(tiles, filters, dY, dYAt, dYRow, m, mAt, point);
        } else {
            LargeWinogradTransforms.gradientToPoints(
                    pointRow, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
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
        int channels = s.channels();
        int point = s.pointStride(channels);
        if (s.tile() == 2) {
            WinogradTransforms.addImage(tiles, channels, v, vAt, point, dX, dXAt, dXRow);
        } else {
            LargeWinogradTransforms.addImage(
                    tiles, channels, v, vAt, linesAt, point, dX, dXAt, dXRow);
        }
    }

    @Override
    protected void rows(
            int m, int n, int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        Gemm.rows(
                m,
                n,
                k,
                a,
                aAt,
                k,
                b,
                bAt,
                Panels.INSTEAD_OF_ROWS,
                null,
                0,
                null,
                0,
                false,
                c,
                cAt,
                n);
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
        Gemm.columns(m, n, 1, k, a, aAt, m, 0, b, bAt, n, 0, accumulate, c, cAt, n);
    }
}
