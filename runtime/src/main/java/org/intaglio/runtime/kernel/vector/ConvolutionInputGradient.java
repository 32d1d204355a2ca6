/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;
import static org.intaglio.runtime.kernel.vector.VectorConvolutionKernels.hasWholeRows;
import static org.intaglio.runtime.kernel.vector.VectorConvolutionKernels.isPointwise;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.Conv2DShape;

import java.util.Arrays;

/**
 * The derivative of a convolution for its input: what a pixel of dY contributes to a row of its
 * window is kw·C floats, contiguous in the image. One product computes them for some rows of dY,
 * and they are added to the image, where windows overlap. Nothing is multiplied that is not part of
 * the sum, whatever the stride.
 */
final class ConvolutionInputGradient {
    private ConvolutionInputGradient() {}

    /**
     * wT is the transpose of the kernel, F×kh×kw×C in the panels of {@link Gemm}, where rows of the
     * window are contiguous in the image; else kh×kw×(F/groups)×C, a transpose for each place of
     * the window and each group.
     */
    static void prepare(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt) {
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

    static void compute(
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
            SparseGradient sparse = SparseGradient.of(s, dY, dYAt + sample * s.outputSize());
            if (sparse != null) {
                sparse.addToInput(s, wT, wTAt, dX, to);
                continue;
            }
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
}
