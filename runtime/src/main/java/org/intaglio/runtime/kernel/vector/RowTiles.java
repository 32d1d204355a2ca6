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
 * <p>Legend: {@code c0, d0} are the first and second vector of the tile's row 0, {@code c1, d1}
 * those of its row 1 and so on; {@code s1, a1, t1} where row 1 of start, A and C begins, {@code q}
 * the row of B. A tile with fewer than R rows computes and stores its last row again and again:
 * cheaper than a method for every height, or than a branch for every row.
 *
 * <p>Rows {@code turn} and later are in the next band: {@code aTurn}, {@code startTurn} and {@code
 * cTurn} further on than {@code aRow} and so on say. One loop and no branch at all is what lets
 * HotSpot keep every sum in a register: with a second loop around it, for the rows of a window, or
 * with branches behind it, a third of them went to the stack and back in every iteration. A ReLU is
 * applied to what a tile has stored, by {@link Gemm}.
 */
final class RowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private RowTiles() {}

    /** 12 sums, for machines with 16 registers. */
    static void tile6x2(
            int rows,
            int turn,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aTurn,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            int startRow,
            int startTurn,
            float[] c,
            int cAt,
            int cRow,
            int cTurn) {
        int i1 = Math.min(1, rows - 1);
        int i2 = Math.min(2, rows - 1);
        int i3 = Math.min(3, rows - 1);
        int i4 = Math.min(4, rows - 1);
        int i5 = Math.min(5, rows - 1);
        int s1 = startAt + Gemm.place(i1, turn, startRow, startTurn);
        int s2 = startAt + Gemm.place(i2, turn, startRow, startTurn);
        int s3 = startAt + Gemm.place(i3, turn, startRow, startTurn);
        int s4 = startAt + Gemm.place(i4, turn, startRow, startTurn);
        int s5 = startAt + Gemm.place(i5, turn, startRow, startTurn);
        int a1 = aAt + Gemm.place(i1, turn, aRow, aTurn);
        int a2 = aAt + Gemm.place(i2, turn, aRow, aTurn);
        int a3 = aAt + Gemm.place(i3, turn, aRow, aTurn);
        int a4 = aAt + Gemm.place(i4, turn, aRow, aTurn);
        int a5 = aAt + Gemm.place(i5, turn, aRow, aTurn);
        int t1 = cAt + Gemm.place(i1, turn, cRow, cTurn);
        int t2 = cAt + Gemm.place(i2, turn, cRow, cTurn);
        int t3 = cAt + Gemm.place(i3, turn, cRow, cTurn);
        int t4 = cAt + Gemm.place(i4, turn, cRow, cTurn);
        int t5 = cAt + Gemm.place(i5, turn, cRow, cTurn);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            d0 = x0.fma(b1, d0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            d1 = x1.fma(b1, d1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            d2 = x2.fma(b1, d2);
            FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);
            c3 = x3.fma(b0, c3);
            d3 = x3.fma(b1, d3);
            FloatVector x4 = FloatVector.broadcast(S, a[a4 + i]);
            c4 = x4.fma(b0, c4);
            d4 = x4.fma(b1, d4);
            FloatVector x5 = FloatVector.broadcast(S, a[a5 + i]);
            c5 = x5.fma(b0, c5);
            d5 = x5.fma(b1, d5);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        c1.intoArray(c, t1);
        d1.intoArray(c, t1 + LANES);
        c2.intoArray(c, t2);
        d2.intoArray(c, t2 + LANES);
        c3.intoArray(c, t3);
        d3.intoArray(c, t3 + LANES);
        c4.intoArray(c, t4);
        d4.intoArray(c, t4 + LANES);
        c5.intoArray(c, t5);
        d5.intoArray(c, t5 + LANES);
    }

    /** What the heights above leave over. */
    static void tile3x2(
            int rows,
            int turn,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aTurn,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            int startRow,
            int startTurn,
            float[] c,
            int cAt,
            int cRow,
            int cTurn) {
        int i1 = Math.min(1, rows - 1);
        int i2 = Math.min(2, rows - 1);
        int s1 = startAt + Gemm.place(i1, turn, startRow, startTurn);
        int s2 = startAt + Gemm.place(i2, turn, startRow, startTurn);
        int a1 = aAt + Gemm.place(i1, turn, aRow, aTurn);
        int a2 = aAt + Gemm.place(i2, turn, aRow, aTurn);
        int t1 = cAt + Gemm.place(i1, turn, cRow, cTurn);
        int t2 = cAt + Gemm.place(i2, turn, cRow, cTurn);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            d0 = x0.fma(b1, d0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            d1 = x1.fma(b1, d1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            d2 = x2.fma(b1, d2);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        c1.intoArray(c, t1);
        d1.intoArray(c, t1 + LANES);
        c2.intoArray(c, t2);
        d2.intoArray(c, t2 + LANES);
    }

    /** One vector of columns: 8 sums, enough to hide the latency. */
    static void tile8x1(
            int rows,
            int turn,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aTurn,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            int startRow,
            int startTurn,
            float[] c,
            int cAt,
            int cRow,
            int cTurn) {
        int i1 = Math.min(1, rows - 1);
        int i2 = Math.min(2, rows - 1);
        int i3 = Math.min(3, rows - 1);
        int i4 = Math.min(4, rows - 1);
        int i5 = Math.min(5, rows - 1);
        int i6 = Math.min(6, rows - 1);
        int i7 = Math.min(7, rows - 1);
        int s1 = startAt + Gemm.place(i1, turn, startRow, startTurn);
        int s2 = startAt + Gemm.place(i2, turn, startRow, startTurn);
        int s3 = startAt + Gemm.place(i3, turn, startRow, startTurn);
        int s4 = startAt + Gemm.place(i4, turn, startRow, startTurn);
        int s5 = startAt + Gemm.place(i5, turn, startRow, startTurn);
        int s6 = startAt + Gemm.place(i6, turn, startRow, startTurn);
        int s7 = startAt + Gemm.place(i7, turn, startRow, startTurn);
        int a1 = aAt + Gemm.place(i1, turn, aRow, aTurn);
        int a2 = aAt + Gemm.place(i2, turn, aRow, aTurn);
        int a3 = aAt + Gemm.place(i3, turn, aRow, aTurn);
        int a4 = aAt + Gemm.place(i4, turn, aRow, aTurn);
        int a5 = aAt + Gemm.place(i5, turn, aRow, aTurn);
        int a6 = aAt + Gemm.place(i6, turn, aRow, aTurn);
        int a7 = aAt + Gemm.place(i7, turn, aRow, aTurn);
        int t1 = cAt + Gemm.place(i1, turn, cRow, cTurn);
        int t2 = cAt + Gemm.place(i2, turn, cRow, cTurn);
        int t3 = cAt + Gemm.place(i3, turn, cRow, cTurn);
        int t4 = cAt + Gemm.place(i4, turn, cRow, cTurn);
        int t5 = cAt + Gemm.place(i5, turn, cRow, cTurn);
        int t6 = cAt + Gemm.place(i6, turn, cRow, cTurn);
        int t7 = cAt + Gemm.place(i7, turn, cRow, cTurn);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);
            c3 = x3.fma(b0, c3);
            FloatVector x4 = FloatVector.broadcast(S, a[a4 + i]);
            c4 = x4.fma(b0, c4);
            FloatVector x5 = FloatVector.broadcast(S, a[a5 + i]);
            c5 = x5.fma(b0, c5);
            FloatVector x6 = FloatVector.broadcast(S, a[a6 + i]);
            c6 = x6.fma(b0, c6);
            FloatVector x7 = FloatVector.broadcast(S, a[a7 + i]);
            c7 = x7.fma(b0, c7);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, t1);
        c2.intoArray(c, t2);
        c3.intoArray(c, t3);
        c4.intoArray(c, t4);
        c5.intoArray(c, t5);
        c6.intoArray(c, t6);
        c7.intoArray(c, t7);
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
            int turn,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aTurn,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            int startRow,
            int startTurn,
            float[] c,
            int cAt,
            int cRow,
            int cTurn) {
        VectorMask<Float> within = S.indexInRange(0, columns);
        int i1 = Math.min(1, rows - 1);
        int i2 = Math.min(2, rows - 1);
        int i3 = Math.min(3, rows - 1);
        int s1 = startAt + Gemm.place(i1, turn, startRow, startTurn);
        int s2 = startAt + Gemm.place(i2, turn, startRow, startTurn);
        int s3 = startAt + Gemm.place(i3, turn, startRow, startTurn);
        int a1 = aAt + Gemm.place(i1, turn, aRow, aTurn);
        int a2 = aAt + Gemm.place(i2, turn, aRow, aTurn);
        int a3 = aAt + Gemm.place(i3, turn, aRow, aTurn);
        int t1 = cAt + Gemm.place(i1, turn, cRow, cTurn);
        int t2 = cAt + Gemm.place(i2, turn, cRow, cTurn);
        int t3 = cAt + Gemm.place(i3, turn, cRow, cTurn);
        FloatVector c0 = FloatVector.fromArray(S, start, startAt, within);
        FloatVector c1 = FloatVector.fromArray(S, start, s1, within);
        FloatVector c2 = FloatVector.fromArray(S, start, s2, within);
        FloatVector c3 = FloatVector.fromArray(S, start, s3, within);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q, within);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);
            c3 = x3.fma(b0, c3);
            q += bRow;
        }
        c0.intoArray(c, cAt, within);
        c1.intoArray(c, t1, within);
        c2.intoArray(c, t2, within);
        c3.intoArray(c, t3, within);
    }
}
