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

    /** 16 sums, for machines with 32 registers. */
    static void tile8x2(
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
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
                FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = a3.fma(b0, c3);
                d3 = a3.fma(b1, d3);
                FloatVector a4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = a4.fma(b0, c4);
                d4 = a4.fma(b1, d4);
                FloatVector a5 = FloatVector.broadcast(S, a[p + 5]);
                c5 = a5.fma(b0, c5);
                d5 = a5.fma(b1, d5);
                FloatVector a6 = FloatVector.broadcast(S, a[p + 6]);
                c6 = a6.fma(b0, c6);
                d6 = a6.fma(b1, d6);
                FloatVector a7 = FloatVector.broadcast(S, a[p + 7]);
                c7 = a7.fma(b0, c7);
                d7 = a7.fma(b1, d7);
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
    }

    /** 10 sums, for machines with 16 registers. */
    static void tile5x2(
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
        for (int segment = 0; segment < segments; segment++) {
            int p = aAt + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
                FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = a3.fma(b0, c3);
                d3 = a3.fma(b1, d3);
                FloatVector a4 = FloatVector.broadcast(S, a[p + 4]);
                c4 = a4.fma(b0, c4);
                d4 = a4.fma(b1, d4);
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
    }

    /** A 3×3 window of one channel has three rows; otherwise a rest. */
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
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
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

    /** A rest. */
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
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
    }

    /** The last columns, at most one vector; see {@link RowTiles#tile4x1Masked}. */
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
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                FloatVector a1 = FloatVector.broadcast(S, a[p + 1]);
                c1 = a1.fma(b0, c1);
                FloatVector a2 = FloatVector.broadcast(S, a[p + 2]);
                c2 = a2.fma(b0, c2);
                FloatVector a3 = FloatVector.broadcast(S, a[p + 3]);
                c3 = a3.fma(b0, c3);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt, within);
        c1.intoArray(c, cAt + cRow, within);
        c2.intoArray(c, cAt + 2 * cRow, within);
        c3.intoArray(c, cAt + 3 * cRow, within);
    }

    /** The last columns of a rest. */
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
                FloatVector a0 = FloatVector.broadcast(S, a[p]);
                c0 = a0.fma(b0, c0);
                p += aColumn;
                q += bRow;
            }
        }
        c0.intoArray(c, cAt, within);
    }
}
