/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link ColumnTiles} for machines with 32 vector registers, as {@link WideRowTiles}. */
final class WideColumnTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private WideColumnTiles() {}

    /** Four vectors of columns. */
    static void tile6x4(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + startRow + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, startAt + startRow + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, startAt + startRow + 3 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + 3 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector d3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + 2 * LANES);
        FloatVector f3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + 3 * LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector d4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + 2 * LANES);
        FloatVector f4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + 3 * LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector d5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + 2 * LANES);
        FloatVector f5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + 3 * LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                f0 = x0.fma(b3, f0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                f1 = x1.fma(b3, f1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                f2 = x2.fma(b3, f2);
                FloatVector x3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                e3 = x3.fma(b2, e3);
                f3 = x3.fma(b3, f3);
                FloatVector x4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                e4 = x4.fma(b2, e4);
                f4 = x4.fma(b3, f4);
                FloatVector x5 = FloatVector.broadcast(S, a[p + 5]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                e5 = x5.fma(b2, e5);
                f5 = x5.fma(b3, f5);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        f0.intoArray(c, cAt + 3 * LANES);
        c1.intoArray(c, cAt + cRow);
        d1.intoArray(c, cAt + cRow + LANES);
        e1.intoArray(c, cAt + cRow + 2 * LANES);
        f1.intoArray(c, cAt + cRow + 3 * LANES);
        c2.intoArray(c, cAt + 2 * cRow);
        d2.intoArray(c, cAt + 2 * cRow + LANES);
        e2.intoArray(c, cAt + 2 * cRow + 2 * LANES);
        f2.intoArray(c, cAt + 2 * cRow + 3 * LANES);
        c3.intoArray(c, cAt + 3 * cRow);
        d3.intoArray(c, cAt + 3 * cRow + LANES);
        e3.intoArray(c, cAt + 3 * cRow + 2 * LANES);
        f3.intoArray(c, cAt + 3 * cRow + 3 * LANES);
        c4.intoArray(c, cAt + 4 * cRow);
        d4.intoArray(c, cAt + 4 * cRow + LANES);
        e4.intoArray(c, cAt + 4 * cRow + 2 * LANES);
        f4.intoArray(c, cAt + 4 * cRow + 3 * LANES);
        c5.intoArray(c, cAt + 5 * cRow);
        d5.intoArray(c, cAt + 5 * cRow + LANES);
        e5.intoArray(c, cAt + 5 * cRow + 2 * LANES);
        f5.intoArray(c, cAt + 5 * cRow + 3 * LANES);
    }

    /** What the height above leaves over. */
    static void tile3x4(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + startRow + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, startAt + startRow + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, startAt + startRow + 3 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + 3 * LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                f0 = x0.fma(b3, f0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                f1 = x1.fma(b3, f1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                f2 = x2.fma(b3, f2);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        f0.intoArray(c, cAt + 3 * LANES);
        c1.intoArray(c, cAt + cRow);
        d1.intoArray(c, cAt + cRow + LANES);
        e1.intoArray(c, cAt + cRow + 2 * LANES);
        f1.intoArray(c, cAt + cRow + 3 * LANES);
        c2.intoArray(c, cAt + 2 * cRow);
        d2.intoArray(c, cAt + 2 * cRow + LANES);
        e2.intoArray(c, cAt + 2 * cRow + 2 * LANES);
        f2.intoArray(c, cAt + 2 * cRow + 3 * LANES);
    }

    /** A single row. */
    static void tile1x4(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                f0 = x0.fma(b3, f0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        f0.intoArray(c, cAt + 3 * LANES);
    }

    /** Three vectors of columns. */
    static void tile8x3(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + startRow + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, startAt + startRow + 2 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector d3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + 2 * LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector d4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + 2 * LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector d5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + 2 * LANES);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector d6 = FloatVector.fromArray(S, start, startAt + 6 * startRow + LANES);
        FloatVector e6 = FloatVector.fromArray(S, start, startAt + 6 * startRow + 2 * LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        FloatVector d7 = FloatVector.fromArray(S, start, startAt + 7 * startRow + LANES);
        FloatVector e7 = FloatVector.fromArray(S, start, startAt + 7 * startRow + 2 * LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                FloatVector x3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                e3 = x3.fma(b2, e3);
                FloatVector x4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                e4 = x4.fma(b2, e4);
                FloatVector x5 = FloatVector.broadcast(S, a[p + 5]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                e5 = x5.fma(b2, e5);
                FloatVector x6 = FloatVector.broadcast(S, a[p + 6]);
                c6 = x6.fma(b0, c6);
                d6 = x6.fma(b1, d6);
                e6 = x6.fma(b2, e6);
                FloatVector x7 = FloatVector.broadcast(S, a[p + 7]);
                c7 = x7.fma(b0, c7);
                d7 = x7.fma(b1, d7);
                e7 = x7.fma(b2, e7);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, cAt + cRow);
        d1.intoArray(c, cAt + cRow + LANES);
        e1.intoArray(c, cAt + cRow + 2 * LANES);
        c2.intoArray(c, cAt + 2 * cRow);
        d2.intoArray(c, cAt + 2 * cRow + LANES);
        e2.intoArray(c, cAt + 2 * cRow + 2 * LANES);
        c3.intoArray(c, cAt + 3 * cRow);
        d3.intoArray(c, cAt + 3 * cRow + LANES);
        e3.intoArray(c, cAt + 3 * cRow + 2 * LANES);
        c4.intoArray(c, cAt + 4 * cRow);
        d4.intoArray(c, cAt + 4 * cRow + LANES);
        e4.intoArray(c, cAt + 4 * cRow + 2 * LANES);
        c5.intoArray(c, cAt + 5 * cRow);
        d5.intoArray(c, cAt + 5 * cRow + LANES);
        e5.intoArray(c, cAt + 5 * cRow + 2 * LANES);
        c6.intoArray(c, cAt + 6 * cRow);
        d6.intoArray(c, cAt + 6 * cRow + LANES);
        e6.intoArray(c, cAt + 6 * cRow + 2 * LANES);
        c7.intoArray(c, cAt + 7 * cRow);
        d7.intoArray(c, cAt + 7 * cRow + LANES);
        e7.intoArray(c, cAt + 7 * cRow + 2 * LANES);
    }

    /** A single row. */
    static void tile1x3(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
    }

    /** Two vectors of columns. */
    static void tile12x2(
            int segments,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            float[] c,
            int cAt,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + startRow + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + 2 * startRow + LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector d3 = FloatVector.fromArray(S, start, startAt + 3 * startRow + LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector d4 = FloatVector.fromArray(S, start, startAt + 4 * startRow + LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector d5 = FloatVector.fromArray(S, start, startAt + 5 * startRow + LANES);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector d6 = FloatVector.fromArray(S, start, startAt + 6 * startRow + LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        FloatVector d7 = FloatVector.fromArray(S, start, startAt + 7 * startRow + LANES);
        FloatVector c8 = FloatVector.fromArray(S, start, startAt + 8 * startRow);
        FloatVector d8 = FloatVector.fromArray(S, start, startAt + 8 * startRow + LANES);
        FloatVector c9 = FloatVector.fromArray(S, start, startAt + 9 * startRow);
        FloatVector d9 = FloatVector.fromArray(S, start, startAt + 9 * startRow + LANES);
        FloatVector c10 = FloatVector.fromArray(S, start, startAt + 10 * startRow);
        FloatVector d10 = FloatVector.fromArray(S, start, startAt + 10 * startRow + LANES);
        FloatVector c11 = FloatVector.fromArray(S, start, startAt + 11 * startRow);
        FloatVector d11 = FloatVector.fromArray(S, start, startAt + 11 * startRow + LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                FloatVector x3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                FloatVector x4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                FloatVector x5 = FloatVector.broadcast(S, a[p + 5]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                FloatVector x6 = FloatVector.broadcast(S, a[p + 6]);
                c6 = x6.fma(b0, c6);
                d6 = x6.fma(b1, d6);
                FloatVector x7 = FloatVector.broadcast(S, a[p + 7]);
                c7 = x7.fma(b0, c7);
                d7 = x7.fma(b1, d7);
                FloatVector x8 = FloatVector.broadcast(S, a[p + 8]);
                c8 = x8.fma(b0, c8);
                d8 = x8.fma(b1, d8);
                FloatVector x9 = FloatVector.broadcast(S, a[p + 9]);
                c9 = x9.fma(b0, c9);
                d9 = x9.fma(b1, d9);
                FloatVector x10 = FloatVector.broadcast(S, a[p + 10]);
                c10 = x10.fma(b0, c10);
                d10 = x10.fma(b1, d10);
                FloatVector x11 = FloatVector.broadcast(S, a[p + 11]);
                c11 = x11.fma(b0, c11);
                d11 = x11.fma(b1, d11);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        c1.intoArray(c, cAt + cRow);
        d1.intoArray(c, cAt + cRow + LANES);
        c2.intoArray(c, cAt + 2 * cRow);
        d2.intoArray(c, cAt + 2 * cRow + LANES);
        c3.intoArray(c, cAt + 3 * cRow);
        d3.intoArray(c, cAt + 3 * cRow + LANES);
        c4.intoArray(c, cAt + 4 * cRow);
        d4.intoArray(c, cAt + 4 * cRow + LANES);
        c5.intoArray(c, cAt + 5 * cRow);
        d5.intoArray(c, cAt + 5 * cRow + LANES);
        c6.intoArray(c, cAt + 6 * cRow);
        d6.intoArray(c, cAt + 6 * cRow + LANES);
        c7.intoArray(c, cAt + 7 * cRow);
        d7.intoArray(c, cAt + 7 * cRow + LANES);
        c8.intoArray(c, cAt + 8 * cRow);
        d8.intoArray(c, cAt + 8 * cRow + LANES);
        c9.intoArray(c, cAt + 9 * cRow);
        d9.intoArray(c, cAt + 9 * cRow + LANES);
        c10.intoArray(c, cAt + 10 * cRow);
        d10.intoArray(c, cAt + 10 * cRow + LANES);
        c11.intoArray(c, cAt + 11 * cRow);
        d11.intoArray(c, cAt + 11 * cRow + LANES);
    }
}
