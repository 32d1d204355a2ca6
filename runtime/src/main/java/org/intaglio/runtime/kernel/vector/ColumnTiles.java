/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@link Gemm} where a column of A is contiguous (products {@code Aᵀ·B}): as
 * {@link RowTiles}, except that the R values of A are neighbours, so that one range check covers
 * them all, and that a tile always has all of its rows.
 */
final class ColumnTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private ColumnTiles() {}

    /** 12 sums, for machines with 16 registers. */
    static void tile6x2(
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
    }

    /** What the heights above leave over. */
    static void tile3x2(
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
    }

    /** A single row. */
    static void tile1x2(
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
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
    }

    /** One vector of columns: 8 sums, enough to hide the latency. */
    static void tile8x1(
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
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * startRow);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * startRow);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * startRow);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * startRow);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                FloatVector x3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = x3.fma(b0, c3);
                FloatVector x4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = x4.fma(b0, c4);
                FloatVector x5 = FloatVector.broadcast(S, a[p + 5]);
                c5 = x5.fma(b0, c5);
                FloatVector x6 = FloatVector.broadcast(S, a[p + 6]);
                c6 = x6.fma(b0, c6);
                FloatVector x7 = FloatVector.broadcast(S, a[p + 7]);
                c7 = x7.fma(b0, c7);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + cRow);
        c2.intoArray(c, cAt + 2 * cRow);
        c3.intoArray(c, cAt + 3 * cRow);
        c4.intoArray(c, cAt + 4 * cRow);
        c5.intoArray(c, cAt + 5 * cRow);
        c6.intoArray(c, cAt + 6 * cRow);
        c7.intoArray(c, cAt + 7 * cRow);
    }

    /** The last columns, one vector or less. */
    static void tile4x1Masked(
            int columns,
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
        VectorMask<Float> within = S.indexInRange(0, columns);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt, within);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + startRow, within);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * startRow, within);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * startRow, within);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q, within);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                FloatVector x1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = x1.fma(b0, c1);
                FloatVector x2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = x2.fma(b0, c2);
                FloatVector x3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = x3.fma(b0, c3);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt, within);
        c1.intoArray(c, cAt + cRow, within);
        c2.intoArray(c, cAt + 2 * cRow, within);
        c3.intoArray(c, cAt + 3 * cRow, within);
    }

    /** The last columns of a single row. */
    static void tile1x1Masked(
            int columns,
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
        VectorMask<Float> within = S.indexInRange(0, columns);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt, within);
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q, within);
                FloatVector x0 = FloatVector.broadcast(S, a[p]);
                c0 = x0.fma(b0, c0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt, within);
    }
}
