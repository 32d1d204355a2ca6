/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RowTiles} for machines with 32 vector registers: 24 sums. An iteration of the innermost
 * loop has 24 multiply-adds for 10 loads, so that they, and not the loads, set the pace.
 */
final class WideRowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private WideRowTiles() {}

    /** Four vectors of columns. */
    static void tile6x4(
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
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, s1 + 3 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, s2 + 3 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, s3 + 2 * LANES);
        FloatVector f3 = FloatVector.fromArray(S, start, s3 + 3 * LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, s4 + 2 * LANES);
        FloatVector f4 = FloatVector.fromArray(S, start, s4 + 3 * LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, s5 + 2 * LANES);
        FloatVector f5 = FloatVector.fromArray(S, start, s5 + 3 * LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
            FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            d0 = x0.fma(b1, d0);
            e0 = x0.fma(b2, e0);
            f0 = x0.fma(b3, f0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            d1 = x1.fma(b1, d1);
            e1 = x1.fma(b2, e1);
            f1 = x1.fma(b3, f1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            d2 = x2.fma(b1, d2);
            e2 = x2.fma(b2, e2);
            f2 = x2.fma(b3, f2);
            FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);
            c3 = x3.fma(b0, c3);
            d3 = x3.fma(b1, d3);
            e3 = x3.fma(b2, e3);
            f3 = x3.fma(b3, f3);
            FloatVector x4 = FloatVector.broadcast(S, a[a4 + i]);
            c4 = x4.fma(b0, c4);
            d4 = x4.fma(b1, d4);
            e4 = x4.fma(b2, e4);
            f4 = x4.fma(b3, f4);
            FloatVector x5 = FloatVector.broadcast(S, a[a5 + i]);
            c5 = x5.fma(b0, c5);
            d5 = x5.fma(b1, d5);
            e5 = x5.fma(b2, e5);
            f5 = x5.fma(b3, f5);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        f0.intoArray(c, cAt + 3 * LANES);
        c1.intoArray(c, t1);
        d1.intoArray(c, t1 + LANES);
        e1.intoArray(c, t1 + 2 * LANES);
        f1.intoArray(c, t1 + 3 * LANES);
        c2.intoArray(c, t2);
        d2.intoArray(c, t2 + LANES);
        e2.intoArray(c, t2 + 2 * LANES);
        f2.intoArray(c, t2 + 3 * LANES);
        c3.intoArray(c, t3);
        d3.intoArray(c, t3 + LANES);
        e3.intoArray(c, t3 + 2 * LANES);
        f3.intoArray(c, t3 + 3 * LANES);
        c4.intoArray(c, t4);
        d4.intoArray(c, t4 + LANES);
        e4.intoArray(c, t4 + 2 * LANES);
        f4.intoArray(c, t4 + 3 * LANES);
        c5.intoArray(c, t5);
        d5.intoArray(c, t5 + LANES);
        e5.intoArray(c, t5 + 2 * LANES);
        f5.intoArray(c, t5 + 3 * LANES);
    }

    /** Up to three rows, such as the one of a single sample. */
    static void tile3x4(
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
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, s1 + 3 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, s2 + 3 * LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
            FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            d0 = x0.fma(b1, d0);
            e0 = x0.fma(b2, e0);
            f0 = x0.fma(b3, f0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            d1 = x1.fma(b1, d1);
            e1 = x1.fma(b2, e1);
            f1 = x1.fma(b3, f1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            d2 = x2.fma(b1, d2);
            e2 = x2.fma(b2, e2);
            f2 = x2.fma(b3, f2);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        f0.intoArray(c, cAt + 3 * LANES);
        c1.intoArray(c, t1);
        d1.intoArray(c, t1 + LANES);
        e1.intoArray(c, t1 + 2 * LANES);
        f1.intoArray(c, t1 + 3 * LANES);
        c2.intoArray(c, t2);
        d2.intoArray(c, t2 + LANES);
        e2.intoArray(c, t2 + 2 * LANES);
        f2.intoArray(c, t2 + 3 * LANES);
    }

    /** Three vectors of columns. */
    static void tile8x3(
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
        FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, s3 + 2 * LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, s4 + 2 * LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, s5 + 2 * LANES);
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        FloatVector d6 = FloatVector.fromArray(S, start, s6 + LANES);
        FloatVector e6 = FloatVector.fromArray(S, start, s6 + 2 * LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
        FloatVector d7 = FloatVector.fromArray(S, start, s7 + LANES);
        FloatVector e7 = FloatVector.fromArray(S, start, s7 + 2 * LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
            FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x0.fma(b0, c0);
            d0 = x0.fma(b1, d0);
            e0 = x0.fma(b2, e0);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + i]);
            c1 = x1.fma(b0, c1);
            d1 = x1.fma(b1, d1);
            e1 = x1.fma(b2, e1);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + i]);
            c2 = x2.fma(b0, c2);
            d2 = x2.fma(b1, d2);
            e2 = x2.fma(b2, e2);
            FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);
            c3 = x3.fma(b0, c3);
            d3 = x3.fma(b1, d3);
            e3 = x3.fma(b2, e3);
            FloatVector x4 = FloatVector.broadcast(S, a[a4 + i]);
            c4 = x4.fma(b0, c4);
            d4 = x4.fma(b1, d4);
            e4 = x4.fma(b2, e4);
            FloatVector x5 = FloatVector.broadcast(S, a[a5 + i]);
            c5 = x5.fma(b0, c5);
            d5 = x5.fma(b1, d5);
            e5 = x5.fma(b2, e5);
            FloatVector x6 = FloatVector.broadcast(S, a[a6 + i]);
            c6 = x6.fma(b0, c6);
            d6 = x6.fma(b1, d6);
            e6 = x6.fma(b2, e6);
            FloatVector x7 = FloatVector.broadcast(S, a[a7 + i]);
            c7 = x7.fma(b0, c7);
            d7 = x7.fma(b1, d7);
            e7 = x7.fma(b2, e7);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        d0.intoArray(c, cAt + LANES);
        e0.intoArray(c, cAt + 2 * LANES);
        c1.intoArray(c, t1);
        d1.intoArray(c, t1 + LANES);
        e1.intoArray(c, t1 + 2 * LANES);
        c2.intoArray(c, t2);
        d2.intoArray(c, t2 + LANES);
        e2.intoArray(c, t2 + 2 * LANES);
        c3.intoArray(c, t3);
        d3.intoArray(c, t3 + LANES);
        e3.intoArray(c, t3 + 2 * LANES);
        c4.intoArray(c, t4);
        d4.intoArray(c, t4 + LANES);
        e4.intoArray(c, t4 + 2 * LANES);
        c5.intoArray(c, t5);
        d5.intoArray(c, t5 + LANES);
        e5.intoArray(c, t5 + 2 * LANES);
        c6.intoArray(c, t6);
        d6.intoArray(c, t6 + LANES);
        e6.intoArray(c, t6 + 2 * LANES);
        c7.intoArray(c, t7);
        d7.intoArray(c, t7 + LANES);
        e7.intoArray(c, t7 + 2 * LANES);
    }

    /** Two vectors of columns. */
    static void tile12x2(
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
        int i8 = Math.min(8, rows - 1);
        int i9 = Math.min(9, rows - 1);
        int i10 = Math.min(10, rows - 1);
        int i11 = Math.min(11, rows - 1);
        int s1 = startAt + Gemm.place(i1, turn, startRow, startTurn);
        int s2 = startAt + Gemm.place(i2, turn, startRow, startTurn);
        int s3 = startAt + Gemm.place(i3, turn, startRow, startTurn);
        int s4 = startAt + Gemm.place(i4, turn, startRow, startTurn);
        int s5 = startAt + Gemm.place(i5, turn, startRow, startTurn);
        int s6 = startAt + Gemm.place(i6, turn, startRow, startTurn);
        int s7 = startAt + Gemm.place(i7, turn, startRow, startTurn);
        int s8 = startAt + Gemm.place(i8, turn, startRow, startTurn);
        int s9 = startAt + Gemm.place(i9, turn, startRow, startTurn);
        int s10 = startAt + Gemm.place(i10, turn, startRow, startTurn);
        int s11 = startAt + Gemm.place(i11, turn, startRow, startTurn);
        int a1 = aAt + Gemm.place(i1, turn, aRow, aTurn);
        int a2 = aAt + Gemm.place(i2, turn, aRow, aTurn);
        int a3 = aAt + Gemm.place(i3, turn, aRow, aTurn);
        int a4 = aAt + Gemm.place(i4, turn, aRow, aTurn);
        int a5 = aAt + Gemm.place(i5, turn, aRow, aTurn);
        int a6 = aAt + Gemm.place(i6, turn, aRow, aTurn);
        int a7 = aAt + Gemm.place(i7, turn, aRow, aTurn);
        int a8 = aAt + Gemm.place(i8, turn, aRow, aTurn);
        int a9 = aAt + Gemm.place(i9, turn, aRow, aTurn);
        int a10 = aAt + Gemm.place(i10, turn, aRow, aTurn);
        int a11 = aAt + Gemm.place(i11, turn, aRow, aTurn);
        int t1 = cAt + Gemm.place(i1, turn, cRow, cTurn);
        int t2 = cAt + Gemm.place(i2, turn, cRow, cTurn);
        int t3 = cAt + Gemm.place(i3, turn, cRow, cTurn);
        int t4 = cAt + Gemm.place(i4, turn, cRow, cTurn);
        int t5 = cAt + Gemm.place(i5, turn, cRow, cTurn);
        int t6 = cAt + Gemm.place(i6, turn, cRow, cTurn);
        int t7 = cAt + Gemm.place(i7, turn, cRow, cTurn);
        int t8 = cAt + Gemm.place(i8, turn, cRow, cTurn);
        int t9 = cAt + Gemm.place(i9, turn, cRow, cTurn);
        int t10 = cAt + Gemm.place(i10, turn, cRow, cTurn);
        int t11 = cAt + Gemm.place(i11, turn, cRow, cTurn);
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
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        FloatVector d6 = FloatVector.fromArray(S, start, s6 + LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
        FloatVector d7 = FloatVector.fromArray(S, start, s7 + LANES);
        FloatVector c8 = FloatVector.fromArray(S, start, s8);
        FloatVector d8 = FloatVector.fromArray(S, start, s8 + LANES);
        FloatVector c9 = FloatVector.fromArray(S, start, s9);
        FloatVector d9 = FloatVector.fromArray(S, start, s9 + LANES);
        FloatVector c10 = FloatVector.fromArray(S, start, s10);
        FloatVector d10 = FloatVector.fromArray(S, start, s10 + LANES);
        FloatVector c11 = FloatVector.fromArray(S, start, s11);
        FloatVector d11 = FloatVector.fromArray(S, start, s11 + LANES);
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
            FloatVector x6 = FloatVector.broadcast(S, a[a6 + i]);
            c6 = x6.fma(b0, c6);
            d6 = x6.fma(b1, d6);
            FloatVector x7 = FloatVector.broadcast(S, a[a7 + i]);
            c7 = x7.fma(b0, c7);
            d7 = x7.fma(b1, d7);
            FloatVector x8 = FloatVector.broadcast(S, a[a8 + i]);
            c8 = x8.fma(b0, c8);
            d8 = x8.fma(b1, d8);
            FloatVector x9 = FloatVector.broadcast(S, a[a9 + i]);
            c9 = x9.fma(b0, c9);
            d9 = x9.fma(b1, d9);
            FloatVector x10 = FloatVector.broadcast(S, a[a10 + i]);
            c10 = x10.fma(b0, c10);
            d10 = x10.fma(b1, d10);
            FloatVector x11 = FloatVector.broadcast(S, a[a11 + i]);
            c11 = x11.fma(b0, c11);
            d11 = x11.fma(b1, d11);
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
        c6.intoArray(c, t6);
        d6.intoArray(c, t6 + LANES);
        c7.intoArray(c, t7);
        d7.intoArray(c, t7 + LANES);
        c8.intoArray(c, t8);
        d8.intoArray(c, t8 + LANES);
        c9.intoArray(c, t9);
        d9.intoArray(c, t9 + LANES);
        c10.intoArray(c, t10);
        d10.intoArray(c, t10 + LANES);
        c11.intoArray(c, t11);
        d11.intoArray(c, t11 + LANES);
    }
}
