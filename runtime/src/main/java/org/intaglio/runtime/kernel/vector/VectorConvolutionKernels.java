/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;

import java.util.Arrays;

/**
 * Convolution as products straight from the image, without im2col.
 *
 * <p>A sample is one product: the pixels of its output are the rows of A, which come in bands
 * because those of an image do; a row of the window is a segment. With neither groups nor
 * horizontal dilation such a segment, kw·C floats, is contiguous; otherwise each place of the
 * window is a segment of its own and each row of the window a product that continues the one
 * before.
 *
 * <p>The gradient for the input goes the other way: what a pixel of dY contributes to a row of its
 * window is kw·C floats, too, contiguous in the image. One product computes them for some rows of
 * dY, and they are added to the image, where windows overlap. Nothing is multiplied that is not
 * part of the sum, whatever the stride.
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

    /**
     * wT is the transpose of the kernel, F×kh×kw×C in the panels of {@link Gemm}, where rows of the
     * window are contiguous in the image; else kh×kw×(F/groups)×C, a transpose for each place of
     * the window and each group.
     */
    @Override
    public void prepareInputGradient(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt) {
        int channels = s.channels();
        int filters = s.filters();
        int places = s.kernelHeight() * s.kernelWidth();
        if (hasWholeRows(s)) {
            int columns = places * channels;
            for (int j = 0; j < columns; ) {
                int panel = Panels.width(columns - j);
                Transpose.of(panel, filters, w, wAt + j * filters, filters, wT, wTAt + j * filters);
                j += panel;
            }
            return;
        }
        int groupChannels = channels / s.groups();
        int groupFilters = filters / s.groups();
        for (int place = 0; place < places; place++) {
            int from = wAt + place * groupChannels * filters;
            int to = wTAt + place * groupFilters * channels;
            for (int g = 0; g < s.groups(); g++) {
                for (int f = 0; f < groupFilters; f++) {
                    for (int c = 0; c < groupChannels; c++) {
                        wT[to + f * channels + g * groupChannels + c] =
                                w[from + c * filters + g * groupFilters + f];
                    }
                }
            }
        }
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
        int channels = s.channels();
        int filters = s.filters();
        if (isPointwise(s)) {
            int pixels = n * s.height() * s.width();
            Gemm.rows(
                    pixels,
                    channels,
                    filters,
                    dY,
                    dYAt,
                    filters,
                    wT,
                    wTAt,
                    Panels.INSTEAD_OF_ROWS,
                    null,
                    0,
                    accumulate ? dX : null,
                    dXAt,
                    false,
                    dX,
                    dXAt,
                    channels);
            return;
        }
        if (!accumulate) {
            Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        }
        int rows = s.gradientRows();
        for (int sample = 0; sample < n; sample++) {
            int to = dXAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh += rows) {
                int band = Math.min(rows, s.outputHeight() - oh);
                int from = dYAt + sample * s.outputSize() + oh * s.outputWidth() * filters;
                int window = to + oh * s.strideY() * s.width() * channels;
                if (hasWholeRows(s)) {
                    gradientOfWindows(s, band, dY, from, wT, wTAt, scratch, scratchAt, dX, window);
                } else {
                    gradientOfPlaces(s, band, dY, from, wT, wTAt, scratch, scratchAt, dX, window);
                }
            }
        }
    }

    /** Some rows of dY: all that they contribute to their windows in one product. */
    private static void gradientOfWindows(
            Conv2DShape s,
            int rows,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        int pixels = rows * s.outputWidth();
        int length = s.kernelWidth() * s.channels();
        int window = s.kernelHeight() * length;
        int filters = s.filters();
        Gemm.rows(
                pixels,
                window,
                filters,
                dY,
                dYAt,
                filters,
                wT,
                wTAt,
                Panels.INSTEAD_OF_ROWS,
                null,
                0,
                null,
                0,
                false,
                scratch,
                scratchAt,
                window);
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
            int to = dXAt + kh * s.dilationY() * s.width() * s.channels();
            addWindows(s, rows, length, scratch, scratchAt + kh * length, window, dX, to);
        }
    }

    /** The same, place by place and group by group. */
    private static void gradientOfPlaces(
            Conv2DShape s,
            int rows,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        int channels = s.channels();
        int filters = s.filters();
        int columns = channels / s.groups();
        int groupFilters = filters / s.groups();
        int place = wTAt;
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
            for (int kw = 0; kw < s.kernelWidth(); kw++) {
                int to = dXAt + (kh * s.dilationY() * s.width() + kw * s.dilationX()) * channels;
                for (int g = 0; g < s.groups(); g++) {
                    Gemm.rows(
                            rows * s.outputWidth(),
                            columns,
                            groupFilters,
                            dY,
                            dYAt + g * groupFilters,
                            filters,
                            wT,
                            place + g * columns,
                            channels,
                            null,
                            0,
                            null,
                            0,
                            false,
                            scratch,
                            scratchAt,
                            columns);
                    addWindows(s, rows, columns, scratch, scratchAt, columns, dX, to + g * columns);
                }
                place += groupFilters * channels;
            }
        }
    }

    /**
     * Adds what the pixels of some rows of dY contribute to a stretch of their windows, pixel after
     * pixel.
     */
    private static void addWindows(
            Conv2DShape s,
            int rows,
            int length,
            float[] parts,
            int partsAt,
            int partsRow,
            float[] dX,
            int dXAt) {
        int step = s.strideX() * s.channels();
        int from = partsAt;
        for (int oh = 0; oh < rows; oh++) {
            int to = dXAt + oh * s.strideY() * s.width() * s.channels();
            for (int ow = 0; ow < s.outputWidth(); ow++) {
                add(length, parts, from, dX, to);
                from += partsRow;
                to += step;
            }
        }
    }

    private static void add(int length, float[] x, int xAt, float[] sum, int sumAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(S, sum, sumAt + i)
                    .add(FloatVector.fromArray(S, x, xAt + i))
                    .intoArray(sum, sumAt + i);
        }
        for (int i = whole; i < length; i++) {
            sum[sumAt + i] += x[xAt + i];
        }
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
    private static boolean isPointwise(Conv2DShape s) {
        return s.kernelHeight() == 1
                && s.kernelWidth() == 1
                && s.strideY() == 1
                && s.strideX() == 1
                && s.groups() == 1;
    }

    /** Whether a row of the window is contiguous in the image. */
    private static boolean hasWholeRows(Conv2DShape s) {
        return s.groups() == 1 && (s.dilationX() == 1 || s.kernelWidth() == 1);
    }
}
