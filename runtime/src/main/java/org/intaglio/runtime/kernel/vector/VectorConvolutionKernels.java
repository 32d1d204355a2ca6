/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;

import java.util.Arrays;

/**
 * Convolution as products straight from the image, without im2col.
 *
 * <p>One row of the output is one product: its pixels are the rows of A (step: strideX pixels), a
 * row of the window is a segment. With neither groups nor horizontal dilation such a segment, kw·C
 * floats, is contiguous; otherwise each place of the window is a segment of its own and each row of
 * the window a product that continues the one before.
 *
 * <p>The gradient for the input is a convolution, too: of dY, its columns spread by the stride with
 * zeros between and around, by the kernel that {@link #prepareInputGradient} turns round. Rows of
 * zeros are not made but left out.
 */
final class VectorConvolutionKernels implements ConvolutionKernels {
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
        int channels = s.channels();
        int filters = s.filters();
        int outputWidth = s.outputWidth();
        if (isPointwise(s)) {
            int pixels = n * s.height() * s.width();
            Gemm.rows(
                    pixels, filters, 1, channels, x, xAt, channels, 0, w, wAt, filters, 0, b, bAt,
                    false, relu, y, yAt, filters);
            return;
        }
        int xRow = s.width() * channels;
        int xPixel = s.strideX() * channels;
        int wRow = s.kernelWidth() * (channels / s.groups()) * filters;
        for (int sample = 0; sample < n; sample++) {
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                int from = xAt + sample * s.inputSize() + oh * s.strideY() * xRow;
                int to = yAt + sample * s.outputSize() + oh * outputWidth * filters;
                if (hasWholeRows(s)) {
                    Gemm.rows(
                            outputWidth,
                            filters,
                            s.kernelHeight(),
                            s.kernelWidth() * channels,
                            x,
                            from,
                            xPixel,
                            s.dilationY() * xRow,
                            w,
                            wAt,
                            filters,
                            wRow,
                            b,
                            bAt,
                            false,
                            relu,
                            y,
                            to,
                            filters);
                    continue;
                }
                for (int kh = 0; kh < s.kernelHeight(); kh++) {
                    boolean last = kh == s.kernelHeight() - 1;
                    placeByPlace(
                            outputWidth,
                            s.kernelWidth(),
                            s.groups(),
                            channels,
                            filters,
                            x,
                            from + kh * s.dilationY() * xRow,
                            xPixel,
                            s.dilationX() * channels,
                            w,
                            wAt + kh * wRow,
                            kh == 0 ? b : null,
                            bAt,
                            kh > 0,
                            relu && last,
                            y,
                            to);
                }
            }
        }
    }

    /**
     * wT is kh×kw×(F/groups)×C: the kernel of a convolution from F channels to C filters, with as
     * many groups.
     */
    @Override
    public void prepareInputGradient(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt) {
        int channels = s.channels();
        int filters = s.filters();
        int groupChannels = channels / s.groups();
        int groupFilters = filters / s.groups();
        int places = s.kernelHeight() * s.kernelWidth();
        for (int place = 0; place < places; place++) {
            int from = wAt + place * groupChannels * filters;
            int to = wTAt + (places - 1 - place) * groupFilters * channels;
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
                    1,
                    filters,
                    dY,
                    dYAt,
                    filters,
                    0,
                    wT,
                    wTAt,
                    channels,
                    0,
                    null,
                    0,
                    accumulate,
                    false,
                    dX,
                    dXAt,
                    channels);
            return;
        }
        int spreadRow = (s.width() + (s.kernelWidth() - 1) * s.dilationX()) * filters;
        Arrays.fill(scratch, scratchAt, scratchAt + s.outputHeight() * spreadRow, 0f);
        for (int sample = 0; sample < n; sample++) {
            spread(s, dY, dYAt + sample * s.outputSize(), scratch, scratchAt, spreadRow);
            int to = dXAt + sample * s.inputSize();
            for (int h = 0; h < s.height(); h++) {
                inputGradientRow(s, h, wT, wTAt, scratch, scratchAt, spreadRow, dX, to, accumulate);
                to += s.width() * channels;
            }
        }
    }

    /** The rows of one sample's dY, each pixel strideX further and kw - 1 windows in. */
    private static void spread(
            Conv2DShape s, float[] dY, int dYAt, float[] scratch, int scratchAt, int spreadRow) {
        int filters = s.filters();
        int before = (s.kernelWidth() - 1) * s.dilationX() * filters;
        int from = dYAt;
        for (int oh = 0; oh < s.outputHeight(); oh++) {
            int to = scratchAt + oh * spreadRow + before;
            if (s.strideX() == 1) {
                System.arraycopy(dY, from, scratch, to, s.outputWidth() * filters);
                from += s.outputWidth() * filters;
                continue;
            }
            for (int ow = 0; ow < s.outputWidth(); ow++) {
                System.arraycopy(dY, from, scratch, to, filters);
                from += filters;
                to += s.strideX() * filters;
            }
        }
    }

    /**
     * Row h of dX: the sum over those rows oh of dY and kh of the window for which {@code
     * oh·strideY + kh·dilationY = h}, oh rising.
     */
    private static void inputGradientRow(
            Conv2DShape s,
            int h,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            int spreadRow,
            float[] dX,
            int to,
            boolean accumulate) {
        int channels = s.channels();
        int filters = s.filters();
        int reach = (s.kernelHeight() - 1) * s.dilationY();
        int wTRow = s.kernelWidth() * (filters / s.groups()) * channels;
        int first = Math.max(0, Math.ceilDiv(h - reach, s.strideY()));
        int last = Math.min(s.outputHeight() - 1, h / s.strideY());
        if (s.dilationY() == 1 && hasWholeRows(s) && first <= last) {
            // Row oh meets row kh - 1 - (h - oh·strideY) of the kernel turned round.
            int turned = reach - h + first * s.strideY();
            Gemm.rows(
                    s.width(),
                    channels,
                    last - first + 1,
                    s.kernelWidth() * filters,
                    scratch,
                    scratchAt + first * spreadRow,
                    filters,
                    spreadRow,
                    wT,
                    wTAt + turned * wTRow,
                    channels,
                    s.strideY() * wTRow,
                    null,
                    0,
                    accumulate,
                    false,
                    dX,
                    to,
                    channels);
            return;
        }
        boolean started = accumulate;
        for (int oh = first; oh <= last; oh++) {
            int turned = reach - h + oh * s.strideY();
            if (turned % s.dilationY() != 0) {
                continue;
            }
            int row = turned / s.dilationY();
            placeByPlace(
                    s.width(),
                    s.kernelWidth(),
                    s.groups(),
                    filters,
                    channels,
                    scratch,
                    scratchAt + oh * spreadRow,
                    filters,
                    s.dilationX() * filters,
                    wT,
                    wTAt + row * wTRow,
                    null,
                    0,
                    started,
                    false,
                    dX,
                    to);
            started = true;
        }
        if (!started) {
            Arrays.fill(dX, to, to + s.width() * channels, 0f);
        }
    }

    /** One row of the window, a segment for each of its places, group after group. */
    private static void placeByPlace(
            int pixels,
            int places,
            int groups,
            int channels,
            int filters,
            float[] x,
            int xAt,
            int xPixel,
            int xPlace,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean accumulate,
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
                    places,
                    groupChannels,
                    x,
                    xAt + g * groupChannels,
                    xPixel,
                    xPlace,
                    w,
                    wAt + f,
                    filters,
                    groupChannels * filters,
                    b,
                    bAt + f,
                    accumulate,
                    relu,
                    y,
                    yAt + f,
                    filters);
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
