/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;

import org.intaglio.runtime.kernel.DepthwiseShape;
import org.intaglio.runtime.kernel.SlidingAxis;

/**
 * The derivative of a depth-wise convolution for its kernel: for each place of the window the sum
 * over all positions of what they read there times dY, one vector of channels after the other.
 *
 * <p>Positions whose windows have all columns are summed up row by row, several places of the
 * window together. The others are few in a row and many in a column: they are summed up column by
 * column, one place at a time.
 */
final class DepthwiseCorrelation {
    private DepthwiseCorrelation() {}

    /**
     * Adds one sample, with as many channels in X as in Y.
     *
     * @param saved room for a kernel
     */
    static void add(
            DepthwiseShape s,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] saved,
            int savedAt,
            float[] dW,
            int dWAt) {
        int channels = s.filters();
        int whole = channels - channels % LANES;
        int rest = channels - whole;
        add(s, 0, whole, x, xAt, dY, dYAt, dW, dWAt);
        if (rest == 0) {
            return;
        }
        // The last vector ends with the channels. Those that had their sum already keep it.
        int places = s.rows().taps() * s.columns().taps();
        int again = channels - LANES;
        int length = LANES - rest;
        for (int i = 0; i < places; i++) {
            int at = dWAt + i * channels + again;
            System.arraycopy(dW, at, saved, savedAt + i * length, length);
        }
        add(s, again, channels, x, xAt, dY, dYAt, dW, dWAt);
        for (int i = 0; i < places; i++) {
            int at = dWAt + i * channels + again;
            System.arraycopy(saved, savedAt + i * length, dW, at, length);
        }
    }

    /** Some channels, whole vectors. */
    private static void add(
            DepthwiseShape s,
            int from,
            int to,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        SlidingAxis rows = s.rows();
        SlidingAxis columns = s.columns();
        int channels = s.filters();
        int dYRow = columns.positions() * channels;
        for (int c = from; c < to; c += LANES) {
            for (int kw = 0; kw < columns.taps(); kw++) {
                int left = columns.firstPosition(kw);
                int right = columns.endPosition(kw);
                for (int j = left; j < Math.min(right, columns.wholeFrom()); j++) {
                    addColumn(s, kw, j, x, xAt + c, dY, dYAt + c, dW, dWAt + c);
                }
                for (int j = Math.max(left, columns.wholeTo()); j < right; j++) {
                    addColumn(s, kw, j, x, xAt + c, dY, dYAt + c, dW, dWAt + c);
                }
            }
        }
        int pixels = columns.wholeTo() - columns.wholeFrom();
        if (pixels == 0) {
            return;
        }
        for (int i = 0; i < rows.positions(); i++) {
            int g = dYAt + i * dYRow + columns.wholeFrom() * channels;
            for (int c = from; c < to; c += LANES) {
                addRow(s, i, pixels, x, xAt + c, dY, g + c, dW, dWAt + c);
            }
        }
    }

    /** One column of positions and one of the window. */
    private static void addColumn(
            DepthwiseShape s,
            int kw,
            int j,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        SlidingAxis rows = s.rows();
        SlidingAxis columns = s.columns();
        int channels = s.filters();
        int xRow = columns.length() * channels;
        int dYRow = columns.positions() * channels;
        int in = xAt + (columns.start(j) + kw * columns.dilation()) * channels;
        for (int kh = 0; kh < rows.taps(); kh++) {
            int first = rows.firstPosition(kh);
            DepthwiseSums.sum1(
                    rows.endPosition(kh) - first,
                    x,
                    in + (rows.start(first) + kh * rows.dilation()) * xRow,
                    rows.stride() * xRow,
                    dY,
                    dYAt + first * dYRow + j * channels,
                    dYRow,
                    dW,
                    dWAt + (kh * columns.taps() + kw) * channels);
        }
    }

    /** The positions of a row whose windows have all columns. */
    private static void addRow(
            DepthwiseShape s,
            int i,
            int pixels,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        SlidingAxis rows = s.rows();
        SlidingAxis columns = s.columns();
        int channels = s.filters();
        int wRow = columns.taps() * channels;
        int xRow = columns.length() * channels;
        int in = xAt + rows.start(i) * xRow + columns.start(columns.wholeFrom()) * channels;
        int step = rows.dilation() * xRow;
        boolean all = rows.firstTap(i) == 0 && rows.endTap(i) == 3 && rows.taps() == 3;
        if (all && columns.taps() == 3 && columns.stride() == 1 && columns.dilation() == 1) {
            DepthwiseSums.sum3x3(
                    pixels, x, in, step, channels, dY, dYAt, channels, dW, dWAt, wRow, channels);
            return;
        }
        for (int kh = rows.firstTap(i); kh < rows.endTap(i); kh++) {
            addPlaces(columns, pixels, channels, x, in + kh * step, dY, dYAt, dW, dWAt + kh * wRow);
        }
    }

    /** The same for one row of the window. */
    private static void addPlaces(
            SlidingAxis columns,
            int pixels,
            int channels,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        int xColumn = columns.dilation() * channels;
        int xPixel = columns.stride() * channels;
        int p = xAt;
        int to = dWAt;
        int places;
        for (int left = columns.taps(); left > 0; left -= places) {
            places = places(left);
            switch (places) {
                case 3 ->
                        DepthwiseSums.sum3(
                                pixels, x, p, xColumn, xPixel, dY, dYAt, channels, dW, to,
                                channels);
                case 2 ->
                        DepthwiseSums.sum2(
                                pixels, x, p, xColumn, xPixel, dY, dYAt, channels, dW, to,
                                channels);
                default -> DepthwiseSums.sum1(pixels, x, p, xPixel, dY, dYAt, channels, dW, to);
            }
            p += places * xColumn;
            to += places * channels;
        }
    }

    /** How many places of a row are taken together, of those that are left: few alone. */
    private static int places(int left) {
        return left == 4 ? 2 : Math.min(left, 3);
    }
}
