/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.SlidingAxis;

/**
 * Windows of one channel each that slide over an image, row by row and, within a row, one vector of
 * channels after the other. Rows of the window above and below the image are left out; so are, at
 * positions to the left and to the right, its columns there.
 *
 * <p>The last vector of channels lies so that it ends with them, and may cover some of the vector
 * before a second time: they get the same values again.
 */
final class DepthwiseWindows {
    /**
     * What sums begin with where there is no bias: as much as {@link DepthwiseWindowTiles} takes.
     */
    private static final float[] ZEROS = new float[4 * LANES];

    private DepthwiseWindows() {}

    /**
     * Overwrites Y at all positions.
     *
     * @param kernelWidth columns of the kernel, of which the window may have some only
     * @param b what sums begin with, or null
     * @param relu whether {@code max(·, 0)} follows; only if positions lie side by side
     * @param yRow from one row of positions to the next
     * @param yPixel from one position to the next
     */
    static void slide(
            SlidingAxis rows,
            SlidingAxis columns,
            int kernelWidth,
            int channels,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            int yRow,
            int yPixel) {
        int wRow = rows.kernelStep() * kernelWidth * channels;
        int first = (rows.kernelFirst() * kernelWidth + columns.kernelFirst()) * channels;
        int xRow = columns.length() * channels;
        boolean threes = rows.taps() == 3 && isThree(columns);
        boolean twoRows = threes && rows.stride() == 1 && rows.dilation() == 1;
        for (int i = 0; i < rows.positions(); ) {
            int top = rows.firstTap(i);
            int height = rows.endTap(i) - top;
            int k = wAt + first + top * wRow;
            int in = xAt + (rows.start(i) + top * rows.dilation()) * xRow;
            int to = yAt + i * yRow;
            boolean two = twoRows && i >= rows.wholeFrom() && i + 1 < rows.wholeTo();
            if (two) {
                twoRows(columns, channels, w, k, wRow, x, in, xRow, b, bAt, y, to, yRow, yPixel);
            } else if (threes && height == 3) {
                int step = rows.dilation() * xRow;
                oneRow(columns, channels, w, k, wRow, x, in, step, b, bAt, y, to, yPixel);
            } else {
                int step = rows.dilation() * xRow;
                anyRow(columns, channels, height, w, k, wRow, x, in, step, b, bAt, y, to, yPixel);
            }
            int count = two ? 2 : 1;
            if (relu) {
                relu(count * columns.positions() * channels, y, to);
            }
            i += count;
        }
    }

    /** Whether {@link DepthwiseTiles#row3x3} can walk along a row. */
    private static boolean isThree(SlidingAxis columns) {
        int lead = 2 - columns.pad();
        int trail = columns.positions() - (columns.length() - lead);
        return columns.taps() == 3
                && columns.stride() == 1
                && columns.dilation() == 1
                && lead >= 0
                && lead <= 2
                && columns.length() >= lead
                && trail <= 2;
    }

    private static void twoRows(
            SlidingAxis columns,
            int channels,
            float[] w,
            int wAt,
            int wRow,
            float[] x,
            int xAt,
            int xRow,
            float[] b,
            int bAt,
            float[] y,
            int yAt,
            int yRow,
            int yPixel) {
        int lead = 2 - columns.pad();
        int walked = Math.min(columns.length(), columns.positions() + lead);
        int trail = columns.positions() - (walked - lead);
        for (int c = 0; c < channels; c += LANES) {
            int from = Math.min(c, channels - LANES);
            DepthwiseTiles.rows3x3(
                    walked,
                    lead,
                    trail,
                    w,
                    wAt + from,
                    wRow,
                    columns.kernelStep() * channels,
                    x,
                    xAt + from,
                    xRow,
                    channels,
                    b == null ? ZEROS : b,
                    b == null ? 0 : bAt + from,
                    y,
                    yAt + from,
                    yRow,
                    yPixel);
        }
    }

    private static void oneRow(
            SlidingAxis columns,
            int channels,
            float[] w,
            int wAt,
            int wRow,
            float[] x,
            int xAt,
            int xRow,
            float[] b,
            int bAt,
            float[] y,
            int yAt,
            int yPixel) {
        int lead = 2 - columns.pad();
        int walked = Math.min(columns.length(), columns.positions() + lead);
        int trail = columns.positions() - (walked - lead);
        for (int c = 0; c < channels; c += LANES) {
            int from = Math.min(c, channels - LANES);
            DepthwiseTiles.row3x3(
                    walked,
                    lead,
                    trail,
                    w,
                    wAt + from,
                    wRow,
                    columns.kernelStep() * channels,
                    x,
                    xAt + from,
                    xRow,
                    channels,
                    b == null ? ZEROS : b,
                    b == null ? 0 : bAt + from,
                    y,
                    yAt + from,
                    yPixel);
        }
    }

    /** A row of windows of any size. */
    private static void anyRow(
            SlidingAxis columns,
            int channels,
            int height,
            float[] w,
            int wAt,
            int wRow,
            float[] x,
            int xAt,
            int xRow,
            float[] b,
            int bAt,
            float[] y,
            int yAt,
            int yPixel) {
        int wColumn = columns.kernelStep() * channels;
        for (int j = 0; j < columns.positions(); ) {
            boolean four = j >= columns.wholeFrom() && j + 4 <= columns.wholeTo();
            int left = columns.firstTap(j);
            int width = columns.endTap(j) - left;
            int q = wAt + left * wColumn;
            int p = xAt + (columns.start(j) + left * columns.dilation()) * channels;
            int to = yAt + j * yPixel;
            if (four) {
                four(columns, channels, height, w, q, wRow, x, p, xRow, b, bAt, y, to, yPixel);
            } else {
                one(columns, channels, height, width, w, q, wRow, x, p, xRow, b, bAt, y, to);
            }
            j += four ? 4 : 1;
        }
    }

    /** Four positions whose windows have all columns. */
    private static void four(
            SlidingAxis columns,
            int channels,
            int height,
            float[] w,
            int wAt,
            int wRow,
            float[] x,
            int xAt,
            int xRow,
            float[] b,
            int bAt,
            float[] y,
            int yAt,
            int yPixel) {
        int width = columns.taps();
        int wColumn = columns.kernelStep() * channels;
        int xColumn = columns.dilation() * channels;
        int xPixel = columns.stride() * channels;
        float[] start = b == null ? ZEROS : b;
        int c = 0;
        for (; c + 2 * LANES <= channels; c += 2 * LANES) {
            int startAt = b == null ? 0 : bAt + c;
            DepthwiseWindowTiles.window4x2(
                    height, width, w, wAt + c, wRow, wColumn, x, xAt + c, xRow, xColumn, xPixel,
                    start, startAt, y, yAt + c, yPixel);
        }
        for (; c < channels; c += LANES) {
            int from = Math.min(c, channels - LANES);
            int startAt = b == null ? 0 : bAt + from;
            DepthwiseWindowTiles.window4x1(
                    height,
                    width,
                    w,
                    wAt + from,
                    wRow,
                    wColumn,
                    x,
                    xAt + from,
                    xRow,
                    xColumn,
                    xPixel,
                    start,
                    startAt,
                    y,
                    yAt + from,
                    yPixel);
        }
    }

    /** One position, with some columns of the window. */
    private static void one(
            SlidingAxis columns,
            int channels,
            int height,
            int width,
            float[] w,
            int wAt,
            int wRow,
            float[] x,
            int xAt,
            int xRow,
            float[] b,
            int bAt,
            float[] y,
            int yAt) {
        int wColumn = columns.kernelStep() * channels;
        int xColumn = columns.dilation() * channels;
        float[] start = b == null ? ZEROS : b;
        int c = 0;
        for (; c + 4 * LANES <= channels; c += 4 * LANES) {
            int startAt = b == null ? 0 : bAt + c;
            DepthwiseWindowTiles.window1x4(
                    height, width, w, wAt + c, wRow, wColumn, x, xAt + c, xRow, xColumn, start,
                    startAt, y, yAt + c);
        }
        for (; c < channels; c += LANES) {
            int from = Math.min(c, channels - LANES);
            int startAt = b == null ? 0 : bAt + from;
            DepthwiseWindowTiles.window1x1(
                    height,
                    width,
                    w,
                    wAt + from,
                    wRow,
                    wColumn,
                    x,
                    xAt + from,
                    xRow,
                    xColumn,
                    start,
                    startAt,
                    y,
                    yAt + from);
        }
    }

    private static void relu(int length, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector value = FloatVector.fromArray(S, y, yAt + i);
            value.blend(0f, value.compare(VectorOperators.LT, 0f)).intoArray(y, yAt + i);
        }
        for (int i = yAt + whole; i < yAt + length; i++) {
            y[i] = Math.max(y[i], 0f);
        }
    }
}
