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
 * The innermost loops of {@link Gemm} where a row of A is contiguous: tiles of R rows and V vectors
 * of C whose sums stay in registers for the whole of a product.
 *
 * <p>Legend: {@code c0, d0} are the left and right vector of the tile's row 0, {@code c1, d1} those
 * of its row 1 and so on; {@code p0, p1} where the rows of A start, {@code q} the row of B. A tile
 * with fewer than R rows computes its last row again and again and stores it once: cheaper than a
 * method for every height. Arguments are those of {@link Gemm#rows}.
 */
final class RowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private RowTiles() {}

    /** 16 sums, for machines with 32 registers. */
    static void tile8x2(
            int rows,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        int r4 = Math.min(4, rows - 1);
        int r5 = Math.min(5, rows - 1);
        int r6 = Math.min(6, rows - 1);
        int r7 = Math.min(7, rows - 1);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + r1 * startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + r1 * startRow + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + r2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + r2 * startRow + LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + r3 * startRow);
        FloatVector d3 = FloatVector.fromArray(S, start, startAt + r3 * startRow + LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + r4 * startRow);
        FloatVector d4 = FloatVector.fromArray(S, start, startAt + r4 * startRow + LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + r5 * startRow);
        FloatVector d5 = FloatVector.fromArray(S, start, startAt + r5 * startRow + LANES);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + r6 * startRow);
        FloatVector d6 = FloatVector.fromArray(S, start, startAt + r6 * startRow + LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + r7 * startRow);
        FloatVector d7 = FloatVector.fromArray(S, start, startAt + r7 * startRow + LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = aAt + segment * aSegment;
            int p1 = p0 + r1 * aRow;
            int p2 = p0 + r2 * aRow;
            int p3 = p0 + r3 * aRow;
            int p4 = p0 + r4 * aRow;
            int p5 = p0 + r5 * aRow;
            int p6 = p0 + r6 * aRow;
            int p7 = p0 + r7 * aRow;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector a0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
                FloatVector a3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = a3.fma(b0, c3);
                d3 = a3.fma(b1, d3);
                FloatVector a4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = a4.fma(b0, c4);
                d4 = a4.fma(b1, d4);
                FloatVector a5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = a5.fma(b0, c5);
                d5 = a5.fma(b1, d5);
                FloatVector a6 = FloatVector.broadcast(S, a[p6 + i]);
                c6 = a6.fma(b0, c6);
                d6 = a6.fma(b1, d6);
                FloatVector a7 = FloatVector.broadcast(S, a[p7 + i]);
                c7 = a7.fma(b0, c7);
                d7 = a7.fma(b1, d7);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
            c3 = c3.max(0f);
            d3 = d3.max(0f);
            c4 = c4.max(0f);
            d4 = d4.max(0f);
            c5 = c5.max(0f);
            d5 = d5.max(0f);
            c6 = c6.max(0f);
            d6 = d6.max(0f);
            c7 = c7.max(0f);
            d7 = d7.max(0f);
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        if (rows > 1) {
            c1.intoArray(c, cAt + cRow);
            d1.intoArray(c, cAt + cRow + LANES);
        }
        if (rows > 2) {
            c2.intoArray(c, cAt + 2 * cRow);
            d2.intoArray(c, cAt + 2 * cRow + LANES);
        }
        if (rows > 3) {
            c3.intoArray(c, cAt + 3 * cRow);
            d3.intoArray(c, cAt + 3 * cRow + LANES);
        }
        if (rows > 4) {
            c4.intoArray(c, cAt + 4 * cRow);
            d4.intoArray(c, cAt + 4 * cRow + LANES);
        }
        if (rows > 5) {
            c5.intoArray(c, cAt + 5 * cRow);
            d5.intoArray(c, cAt + 5 * cRow + LANES);
        }
        if (rows > 6) {
            c6.intoArray(c, cAt + 6 * cRow);
            d6.intoArray(c, cAt + 6 * cRow + LANES);
        }
        if (rows > 7) {
            c7.intoArray(c, cAt + 7 * cRow);
            d7.intoArray(c, cAt + 7 * cRow + LANES);
        }
    }

    /**
     * 10 sums, for machines with 16 registers, two of which hold B and one A: 40-45 GFLOP/s at 256
     * bits, where the 12 sums of 6 rows made HotSpot spill (28).
     */
    static void tile5x2(
            int rows,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        int r4 = Math.min(4, rows - 1);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + r1 * startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + r1 * startRow + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + r2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + r2 * startRow + LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + r3 * startRow);
        FloatVector d3 = FloatVector.fromArray(S, start, startAt + r3 * startRow + LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + r4 * startRow);
        FloatVector d4 = FloatVector.fromArray(S, start, startAt + r4 * startRow + LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = aAt + segment * aSegment;
            int p1 = p0 + r1 * aRow;
            int p2 = p0 + r2 * aRow;
            int p3 = p0 + r3 * aRow;
            int p4 = p0 + r4 * aRow;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector a0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
                FloatVector a3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = a3.fma(b0, c3);
                d3 = a3.fma(b1, d3);
                FloatVector a4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = a4.fma(b0, c4);
                d4 = a4.fma(b1, d4);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
            c3 = c3.max(0f);
            d3 = d3.max(0f);
            c4 = c4.max(0f);
            d4 = d4.max(0f);
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        if (rows > 1) {
            c1.intoArray(c, cAt + cRow);
            d1.intoArray(c, cAt + cRow + LANES);
        }
        if (rows > 2) {
            c2.intoArray(c, cAt + 2 * cRow);
            d2.intoArray(c, cAt + 2 * cRow + LANES);
        }
        if (rows > 3) {
            c3.intoArray(c, cAt + 3 * cRow);
            d3.intoArray(c, cAt + 3 * cRow + LANES);
        }
        if (rows > 4) {
            c4.intoArray(c, cAt + 4 * cRow);
            d4.intoArray(c, cAt + 4 * cRow + LANES);
        }
    }

    /** What the heights above leave over. */
    static void tile3x2(
            int rows,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + r1 * startRow);
        FloatVector d1 = FloatVector.fromArray(S, start, startAt + r1 * startRow + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + r2 * startRow);
        FloatVector d2 = FloatVector.fromArray(S, start, startAt + r2 * startRow + LANES);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = aAt + segment * aSegment;
            int p1 = p0 + r1 * aRow;
            int p2 = p0 + r2 * aRow;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector a0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = a0.fma(b0, c0);
                d0 = a0.fma(b1, d0);
                FloatVector a1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = a1.fma(b0, c1);
                d1 = a1.fma(b1, d1);
                FloatVector a2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = a2.fma(b0, c2);
                d2 = a2.fma(b1, d2);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        if (rows > 1) {
            c1.intoArray(c, cAt + cRow);
            d1.intoArray(c, cAt + cRow + LANES);
        }
        if (rows > 2) {
            c2.intoArray(c, cAt + 2 * cRow);
            d2.intoArray(c, cAt + 2 * cRow + LANES);
        }
    }

    /** One vector of columns: 8 sums, enough to hide the latency. */
    static void tile8x1(
            int rows,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        int r4 = Math.min(4, rows - 1);
        int r5 = Math.min(5, rows - 1);
        int r6 = Math.min(6, rows - 1);
        int r7 = Math.min(7, rows - 1);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + r1 * startRow);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + r2 * startRow);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + r3 * startRow);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + r4 * startRow);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + r5 * startRow);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + r6 * startRow);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + r7 * startRow);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = aAt + segment * aSegment;
            int p1 = p0 + r1 * aRow;
            int p2 = p0 + r2 * aRow;
            int p3 = p0 + r3 * aRow;
            int p4 = p0 + r4 * aRow;
            int p5 = p0 + r5 * aRow;
            int p6 = p0 + r6 * aRow;
            int p7 = p0 + r7 * aRow;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector a0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = a0.fma(b0, c0);
                FloatVector a1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = a1.fma(b0, c1);
                FloatVector a2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = a2.fma(b0, c2);
                FloatVector a3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = a3.fma(b0, c3);
                FloatVector a4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = a4.fma(b0, c4);
                FloatVector a5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = a5.fma(b0, c5);
                FloatVector a6 = FloatVector.broadcast(S, a[p6 + i]);
                c6 = a6.fma(b0, c6);
                FloatVector a7 = FloatVector.broadcast(S, a[p7 + i]);
                c7 = a7.fma(b0, c7);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            c1 = c1.max(0f);
            c2 = c2.max(0f);
            c3 = c3.max(0f);
            c4 = c4.max(0f);
            c5 = c5.max(0f);
            c6 = c6.max(0f);
            c7 = c7.max(0f);
        }
        c0.intoArray(c, cAt);
        if (rows > 1) {
            c1.intoArray(c, cAt + cRow);
        }
        if (rows > 2) {
            c2.intoArray(c, cAt + 2 * cRow);
        }
        if (rows > 3) {
            c3.intoArray(c, cAt + 3 * cRow);
        }
        if (rows > 4) {
            c4.intoArray(c, cAt + 4 * cRow);
        }
        if (rows > 5) {
            c5.intoArray(c, cAt + 5 * cRow);
        }
        if (rows > 6) {
            c6.intoArray(c, cAt + 6 * cRow);
        }
        if (rows > 7) {
            c7.intoArray(c, cAt + 7 * cRow);
        }
    }

    /**
     * The last columns, less than one vector.
     *
     * <p>Four rows only: HotSpot's first compiler inlines both paths of every masked access, runs
     * out of virtual registers at eight rows, and the method then never reaches the second.
     */
    static void tile4x1Masked(
            int rows,
            int columns,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        VectorMask<Float> within = S.indexInRange(0, columns);
        int r1 = Math.min(1, rows - 1);
        int r2 = Math.min(2, rows - 1);
        int r3 = Math.min(3, rows - 1);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt, within);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + r1 * startRow, within);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + r2 * startRow, within);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + r3 * startRow, within);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = aAt + segment * aSegment;
            int p1 = p0 + r1 * aRow;
            int p2 = p0 + r2 * aRow;
            int p3 = p0 + r3 * aRow;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q, within);
                FloatVector a0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = a0.fma(b0, c0);
                FloatVector a1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = a1.fma(b0, c1);
                FloatVector a2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = a2.fma(b0, c2);
                FloatVector a3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = a3.fma(b0, c3);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            c1 = c1.max(0f);
            c2 = c2.max(0f);
            c3 = c3.max(0f);
        }
        c0.intoArray(c, cAt, within);
        if (rows > 1) {
            c1.intoArray(c, cAt + cRow, within);
        }
        if (rows > 2) {
            c2.intoArray(c, cAt + 2 * cRow, within);
        }
        if (rows > 3) {
            c3.intoArray(c, cAt + 3 * cRow, within);
        }
    }
}
