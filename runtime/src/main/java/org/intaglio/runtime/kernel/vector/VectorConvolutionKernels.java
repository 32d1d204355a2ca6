/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;

/**
 * Convolution as products straight from the image, without im2col.
 *
 * <p>A sample is one product: the pixels of its output are the rows of A, which come in bands
 * because those of an image do; a row of the window is a segment. With neither groups nor
 * horizontal dilation such a segment, kw·C floats, is contiguous; otherwise each place of the
 * window is a segment of its own and each row of the window a product that continues the one
 * before. {@link ConvolutionInputGradient} goes the other way.
 */
final class VectorConvolutionKernels implements ConvolutionKernels {
    /** Floats of a kernel that does not stay in the second-level cache beside an image: 256 KiB. */
    private static final int LARGE = 64 * 1024;

    @Override
    public void forward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt) {
        convolve(s, n, x, xAt, w, wAt, b, bAt, null, 0, relu, y, yAt);
    }

    @Override
    public void residualForward(
            Conv2DShape s,
            int n,
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
        convolve(s, n, x, xAt, w, wAt, b, bAt, r, rAt, relu, y, yAt);
    }

    /** r may be null. */
    private static void convolve(
            Conv2DShape s,
            int n,
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
        int channels = s.channels();
        int filters = s.filters();
        if (isPointwise(s)) {
            int pixels = n * s.height() * s.width();
            Gemm.rows(
                    pixels, filters, channels, x, xAt, channels, w, wAt, filters, b, bAt, r, rAt,
                    relu, y, yAt, filters);
            return;
        }
        if (hasWholeRows(s) && n > 1 && s.kernelSize() >= LARGE) {
            forwardByPanels(s, n, x, xAt, w, wAt, b, bAt, r, rAt, relu, y, yAt);
            return;
        }
        int pixels = s.outputHeight() * s.outputWidth();
        int xRow = s.width() * channels;
        int xPixel = s.strideX() * channels;
        int wRow = s.kernelWidth() * (channels / s.groups()) * filters;
        for (int sample = 0; sample < n; sample++) {
            int from = xAt + sample * s.inputSize();
            int to = yAt + sample * s.outputSize();
            int with = rAt + sample * s.outputSize();
            if (hasWholeRows(s)) {
                Gemm.rows(
                        pixels,
                        filters,
                        s.outputWidth(),
                        s.kernelHeight(),
                        s.kernelWidth() * channels,
                        x,
                        from,
                        xPixel,
                        s.strideY() * xRow,
                        s.dilationY() * xRow,
                        w,
                        wAt,
                        filters,
                        wRow,
                        b,
                        bAt,
                        r,
                        with,
                        relu,
                        y,
                        to,
                        filters,
                        s.outputWidth() * filters);
                continue;
            }
            for (int kh = 0; kh < s.kernelHeight(); kh++) {
                boolean last = kh == s.kernelHeight() - 1;
                placeByPlace(
                        pixels,
                        s.outputWidth(),
                        s.kernelWidth(),
                        s.groups(),
                        channels,
                        filters,
                        x,
                        from + kh * s.dilationY() * xRow,
                        xPixel,
                        s.strideY() * xRow,
                        s.dilationX() * channels,
                        w,
                        wAt + kh * wRow,
                        kh == 0 ? b : null,
                        bAt,
                        kh == 0 ? r : y,
                        kh == 0 ? with : to,
                        relu && last,
                        y,
                        to);
            }
        }
    }

    /**
     * The forward direction with a large kernel: a panel of it is brought into one piece and used
     * for all samples before the next.
     */
    private static void forwardByPanels(
            Conv2DShape s,
            int n,
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
        int channels = s.channels();
        int filters = s.filters();
        int xRow = s.width() * channels;
        int row = s.kernelWidth() * channels;
        int rows = s.kernelHeight() * row;
        for (int f = 0; f < filters; ) {
            int columns = Panels.width(filters - f);
            float[] panel = Panels.packed(rows, columns, w, wAt + f, filters);
            for (int sample = 0; sample < n; sample++) {
                Gemm.rows(
                        s.outputHeight() * s.outputWidth(),
                        columns,
                        s.outputWidth(),
                        s.kernelHeight(),
                        row,
                        x,
                        xAt + sample * s.inputSize(),
                        s.strideX() * channels,
                        s.strideY() * xRow,
                        s.dilationY() * xRow,
                        panel,
                        Arena.START,
                        columns,
                        row * columns,
                        b,
                        bAt + f,
                        r,
                        rAt + sample * s.outputSize() + f,
                        relu,
                        y,
                        yAt + sample * s.outputSize() + f,
                        filters,
                        s.outputWidth() * filters);
            }
            f += columns;
        }
    }

    @Override
    public void prepareInputGradient(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt) {
        ConvolutionInputGradient.prepare(s, w, wAt, wT, wTAt);
    }

    @Override
    public void inputGradient(
            Conv2DShape s,
            int n,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt,
            boolean accumulate) {
        ConvolutionInputGradient.compute(
                s, n, dY, dYAt, wT, wTAt, scratch, scratchAt, dX, dXAt, accumulate);
    }

    /** One row of the window, a segment for each of its places, group after group. */
    private static void placeByPlace(
            int pixels,
            int width,
            int places,
            int groups,
            int channels,
            int filters,
            float[] x,
            int xAt,
            int xPixel,
            int xBand,
            int xPlace,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            boolean relu,
            float[] y,
            int yAt) {
        int groupChannels = channels / groups;
        int groupFilters = filters / groups;
        for (int g = 0; g < groups; g++) {
            int f = g * groupFilters;
            Gemm.rows(
                    pixels,
                    groupFilters,
                    width,
                    places,
                    groupChannels,
                    x,
                    xAt + g * groupChannels,
                    xPixel,
                    xBand,
                    xPlace,
                    w,
                    wAt + f,
                    filters,
                    groupChannels * filters,
                    b,
                    bAt + f,
                    start,
                    startAt + f,
                    relu,
                    y,
                    yAt + f,
                    filters,
                    width * filters);
        }
    }

    /** For each row of the window, {@code Aᵀ·B} with a segment for each row of the output. */
    @Override
    public void kernelGradient(
            Conv2DShape s, int n, float[] x, int xAt, float[] dY, int dYAt, float[] dW, int dWAt) {
        int channels = s.channels();
        int filters = s.filters();
        int groups = hasWholeRows(s) ? 1 : s.groups();
        // Whole rows of the window count as one place that is kw·C channels wide.
        int places = hasWholeRows(s) ? 1 : s.kernelWidth();
        int placeRows = hasWholeRows(s) ? s.kernelWidth() * channels : channels / groups;
        int groupFilters = filters / groups;
        int xRow = s.width() * channels;
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            int dYSample = dYAt + sample * s.outputSize();
            SparseGradient sparse = SparseGradient.of(s, dY, dYSample);
            if (sparse != null) {
                sparse.addToKernel(s, x, xSample, dW, dWAt);
                continue;
            }
            int to = dWAt;
            for (int kh = 0; kh < s.kernelHeight(); kh++) {
                for (int place = 0; place < places; place++) {
                    int from =
                            xSample + kh * s.dilationY() * xRow + place * s.dilationX() * channels;
                    for (int g = 0; g < groups; g++) {
                        int f = g * groupFilters;
                        Gemm.columns(
                                placeRows,
                                groupFilters,
                                s.outputHeight(),
                                s.outputWidth(),
                                x,
                                from + g * placeRows,
                                s.strideX() * channels,
                                s.strideY() * xRow,
                                dY,
                                dYSample + f,
                                filters,
                                s.outputWidth() * filters,
                                true,
                                dW,
                                to + f,
                                filters);
                    }
                    to += placeRows * filters;
                }
            }
        }
    }

    /** Whether a window is one pixel and none is skipped: a product of all pixels at once. */
    static boolean isPointwise(Conv2DShape s) {
        return s.kernelHeight() == 1
                && s.kernelWidth() == 1
                && s.strideY() == 1
                && s.strideX() == 1
                && s.groups() == 1;
    }

    /** Whether a row of the window is contiguous in the image. */
    static boolean hasWholeRows(Conv2DShape s) {
        return s.groups() == 1 && (s.dilationX() == 1 || s.kernelWidth() == 1);
    }
}
