/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link DepthwiseWindows} for windows of 3×3, which nearly every network
 * has: they keep the kernel in registers along a row of positions. {@link DepthwiseWindowTiles} has
 * the others.
 *
 * <p>Legend: {@code k, l, m} are rows of the kernel and {@code u, v, z} rows of the image, or what
 * belongs to one vector of channels and the next; {@code p} is where x is read, {@code q} where w
 * is, {@code to} where y is written; {@code xPixel} and {@code yPixel} lead from one position to
 * the next, {@code xColumn} and {@code wColumn} from one column of the window to the next.
 */
final class DepthwiseTiles {
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
}
