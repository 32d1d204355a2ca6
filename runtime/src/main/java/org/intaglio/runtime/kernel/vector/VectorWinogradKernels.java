/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.Winograd;

/**
 * Winograd convolution with vectors. Channels and filters are multiples of {@link
 * Conv2DShape#WINOGRAD_CHANNELS}, which the vectors of today divide. Kernels lie in the panels of
 * {@link Gemm}.
 */
final class VectorWinogradKernels extends Winograd {
    /** Places of the window. */
    private static final int PLACES = 9;

    @Override
    public void prepareForward(Conv2DShape s, float[] w, int wAt, float[] u, int uAt) {
        int filters = s.filters();
        int size = s.channels() * filters;
        int to = uAt;
        for (int f = 0; f < filters; ) {
            int columns = Gemm.panel(filters - f);
            for (int c = 0; c < s.channels(); c++) {
                int from = wAt + c * filters + f;
                WinogradTransforms.kernelToPoints(columns, w, from, size, u, to, size);
                to += columns;
            }
            f += columns;
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
        int filters = s.filters();
        int size = s.channels() * filters;
        for (int place = 0; place < PLACES; place++) {
            int from = wAt + place * size;
            int to = scratchAt + place * size;
            for (int c = 0; c < s.channels(); ) {
                int columns = Gemm.panel(s.channels() - c);
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
        WinogradTransforms.kernelToPoints(size, scratch, scratchAt, size, uT, uTAt, size);
    }

    @Override
    protected void addKernel(int size, float[] dU, int dUAt, float[] dW, int dWAt) {
        WinogradTransforms.addKernel(size, dU, dUAt, size, dW, dWAt, size);
    }

    @Override
    protected void toPoints(
            int tiles, Conv2DShape s, float[] x, int xAt, int xRow, float[] v, int vAt) {
        int channels = s.channels();
        WinogradTransforms.imageToPoints(
                tiles, channels, x, xAt, xRow, v, vAt, s.winogradPoint(channels));
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
        float least = relu ? 0f : Float.NEGATIVE_INFINITY;
        int filters = s.filters();
        WinogradTransforms.resultFromPoints(
                tiles, filters, m, mAt, s.winogradPoint(filters), b, bAt, least, y, yAt, yRow);
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
        VectorPooledConvolutionKernels.maximum(
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
        VectorPooledConvolutionKernels.toWinners(
                2, 2, 2, 2 * tiles, s.filters(), winners, winnersAt, dY, dYAt, dZ, dZAt);
    }

    @Override
    protected void gradientToPoints(
            int tiles, Conv2DShape s, float[] dY, int dYAt, int dYRow, float[] m, int mAt) {
        int filters = s.filters();
        WinogradTransforms.gradientToPoints(
                tiles, filters, dY, dYAt, dYRow, m, mAt, s.winogradPoint(filters));
    }

    @Override
    protected void addFromPoints(
            int tiles, Conv2DShape s, float[] v, int vAt, float[] dX, int dXAt, int dXRow) {
        int channels = s.channels();
        WinogradTransforms.addImage(
                tiles, channels, v, vAt, s.winogradPoint(channels), dX, dXAt, dXRow);
    }

    @Override
    protected void rows(
            int m, int n, int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        Gemm.rows(m, n, k, a, aAt, k, b, bAt, Gemm.IN_PANELS, null, 0, false, false, c, cAt, n);
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
