/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The one product behind dense layers and convolutions:
 *
 * <pre>  C[i][j] = start[i][j] + Σ_s Σ_t A(s, i, t) · B[s][t][j]</pre>
 *
 * <p>i from 0 to m - 1, j to n - 1, segments s, t to k - 1. A segment is a stretch of the sum that
 * is contiguous in memory: a dense layer has one; a 3×3 convolution three, one a row of the window,
 * which is how it does without im2col. B and C have contiguous rows; A has contiguous rows ({@link
 * #rows}) or columns ({@link #columns}).
 *
 * <p>Every element is one chain of fused multiply-adds in the order of s and t that begins with
 * start. So its bits depend neither on the tile it falls in nor on m and n: a batch may be cut
 * anywhere, and a product that accumulates continues the sum as if it had never stopped.
 */
final class Gemm {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    /** Columns of a tile. */
    private static final int PANEL = 2 * LANES;

    /**
     * Whether tiles have 8 rows, not 5. On one core of a 2.5 GHz Skylake server, 8 rows gave 67-89
     * GFLOP/s at 512 bits (6 rows 33-83, 12 rows 56: HotSpot spills).
     */
    private static final boolean TALL = LANES >= 16;

    /**
     * Length of a sum after which the next tile is taken: BLOCK rows of a panel are at most 32 KiB
     * of B, so that they are still in the first-level cache for the next tile.
     */
    private static final int BLOCK = 256;

    private static final float[] ZEROS = new float[PANEL];

    private Gemm() {}

    /**
     * The product with {@code A(s, i, t) = a[aAt + s·aSegment + i·aRow + t]}.
     *
     * @param bias what sums start with, the same for every row; null to start with 0, or, if {@code
     *     accumulate}, with C
     * @param relu whether C becomes {@code max(C, 0)} in the end
     */
    static void rows(
            int m,
            int n,
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
            float[] bias,
            int biasAt,
            boolean accumulate,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        int block = segments == 1 ? BLOCK : k;
        int from = 0;
        do {
            int length = Math.min(block, k - from);
            boolean first = from == 0;
            boolean last = from + length >= k;
            boolean biased = first && bias != null;
            boolean continued = !first || accumulate;
            float[] start = biased ? bias : continued ? c : ZEROS;
            int startAt = biased ? biasAt : continued ? cAt : 0;
            int startRow = !biased && continued ? cRow : 0;
            int startColumn = biased || continued ? 1 : 0;
            for (int j = 0; j < n; ) {
                int columns = n - j >= PANEL ? PANEL : Math.min(LANES, n - j);
                rowsPanel(
                        m,
                        columns,
                        segments,
                        length,
                        a,
                        aAt + from,
                        aRow,
                        aSegment,
                        b,
                        bAt + from * bRow + j,
                        bRow,
                        bSegment,
                        start,
                        startAt + j * startColumn,
                        startRow,
                        relu && last,
                        c,
                        cAt + j,
                        cRow);
                j += columns;
            }
            from += length;
        } while (from < k);
    }

    private static void rowsPanel(
            int m,
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
        for (int i = 0; i < m; ) {
            int rest = m - i;
            int aTile = aAt + i * aRow;
            int startTile = startAt + i * startRow;
            int cTile = cAt + i * cRow;
            if (columns < LANES) {
                RowTiles.tile4x1Masked(
                        Math.min(4, rest),
                        columns,
                        segments,
                        k,
                        a,
                        aTile,
                        aRow,
                        aSegment,
                        b,
                        bAt,
                        bRow,
                        bSegment,
                        start,
                        startTile,
                        startRow,
                        relu,
                        c,
                        cTile,
                        cRow);
                i += 4;
            } else if (columns < PANEL) {
                RowTiles.tile8x1(
                        Math.min(8, rest),
                        segments,
                        k,
                        a,
                        aTile,
                        aRow,
                        aSegment,
                        b,
                        bAt,
                        bRow,
                        bSegment,
                        start,
                        startTile,
                        startRow,
                        relu,
                        c,
                        cTile,
                        cRow);
                i += 8;
            } else if (TALL && rest > 5) {
                RowTiles.tile8x2(
                        Math.min(8, rest),
                        segments,
                        k,
                        a,
                        aTile,
                        aRow,
                        aSegment,
                        b,
                        bAt,
                        bRow,
                        bSegment,
                        start,
                        startTile,
                        startRow,
                        relu,
                        c,
                        cTile,
                        cRow);
                i += 8;
            } else if (rest > 3) {
                RowTiles.tile5x2(
                        Math.min(5, rest),
                        segments,
                        k,
                        a,
                        aTile,
                        aRow,
                        aSegment,
                        b,
                        bAt,
                        bRow,
                        bSegment,
                        start,
                        startTile,
                        startRow,
                        relu,
                        c,
                        cTile,
                        cRow);
                i += 5;
            } else {
                RowTiles.tile3x2(
                        rest, segments, k, a, aTile, aRow, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, relu, c, cTile, cRow);
                i += 3;
            }
        }
    }

    /**
     * The product with {@code A(s, i, t) = a[aAt + s·aSegment + i + t·aColumn]}.
     *
     * @param accumulate whether sums start with C, not with 0
     */
    static void columns(
            int m,
            int n,
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
            boolean accumulate,
            float[] c,
            int cAt,
            int cRow) {
        for (int j = 0; j < n; ) {
            int columns = n - j >= PANEL ? PANEL : Math.min(LANES, n - j);
            columnsPanel(
                    m,
                    columns,
                    segments,
                    k,
                    a,
                    aAt,
                    aColumn,
                    aSegment,
                    b,
                    bAt + j,
                    bRow,
                    bSegment,
                    accumulate ? c : ZEROS,
                    accumulate ? cAt + j : 0,
                    accumulate ? cRow : 0,
                    c,
                    cAt + j,
                    cRow);
            j += columns;
        }
    }

    private static void columnsPanel(
            int m,
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
        for (int i = 0; i < m; ) {
            int rest = m - i;
            int aTile = aAt + i;
            int startTile = startAt + i * startRow;
            int cTile = cAt + i * cRow;
            if (columns < PANEL) {
                if (rest >= 4) {
                    ColumnTiles.tile4x1Masked(
                            columns, segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow,
                            bSegment, start, startTile, startRow, c, cTile, cRow);
                    i += 4;
                } else {
                    ColumnTiles.tile1x1Masked(
                            columns, segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow,
                            bSegment, start, startTile, startRow, c, cTile, cRow);
                    i += 1;
                }
            } else if (TALL && rest >= 8) {
                ColumnTiles.tile8x2(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 8;
            } else if (rest >= 5) {
                ColumnTiles.tile5x2(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 5;
            } else if (rest >= 3) {
                ColumnTiles.tile3x2(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 3;
            } else {
                ColumnTiles.tile1x2(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 1;
            }
        }
    }
}
