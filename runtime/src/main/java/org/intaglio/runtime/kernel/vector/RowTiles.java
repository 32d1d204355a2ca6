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
 * those of its row 1 and so on; {@code s0, a0, t0} where row 0 of start, A and C begins, {@code p0}
 * where it is in this segment, {@code q} the row of B. A tile with fewer than R rows computes its
 * last row again and again and stores it once: cheaper than a method for every height. Arguments
 * are those of {@link Gemm#rows}; the tile's first row is row {@code first} of the product.
 */
final class RowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private RowTiles() {}

    /** 12 sums, for machines with 16 registers. */
    static void tile6x2(
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
    }

    /** What the heights above leave over. */
    static void tile3x2(
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
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        FloatVector d1 = FloatVector.fromArray(S, start, s1 + LANES);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        FloatVector d2 = FloatVector.fromArray(S, start, s2 + LANES);
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
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                d0 = x0.fma(b1, d0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                d1 = x1.fma(b1, d1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                d2 = x2.fma(b1, d2);
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
    }

    /** One vector of columns: 8 sums, enough to hide the latency. */
    static void tile8x1(
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
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2);
        int s3 = startAt + Gemm.place(i3, width, startRow, startBand);
        FloatVector c3 = FloatVector.fromArray(S, start, s3);
        int s4 = startAt + Gemm.place(i4, width, startRow, startBand);
        FloatVector c4 = FloatVector.fromArray(S, start, s4);
        int s5 = startAt + Gemm.place(i5, width, startRow, startBand);
        FloatVector c5 = FloatVector.fromArray(S, start, s5);
        int s6 = startAt + Gemm.place(i6, width, startRow, startBand);
        FloatVector c6 = FloatVector.fromArray(S, start, s6);
        int s7 = startAt + Gemm.place(i7, width, startRow, startBand);
        FloatVector c7 = FloatVector.fromArray(S, start, s7);
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
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                FloatVector x3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = x3.fma(b0, c3);
                FloatVector x4 = FloatVector.broadcast(S, a[p4 + i]);
                c4 = x4.fma(b0, c4);
                FloatVector x5 = FloatVector.broadcast(S, a[p5 + i]);
                c5 = x5.fma(b0, c5);
                FloatVector x6 = FloatVector.broadcast(S, a[p6 + i]);
                c6 = x6.fma(b0, c6);
                FloatVector x7 = FloatVector.broadcast(S, a[p7 + i]);
                c7 = x7.fma(b0, c7);
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
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2);
        }
        if (rows > 3) {
            int t3 = cAt + Gemm.place(i3, width, cRow, cBand);
            c3.intoArray(c, t3);
        }
        if (rows > 4) {
            int t4 = cAt + Gemm.place(i4, width, cRow, cBand);
            c4.intoArray(c, t4);
        }
        if (rows > 5) {
            int t5 = cAt + Gemm.place(i5, width, cRow, cBand);
            c5.intoArray(c, t5);
        }
        if (rows > 6) {
            int t6 = cAt + Gemm.place(i6, width, cRow, cBand);
            c6.intoArray(c, t6);
        }
        if (rows > 7) {
            int t7 = cAt + Gemm.place(i7, width, cRow, cBand);
            c7.intoArray(c, t7);
        }
    }

    /**
     * The last columns, less than one vector.
     *
     * <p>Four rows only: HotSpot's first compiler inlines both paths of every masked access, runs
     * out of virtual registers at eight rows, and the method then never reaches the second.
     */
    static void tile4x1Masked(
            int first,
            int rows,
            int columns,
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
        VectorMask<Float> within = S.indexInRange(0, columns);
        int i0 = first;
        int i1 = first + Math.min(1, rows - 1);
        int i2 = first + Math.min(2, rows - 1);
        int i3 = first + Math.min(3, rows - 1);
        int s0 = startAt + Gemm.place(i0, width, startRow, startBand);
        FloatVector c0 = FloatVector.fromArray(S, start, s0, within);
        int s1 = startAt + Gemm.place(i1, width, startRow, startBand);
        FloatVector c1 = FloatVector.fromArray(S, start, s1, within);
        int s2 = startAt + Gemm.place(i2, width, startRow, startBand);
        FloatVector c2 = FloatVector.fromArray(S, start, s2, within);
        int s3 = startAt + Gemm.place(i3, width, startRow, startBand);
        FloatVector c3 = FloatVector.fromArray(S, start, s3, within);
        int a0 = aAt + Gemm.place(i0, width, aRow, aBand);
        int a1 = aAt + Gemm.place(i1, width, aRow, aBand);
        int a2 = aAt + Gemm.place(i2, width, aRow, aBand);
        int a3 = aAt + Gemm.place(i3, width, aRow, aBand);
        for (int segment = 0; segment < segments; segment++) {
            int p0 = a0 + segment * aSegment;
            int p1 = a1 + segment * aSegment;
            int p2 = a2 + segment * aSegment;
            int p3 = a3 + segment * aSegment;
            int q = bAt + segment * bSegment;
            for (int i = 0; i < k; i++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q, within);
                FloatVector x0 = FloatVector.broadcast(S, a[p0 + i]);
                c0 = x0.fma(b0, c0);
                FloatVector x1 = FloatVector.broadcast(S, a[p1 + i]);
                c1 = x1.fma(b0, c1);
                FloatVector x2 = FloatVector.broadcast(S, a[p2 + i]);
                c2 = x2.fma(b0, c2);
                FloatVector x3 = FloatVector.broadcast(S, a[p3 + i]);
                c3 = x3.fma(b0, c3);
                q += bRow;
            }
        }
        if (relu) {
            c0 = c0.max(0f);
            c1 = c1.max(0f);
            c2 = c2.max(0f);
            c3 = c3.max(0f);
        }
        int t0 = cAt + Gemm.place(i0, width, cRow, cBand);
        c0.intoArray(c, t0, within);
        if (rows > 1) {
            int t1 = cAt + Gemm.place(i1, width, cRow, cBand);
            c1.intoArray(c, t1, within);
        }
        if (rows > 2) {
            int t2 = cAt + Gemm.place(i2, width, cRow, cBand);
            c2.intoArray(c, t2, within);
        }
        if (rows > 3) {
            int t3 = cAt + Gemm.place(i3, width, cRow, cBand);
            c3.intoArray(c, t3, within);
        }
    }
}
