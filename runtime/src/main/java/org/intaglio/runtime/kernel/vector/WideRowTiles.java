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
            int first,
            int rows,
            int width,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aBand,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            int startBand,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        int i0 = first;
        int i1 = first + Math.min(1, rows - 1);
        int i2 = first + Math.min(2, rows - 1);
        int i3 = first + Math.min(3, rows - 1);
        int i4 = first + Math.min(4, rows - 1);
        int i5 = first + Math.min(5, rows - 1);
        int s0 = startAt + Gemm.place(i0, width, startRow, startBand);
        FloatVector c0 = FloatVector.fromArray(S, start, s0);
        FloatVector d0 = FloatVector.fromArray(S, start, s0 + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, s0 + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, s0 + 3 * LANES);
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, s1 + 3 * LANES);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, s2 + 3 * LANES);
        int s3 = startAt + Gemm.place(i3, width, startRow, startBand);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, s3 + 2 * LANES);
        FloatVector f3 = FloatVector.fromArray(S, start, s3 + 3 * LANES);
        int s4 = startAt + Gemm.place(i4, width, startRow, startBand);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, s4 + 2 * LANES);
        FloatVector f4 = FloatVector.fromArray(S, start, s4 + 3 * LANES);
        int s5 = startAt + Gemm.place(i5, width, startRow, startBand);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, s5 + 2 * LANES);
        FloatVector f5 = FloatVector.fromArray(S, start, s5 + 3 * LANES);
        int a0 = aAt + Gemm.place(i0, width, aRow, aBand);
        int a1 = aAt + Gemm.place(i1, width, aRow, aBand);
        int a2 = aAt + Gemm.place(i2, width, aRow, aBand);
        int a3 = aAt + Gemm.place(i3, width, aRow, aBand);
        int a4 = aAt + Gemm.place(i4, width, aRow, aBand);
        int a5 = aAt + Gemm.place(i5, width, aRow, aBand);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = a0 + segment * aSegment;
            int p1 = a1 + segment * aSegment;
            int p2 = a2 + segment * aSegment;
            int p3 = a3 + segment * aSegment;
            int p4 = a4 + segment * aSegment;
            int p5 = a5 + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                f0 = x0.fma(b3, f0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                f1 = x1.fma(b3, f1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                f2 = x2.fma(b3, f2);
                FloatVector x3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                e3 = x3.fma(b2, e3);
                f3 = x3.fma(b3, f3);
                FloatVector x4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                e4 = x4.fma(b2, e4);
                f4 = x4.fma(b3, f4);
                FloatVector x5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                e5 = x5.fma(b2, e5);
                f5 = x5.fma(b3, f5);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            e0 = e0.max(0f);
            f0 = f0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            e1 = e1.max(0f);
            f1 = f1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
            e2 = e2.max(0f);
            f2 = f2.max(0f);
            c3 = c3.max(0f);
            d3 = d3.max(0f);
            e3 = e3.max(0f);
            f3 = f3.max(0f);
            c4 = c4.max(0f);
            d4 = d4.max(0f);
            e4 = e4.max(0f);
            f4 = f4.max(0f);
            c5 = c5.max(0f);
            d5 = d5.max(0f);
            e5 = e5.max(0f);
            f5 = f5.max(0f);
        }
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0);
        d0.intoArray(c, t0 + LANES);
        e0.intoArray(c, t0 + 2 * LANES);
        f0.intoArray(c, t0 + 3 * LANES);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1);
            d1.intoArray(c, t1 + LANES);
            e1.intoArray(c, t1 + 2 * LANES);
            f1.intoArray(c, t1 + 3 * LANES);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2);
            d2.intoArray(c, t2 + LANES);
            e2.intoArray(c, t2 + 2 * LANES);
            f2.intoArray(c, t2 + 3 * LANES);
        }
        if (rows > 3) {
            int t3 = cAt + Gemm.place(i3, width, cRow, cBand);
            c3.intoArray(c, t3);
            d3.intoArray(c, t3 + LANES);
            e3.intoArray(c, t3 + 2 * LANES);
            f3.intoArray(c, t3 + 3 * LANES);
        }
        if (rows > 4) {
            int t4 = cAt + Gemm.place(i4, width, cRow, cBand);
            c4.intoArray(c, t4);
            d4.intoArray(c, t4 + LANES);
            e4.intoArray(c, t4 + 2 * LANES);
            f4.intoArray(c, t4 + 3 * LANES);
        }
        if (rows > 5) {
            int t5 = cAt + Gemm.place(i5, width, cRow, cBand);
            c5.intoArray(c, t5);
            d5.intoArray(c, t5 + LANES);
            e5.intoArray(c, t5 + 2 * LANES);
            f5.intoArray(c, t5 + 3 * LANES);
        }
    }

    /** Up to three rows, such as the one of a single sample. */
    static void tile3x4(
            int first,
            int rows,
            int width,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aBand,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            int startBand,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        int i0 = first;
        int i1 = first + Math.min(1, rows - 1);
        int i2 = first + Math.min(2, rows - 1);
        int s0 = startAt + Gemm.place(i0, width, startRow, startBand);
        FloatVector c0 = FloatVector.fromArray(S, start, s0);
        FloatVector d0 = FloatVector.fromArray(S, start, s0 + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, s0 + 2 * LANES);
        FloatVector f0 = FloatVector.fromArray(S, start, s0 + 3 * LANES);
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        FloatVector f1 = FloatVector.fromArray(S, start, s1 + 3 * LANES);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        FloatVector f2 = FloatVector.fromArray(S, start, s2 + 3 * LANES);
        int a0 = aAt + Gemm.place(i0, width, aRow, aBand);
        int a1 = aAt + Gemm.place(i1, width, aRow, aBand);
        int a2 = aAt + Gemm.place(i2, width, aRow, aBand);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = a0 + segment * aSegment;
            int p1 = a1 + segment * aSegment;
            int p2 = a2 + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector b3 = FloatVector.fromArray(S, b, q + 3 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                f0 = x0.fma(b3, f0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                f1 = x1.fma(b3, f1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                f2 = x2.fma(b3, f2);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            e0 = e0.max(0f);
            f0 = f0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            e1 = e1.max(0f);
            f1 = f1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
            e2 = e2.max(0f);
            f2 = f2.max(0f);
        }
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0);
        d0.intoArray(c, t0 + LANES);
        e0.intoArray(c, t0 + 2 * LANES);
        f0.intoArray(c, t0 + 3 * LANES);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1);
            d1.intoArray(c, t1 + LANES);
            e1.intoArray(c, t1 + 2 * LANES);
            f1.intoArray(c, t1 + 3 * LANES);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2);
            d2.intoArray(c, t2 + LANES);
            e2.intoArray(c, t2 + 2 * LANES);
            f2.intoArray(c, t2 + 3 * LANES);
        }
    }

    /** Three vectors of columns. */
    static void tile8x3(
            int first,
            int rows,
            int width,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aBand,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            int startBand,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        int i0 = first;
        int i1 = first + Math.min(1, rows - 1);
        int i2 = first + Math.min(2, rows - 1);
        int i3 = first + Math.min(3, rows - 1);
        int i4 = first + Math.min(4, rows - 1);
        int i5 = first + Math.min(5, rows - 1);
        int i6 = first + Math.min(6, rows - 1);
        int i7 = first + Math.min(7, rows - 1);
        int s0 = startAt + Gemm.place(i0, width, startRow, startBand);
        FloatVector c0 = FloatVector.fromArray(S, start, s0);
        FloatVector d0 = FloatVector.fromArray(S, start, s0 + LANES);
        FloatVector e0 = FloatVector.fromArray(S, start, s0 + 2 * LANES);
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        FloatVector e1 = FloatVector.fromArray(S, start, s1 + 2 * LANES);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        FloatVector e2 = FloatVector.fromArray(S, start, s2 + 2 * LANES);
        int s3 = startAt + Gemm.place(i3, width, startRow, startBand);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        FloatVector e3 = FloatVector.fromArray(S, start, s3 + 2 * LANES);
        int s4 = startAt + Gemm.place(i4, width, startRow, startBand);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        FloatVector e4 = FloatVector.fromArray(S, start, s4 + 2 * LANES);
        int s5 = startAt + Gemm.place(i5, width, startRow, startBand);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        FloatVector e5 = FloatVector.fromArray(S, start, s5 + 2 * LANES);
        int s6 = startAt + Gemm.place(i6, width, startRow, startBand);
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        FloatVector d6 = FloatVector.fromArray(S, start, s6 + LANES);
        FloatVector e6 = FloatVector.fromArray(S, start, s6 + 2 * LANES);
        int s7 = startAt + Gemm.place(i7, width, startRow, startBand);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
        FloatVector d7 = FloatVector.fromArray(S, start, s7 + LANES);
        FloatVector e7 = FloatVector.fromArray(S, start, s7 + 2 * LANES);
        int a0 = aAt + Gemm.place(i0, width, aRow, aBand);
        int a1 = aAt + Gemm.place(i1, width, aRow, aBand);
        int a2 = aAt + Gemm.place(i2, width, aRow, aBand);
        int a3 = aAt + Gemm.place(i3, width, aRow, aBand);
        int a4 = aAt + Gemm.place(i4, width, aRow, aBand);
        int a5 = aAt + Gemm.place(i5, width, aRow, aBand);
        int a6 = aAt + Gemm.place(i6, width, aRow, aBand);
        int a7 = aAt + Gemm.place(i7, width, aRow, aBand);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = a0 + segment * aSegment;
            int p1 = a1 + segment * aSegment;
            int p2 = a2 + segment * aSegment;
            int p3 = a3 + segment * aSegment;
            int p4 = a4 + segment * aSegment;
            int p5 = a5 + segment * aSegment;
            int p6 = a6 + segment * aSegment;
            int p7 = a7 + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                e0 = x0.fma(b2, e0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                e1 = x1.fma(b2, e1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                e2 = x2.fma(b2, e2);
                FloatVector x3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                e3 = x3.fma(b2, e3);
                FloatVector x4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                e4 = x4.fma(b2, e4);
                FloatVector x5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                e5 = x5.fma(b2, e5);
                FloatVector x6 = FloatVector.broadcast(S, a[p6 + i]);
                c6 = x6.fma(b0, c6);
                d6 = x6.fma(b1, d6);
                e6 = x6.fma(b2, e6);
                FloatVector x7 = FloatVector.broadcast(S, a[p7 + i]);
                c7 = x7.fma(b0, c7);
                d7 = x7.fma(b1, d7);
                e7 = x7.fma(b2, e7);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            d0 = d0.max(0f);
            e0 = e0.max(0f);
            c1 = c1.max(0f);
            d1 = d1.max(0f);
            e1 = e1.max(0f);
            c2 = c2.max(0f);
            d2 = d2.max(0f);
            e2 = e2.max(0f);
            c3 = c3.max(0f);
            d3 = d3.max(0f);
            e3 = e3.max(0f);
            c4 = c4.max(0f);
            d4 = d4.max(0f);
            e4 = e4.max(0f);
            c5 = c5.max(0f);
            d5 = d5.max(0f);
            e5 = e5.max(0f);
            c6 = c6.max(0f);
            d6 = d6.max(0f);
            e6 = e6.max(0f);
            c7 = c7.max(0f);
            d7 = d7.max(0f);
            e7 = e7.max(0f);
        }
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0);
        d0.intoArray(c, t0 + LANES);
        e0.intoArray(c, t0 + 2 * LANES);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1);
            d1.intoArray(c, t1 + LANES);
            e1.intoArray(c, t1 + 2 * LANES);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2);
            d2.intoArray(c, t2 + LANES);
            e2.intoArray(c, t2 + 2 * LANES);
        }
        if (rows > 3) {
            int t3 = cAt + Gemm.place(i3, width, cRow, cBand);
            c3.intoArray(c, t3);
            d3.intoArray(c, t3 + LANES);
            e3.intoArray(c, t3 + 2 * LANES);
        }
        if (rows > 4) {
            int t4 = cAt + Gemm.place(i4, width, cRow, cBand);
            c4.intoArray(c, t4);
            d4.intoArray(c, t4 + LANES);
            e4.intoArray(c, t4 + 2 * LANES);
        }
        if (rows > 5) {
            int t5 = cAt + Gemm.place(i5, width, cRow, cBand);
            c5.intoArray(c, t5);
            d5.intoArray(c, t5 + LANES);
            e5.intoArray(c, t5 + 2 * LANES);
        }
        if (rows > 6) {
            int t6 = cAt + Gemm.place(i6, width, cRow, cBand);
            c6.intoArray(c, t6);
            d6.intoArray(c, t6 + LANES);
            e6.intoArray(c, t6 + 2 * LANES);
        }
        if (rows > 7) {
            int t7 = cAt + Gemm.place(i7, width, cRow, cBand);
            c7.intoArray(c, t7);
            d7.intoArray(c, t7 + LANES);
            e7.intoArray(c, t7 + 2 * LANES);
        }
    }

    /** Two vectors of columns. */
    static void tile12x2(
            int first,
            int rows,
            int width,
            int segments,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aBand,
            int aSegment,
            float[] b,
            int bAt,
            int bRow,
            int bSegment,
            float[] start,
            int startAt,
            int startRow,
            int startBand,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        int i0 = first;
        int i1 = first + Math.min(1, rows - 1);
        int i2 = first + Math.min(2, rows - 1);
        int i3 = first + Math.min(3, rows - 1);
        int i4 = first + Math.min(4, rows - 1);
        int i5 = first + Math.min(5, rows - 1);
        int i6 = first + Math.min(6, rows - 1);
        int i7 = first + Math.min(7, rows - 1);
        int i8 = first + Math.min(8, rows - 1);
        int i9 = first + Math.min(9, rows - 1);
        int i10 = first + Math.min(10, rows - 1);
        int i11 = first + Math.min(11, rows - 1);
        int s0 = startAt + Gemm.place(i0, width, startRow, startBand);
        FloatVector c0 = FloatVector.fromArray(S, start, s0);
        FloatVector d0 = FloatVector.fromArray(S, start, s0 + LANES);
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
        int s3 = startAt + Gemm.place(i3, width, startRow, startBand);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        FloatVector d3 = FloatVector.fromArray(S, start, s3 + LANES);
        int s4 = startAt + Gemm.place(i4, width, startRow, startBand);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        FloatVector d4 = FloatVector.fromArray(S, start, s4 + LANES);
        int s5 = startAt + Gemm.place(i5, width, startRow, startBand);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        FloatVector d5 = FloatVector.fromArray(S, start, s5 + LANES);
        int s6 = startAt + Gemm.place(i6, width, startRow, startBand);
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        FloatVector d6 = FloatVector.fromArray(S, start, s6 + LANES);
        int s7 = startAt + Gemm.place(i7, width, startRow, startBand);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
        FloatVector d7 = FloatVector.fromArray(S, start, s7 + LANES);
        int s8 = startAt + Gemm.place(i8, width, startRow, startBand);
        FloatVector c8 = FloatVector.fromArray(S, start, s8);
        FloatVector d8 = FloatVector.fromArray(S, start, s8 + LANES);
        int s9 = startAt + Gemm.place(i9, width, startRow, startBand);
        FloatVector c9 = FloatVector.fromArray(S, start, s9);
        FloatVector d9 = FloatVector.fromArray(S, start, s9 + LANES);
        int s10 = startAt + Gemm.place(i10, width, startRow, startBand);
        FloatVector c10 = FloatVector.fromArray(S, start, s10);
        FloatVector d10 = FloatVector.fromArray(S, start, s10 + LANES);
        int s11 = startAt + Gemm.place(i11, width, startRow, startBand);
        FloatVector c11 = FloatVector.fromArray(S, start, s11);
        FloatVector d11 = FloatVector.fromArray(S, start, s11 + LANES);
        int a0 = aAt + Gemm.place(i0, width, aRow, aBand);
        int a1 = aAt + Gemm.place(i1, width, aRow, aBand);
        int a2 = aAt + Gemm.place(i2, width, aRow, aBand);
        int a3 = aAt + Gemm.place(i3, width, aRow, aBand);
        int a4 = aAt + Gemm.place(i4, width, aRow, aBand);
        int a5 = aAt + Gemm.place(i5, width, aRow, aBand);
        int a6 = aAt + Gemm.place(i6, width, aRow, aBand);
        int a7 = aAt + Gemm.place(i7, width, aRow, aBand);
        int a8 = aAt + Gemm.place(i8, width, aRow, aBand);
        int a9 = aAt + Gemm.place(i9, width, aRow, aBand);
        int a10 = aAt + Gemm.place(i10, width, aRow, aBand);
        int a11 = aAt + Gemm.place(i11, width, aRow, aBand);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = a0 + segment * aSegment;
            int p1 = a1 + segment * aSegment;
            int p2 = a2 + segment * aSegment;
            int p3 = a3 + segment * aSegment;
            int p4 = a4 + segment * aSegment;
            int p5 = a5 + segment * aSegment;
            int p6 = a6 + segment * aSegment;
            int p7 = a7 + segment * aSegment;
            int p8 = a8 + segment * aSegment;
            int p9 = a9 + segment * aSegment;
            int p10 = a10 + segment * aSegment;
            int p11 = a11 + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
                FloatVector x3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = x3.fma(b0, c3);
                d3 = x3.fma(b1, d3);
                FloatVector x4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = x4.fma(b0, c4);
                d4 = x4.fma(b1, d4);
                FloatVector x5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = x5.fma(b0, c5);
                d5 = x5.fma(b1, d5);
                FloatVector x6 = FloatVector.broadcast(S, a[p6 + i]);
                c6 = x6.fma(b0, c6);
                d6 = x6.fma(b1, d6);
                FloatVector x7 = FloatVector.broadcast(S, a[p7 + i]);
                c7 = x7.fma(b0, c7);
                d7 = x7.fma(b1, d7);
                FloatVector x8 = FloatVector.broadcast(S, a[p8 + i]);
                c8 = x8.fma(b0, c8);
                d8 = x8.fma(b1, d8);
                FloatVector x9 = FloatVector.broadcast(S, a[p9 + i]);
                c9 = x9.fma(b0, c9);
                d9 = x9.fma(b1, d9);
                FloatVector x10 = FloatVector.broadcast(S, a[p10 + i]);
                c10 = x10.fma(b0, c10);
                d10 = x10.fma(b1, d10);
                FloatVector x11 = FloatVector.broadcast(S, a[p11 + i]);
                c11 = x11.fma(b0, c11);
                d11 = x11.fma(b1, d11);
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
            c8 = c8.max(0f);
            d8 = d8.max(0f);
            c9 = c9.max(0f);
            d9 = d9.max(0f);
            c10 = c10.max(0f);
            d10 = d10.max(0f);
            c11 = c11.max(0f);
            d11 = d11.max(0f);
        }
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0);
        d0.intoArray(c, t0 + LANES);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1);
            d1.intoArray(c, t1 + LANES);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2);
            d2.intoArray(c, t2 + LANES);
        }
        if (rows > 3) {
            int t3 = cAt + Gemm.place(i3, width, cRow, cBand);
            c3.intoArray(c, t3);
            d3.intoArray(c, t3 + LANES);
        }
        if (rows > 4) {
            int t4 = cAt + Gemm.place(i4, width, cRow, cBand);
            c4.intoArray(c, t4);
            d4.intoArray(c, t4 + LANES);
        }
        if (rows > 5) {
            int t5 = cAt + Gemm.place(i5, width, cRow, cBand);
            c5.intoArray(c, t5);
            d5.intoArray(c, t5 + LANES);
        }
        if (rows > 6) {
            int t6 = cAt + Gemm.place(i6, width, cRow, cBand);
            c6.intoArray(c, t6);
            d6.intoArray(c, t6 + LANES);
        }
        if (rows > 7) {
            int t7 = cAt + Gemm.place(i7, width, cRow, cBand);
            c7.intoArray(c, t7);
            d7.intoArray(c, t7 + LANES);
        }
        if (rows > 8) {
            int t8 = cAt + Gemm.place(i8, width, cRow, cBand);
            c8.intoArray(c, t8);
            d8.intoArray(c, t8 + LANES);
        }
        if (rows > 9) {
            int t9 = cAt + Gemm.place(i9, width, cRow, cBand);
            c9.intoArray(c, t9);
            d9.intoArray(c, t9 + LANES);
        }
        if (rows > 10) {
            int t10 = cAt + Gemm.place(i10, width, cRow, cBand);
            c10.intoArray(c, t10);
            d10.intoArray(c, t10 + LANES);
        }
        if (rows > 11) {
            int t11 = cAt + Gemm.place(i11, width, cRow, cBand);
            c11.intoArray(c, t11);
            d11.intoArray(c, t11 + LANES);
        }
    }
}
