/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@link DepthwiseWindows}.
 *
 * <p>Windows of 3×3, which nearly every network has, keep the kernel in registers along a row of
 * positions. All others keep the sums of a few positions and vectors of channels there, and walk
 * the window.
 *
 * <p>Legend: {@code k, l, m} are rows of the kernel and {@code u, v, z} rows of the image, or what
 * belongs to one vector of channels and the next; {@code p} is where x is read, {@code q} where w
 * is, {@code to} where y is written; {@code xPixel} and {@code yPixel} lead from one position to
 * the next, {@code xColumn} and {@code wColumn} from one column of the window to the next.
 */
final class DepthwiseTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private DepthwiseTiles() {}

    /**
     * One row of positions, windows of 3×3 with steps of 1 from column to column. A column of the
     * image is read once, for the three positions whose windows it is in: the first of them is
     * {@code done} with it.
     *
     * @param columns how many columns of the image are walked
     * @param lead how many of them before the first position is done
     * @param trail positions behind the last one that is done, whose windows stick out: 0 to 2
     */
    static void row3x3(
            int columns,
            int lead,
            int trail,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xPixel,
            float[] start,
            int startAt,
            float[] y,
            int yAt,
            int yPixel) {
        int w1 = wAt + wRow;
        int w2 = w1 + wRow;
        FloatVector k0 = FloatVector.fromArray(S, w, wAt);
        FloatVector k1 = FloatVector.fromArray(S, w, wAt + wColumn);
        FloatVector k2 = FloatVector.fromArray(S, w, wAt + 2 * wColumn);
        FloatVector l0 = FloatVector.fromArray(S, w, w1);
        FloatVector l1 = FloatVector.fromArray(S, w, w1 + wColumn);
        FloatVector l2 = FloatVector.fromArray(S, w, w1 + 2 * wColumn);
        FloatVector m0 = FloatVector.fromArray(S, w, w2);
        FloatVector m1 = FloatVector.fromArray(S, w, w2 + wColumn);
        FloatVector m2 = FloatVector.fromArray(S, w, w2 + 2 * wColumn);
        FloatVector bias = FloatVector.fromArray(S, start, startAt);
        FloatVector next = bias;
        FloatVector last = bias;
        int p = xAt;
        int to = yAt;
        for (int j = 0; j < columns; j++) {
            FloatVector u = FloatVector.fromArray(S, x, p);
            FloatVector v = FloatVector.fromArray(S, x, p + xRow);
            FloatVector z = FloatVector.fromArray(S, x, p + 2 * xRow);
            FloatVector done = u.fma(k2, next);
            done = v.fma(l2, done);
            done = z.fma(m2, done);
            next = u.fma(k1, last);
            next = v.fma(l1, next);
            next = z.fma(m1, next);
            last = u.fma(k0, bias);
            last = v.fma(l0, last);
            last = z.fma(m0, last);
            if (j >= lead) {
                done.intoArray(y, to);
                to += yPixel;
            }
            p += xPixel;
        }
        if (trail > 0) {
            next.intoArray(y, to);
        }
        if (trail > 1) {
            last.intoArray(y, to + yPixel);
        }
    }

    /** Two rows of positions, the second {@code xRow} below the first: four rows read for six. */
    static void rows3x3(
            int columns,
            int lead,
            int trail,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xPixel,
            float[] start,
            int startAt,
            float[] y,
            int yAt,
            int yRow,
            int yPixel) {
        int w1 = wAt + wRow;
        int w2 = w1 + wRow;
        FloatVector k0 = FloatVector.fromArray(S, w, wAt);
        FloatVector k1 = FloatVector.fromArray(S, w, wAt + wColumn);
        FloatVector k2 = FloatVector.fromArray(S, w, wAt + 2 * wColumn);
        FloatVector l0 = FloatVector.fromArray(S, w, w1);
        FloatVector l1 = FloatVector.fromArray(S, w, w1 + wColumn);
        FloatVector l2 = FloatVector.fromArray(S, w, w1 + 2 * wColumn);
        FloatVector m0 = FloatVector.fromArray(S, w, w2);
        FloatVector m1 = FloatVector.fromArray(S, w, w2 + wColumn);
        FloatVector m2 = FloatVector.fromArray(S, w, w2 + 2 * wColumn);
        FloatVector bias = FloatVector.fromArray(S, start, startAt);
        FloatVector next = bias;
        FloatVector last = bias;
        FloatVector nextBelow = bias;
        FloatVector lastBelow = bias;
        int p = xAt;
        int to = yAt;
        for (int j = 0; j < columns; j++) {
            FloatVector u = FloatVector.fromArray(S, x, p);
            FloatVector v = FloatVector.fromArray(S, x, p + xRow);
            FloatVector z = FloatVector.fromArray(S, x, p + 2 * xRow);
            FloatVector done = u.fma(k2, next);
            done = v.fma(l2, done);
            done = z.fma(m2, done);
            next = u.fma(k1, last);
            next = v.fma(l1, next);
            next = z.fma(m1, next);
            last = u.fma(k0, bias);
            last = v.fma(l0, last);
            last = z.fma(m0, last);
            u = FloatVector.fromArray(S, x, p + 3 * xRow);
            FloatVector below = v.fma(k2, nextBelow);
            below = z.fma(l2, below);
            below = u.fma(m2, below);
            nextBelow = v.fma(k1, lastBelow);
            nextBelow = z.fma(l1, nextBelow);
            nextBelow = u.fma(m1, nextBelow);
            lastBelow = v.fma(k0, bias);
            lastBelow = z.fma(l0, lastBelow);
            lastBelow = u.fma(m0, lastBelow);
            if (j >= lead) {
                done.intoArray(y, to);
                below.intoArray(y, to + yRow);
                to += yPixel;
            }
            p += xPixel;
        }
        if (trail > 0) {
            next.intoArray(y, to);
            nextBelow.intoArray(y, to + yRow);
        }
        if (trail > 1) {
            last.intoArray(y, to + yPixel);
            lastBelow.intoArray(y, to + yRow + yPixel);
        }
    }

    /** Four positions, two vectors of channels, windows of any size that have the same places. */
    static void window4x2(
            int height,
            int width,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xColumn,
            int xPixel,
            float[] start,
            int startAt,
            float[] y,
            int yAt,
            int yPixel) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = c0;
        FloatVector d1 = d0;
        FloatVector c2 = c0;
        FloatVector d2 = d0;
        FloatVector c3 = c0;
        FloatVector d3 = d0;
        for (int i = 0; i < height; i++) {
            int q = wAt + i * wRow;
            int p = xAt + i * xRow;
            for (int j = 0; j < width; j++) {
                FloatVector k = FloatVector.fromArray(S, w, q);
                FloatVector l = FloatVector.fromArray(S, w, q + LANES);
                c0 = FloatVector.fromArray(S, x, p).fma(k, c0);
                d0 = FloatVector.fromArray(S, x, p + LANES).fma(l, d0);
                int r = p + xPixel;
                c1 = FloatVector.fromArray(S, x, r).fma(k, c1);
                d1 = FloatVector.fromArray(S, x, r + LANES).fma(l, d1);
                r += xPixel;
                c2 = FloatVector.fromArray(S, x, r).fma(k, c2);
                d2 = FloatVector.fromArray(S, x, r + LANES).fma(l, d2);
                r += xPixel;
                c3 = FloatVector.fromArray(S, x, r).fma(k, c3);
                d3 = FloatVector.fromArray(S, x, r + LANES).fma(l, d3);
                q += wColumn;
                p += xColumn;
            }
        }
        int to = yAt;
        c0.intoArray(y, to);
        d0.intoArray(y, to + LANES);
        to += yPixel;
        c1.intoArray(y, to);
        d1.intoArray(y, to + LANES);
        to += yPixel;
        c2.intoArray(y, to);
        d2.intoArray(y, to + LANES);
        to += yPixel;
        c3.intoArray(y, to);
        d3.intoArray(y, to + LANES);
    }

    /** The same for one vector of channels. */
    static void window4x1(
            int height,
            int width,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xColumn,
            int xPixel,
            float[] start,
            int startAt,
            float[] y,
            int yAt,
            int yPixel) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        for (int i = 0; i < height; i++) {
            int q = wAt + i * wRow;
            int p = xAt + i * xRow;
            for (int j = 0; j < width; j++) {
                FloatVector k = FloatVector.fromArray(S, w, q);
                c0 = FloatVector.fromArray(S, x, p).fma(k, c0);
                int r = p + xPixel;
                c1 = FloatVector.fromArray(S, x, r).fma(k, c1);
                r += xPixel;
                c2 = FloatVector.fromArray(S, x, r).fma(k, c2);
                r += xPixel;
                c3 = FloatVector.fromArray(S, x, r).fma(k, c3);
                q += wColumn;
                p += xColumn;
            }
        }
        int to = yAt;
        c0.intoArray(y, to);
        to += yPixel;
        c1.intoArray(y, to);
        to += yPixel;
        c2.intoArray(y, to);
        to += yPixel;
        c3.intoArray(y, to);
    }

    /** One position, four vectors of channels. */
    static void window1x4(
            int height,
            int width,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xColumn,
            float[] start,
            int startAt,
            float[] y,
            int yAt) {
        FloatVector c = FloatVector.fromArray(S, start, startAt);
        FloatVector d = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        for (int i = 0; i < height; i++) {
            int q = wAt + i * wRow;
            int p = xAt + i * xRow;
            for (int j = 0; j < width; j++) {
                FloatVector k = FloatVector.fromArray(S, w, q);
                FloatVector l = FloatVector.fromArray(S, w, q + LANES);
                FloatVector m = FloatVector.fromArray(S, w, q + 2 * LANES);
                FloatVector n = FloatVector.fromArray(S, w, q + 3 * LANES);
                c = FloatVector.fromArray(S, x, p).fma(k, c);
                d = FloatVector.fromArray(S, x, p + LANES).fma(l, d);
                e = FloatVector.fromArray(S, x, p + 2 * LANES).fma(m, e);
                f = FloatVector.fromArray(S, x, p + 3 * LANES).fma(n, f);
                q += wColumn;
                p += xColumn;
            }
        }
        c.intoArray(y, yAt);
        d.intoArray(y, yAt + LANES);
        e.intoArray(y, yAt + 2 * LANES);
        f.intoArray(y, yAt + 3 * LANES);
    }

    /** One position, one vector of channels. */
    static void window1x1(
            int height,
            int width,
            float[] w,
            int wAt,
            int wRow,
            int wColumn,
            float[] x,
            int xAt,
            int xRow,
            int xColumn,
            float[] start,
            int startAt,
            float[] y,
            int yAt) {
        FloatVector c = FloatVector.fromArray(S, start, startAt);
        for (int i = 0; i < height; i++) {
            int q = wAt + i * wRow;
            int p = xAt + i * xRow;
            for (int j = 0; j < width; j++) {
                c = FloatVector.fromArray(S, x, p).fma(FloatVector.fromArray(S, w, q), c);
                q += wColumn;
                p += xColumn;
            }
        }
        c.intoArray(y, yAt);
    }
}
