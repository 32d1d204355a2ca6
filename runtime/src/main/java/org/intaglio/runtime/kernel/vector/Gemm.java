/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;

import org.intaglio.runtime.kernel.Arena;

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
    /**
     * Length of a sum after which the next panel is taken, so that these rows of a panel (64 KiB at
     * 512 bits) are still in the second-level cache for the next tile.
     */
    static final int BLOCK = 256;

    /** The width of a product whose rows do not come in bands. */
    static final int NO_BANDS = Integer.MAX_VALUE;

    /** Columns that a product of a single row takes at a time. */
    private static final int ROW = 8 * LANES;

    private static final float[] ZEROS = new float[ROW];

    private Gemm() {}

    /**
     * How far row i of a tile is from its first, in a matrix whose rows come in bands, {@code row}
     * apart within a band: from row {@code turn} on, the rows are in the next band.
     */
    static int place(int i, int turn, int row, int over) {
        return i * row + (over & ((turn - 1 - i) >> 31));
    }

    /** A product without bands: {@link #rows} with {@code A(s, i, t) = a[aAt + i·aRow + t]}. */
    static void rows(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bRow,
            float[] bias,
            int biasAt,
            float[] start,
            int startAt,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        rows(
                m, n, NO_BANDS, 1, k, a, aAt, aRow, 0, 0, b, bAt, bRow, 0, bias, biasAt, start,
                startAt, relu, c, cAt, cRow, 0);
    }

    /**
     * The product with {@code A(s, i, t) = a[aAt + i/width·aBand + i%width·aRow + s·aSegment + t]}
     * and {@code C[i][j] = c[cAt + i/width·cBand + i%width·cRow + j]}: where the pixels of an image
     * are the rows of a matrix, the rows of the image are its bands.
     *
     * @param bias what sums start with, the same for every row; null for 0. Added in the end if
     *     there is another start
     * @param start what sums start with, laid out as C, perhaps C itself; null for the bias
     * @param relu whether C becomes {@code max(C, 0)} in the end
     */
    static void rows(
            int m,
            int n,
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
            float[] bias,
            int biasAt,
            float[] start,
            int startAt,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        if (width == 1) {
            // Every row is a band: as well no bands, which needs no turns.
            rows(
                    m, n, NO_BANDS, segments, k, a, aAt, aBand, 0, aSegment, b, bAt, bRow, bSegment,
                    bias, biasAt, start, startAt, relu, c, cAt, cBand, 0);
            return;
        }
        if (m == 1 && segments == 1 && bRow != Panels.INSTEAD_OF_ROWS && n >= ROW) {
            int columns = n / ROW * ROW;
            row(columns, k, a, aAt, b, bAt, bRow, bias, biasAt, start, startAt, relu, c, cAt);
            if (columns < n) {
                rows(
                        1,
                        n - columns,
                        k,
                        a,
                        aAt,
                        aRow,
                        b,
                        bAt + columns,
                        bRow,
                        bias,
                        biasAt + columns,
                        start,
                        startAt + columns,
                        relu,
                        c,
                        cAt + columns,
                        cRow);
            }
            return;
        }
        int block = segments == 1 ? BLOCK : k;
        float[] pack = segments == 1 && Panels.pay(m, bRow) ? Panels.room() : null;
        int from = 0;
        do {
            int length = Math.min(block, k - from);
            boolean first = from == 0;
            boolean last = from + length >= k;
            boolean biased = first && bias != null && start == null;
            boolean begun = !first || start != null;
            float[] sums = !first ? c : start != null ? start : biased ? bias : ZEROS;
            int sumsAt = !first ? cAt : start != null ? startAt : biased ? biasAt : 0;
            int sumsColumn = begun || biased ? 1 : 0;
            float[] late = last && start != null ? bias : null;
            for (int j = 0; j < n; ) {
                int columns = Panels.width(n - j);
                boolean inPanels = bRow == Panels.INSTEAD_OF_ROWS;
                int panelAt = inPanels ? bAt + j * k + from * columns : bAt + from * bRow + j;
                if (pack != null) {
                    Panels.pack(length, columns, b, panelAt, bRow, pack);
                }
                RowPanel.multiply(
                        m,
                        columns,
                        width,
                        segments,
                        length,
                        a,
                        aAt + from,
                        aRow,
                        aBand,
                        aSegment,
                        pack == null ? b : pack,
                        pack == null ? panelAt : Arena.START,
                        pack == null && !inPanels ? bRow : columns,
                        bSegment,
                        sums,
                        sumsAt + j * sumsColumn,
                        begun ? cRow : 0,
                        begun ? cBand : 0,
                        late,
                        biasAt + j,
                        relu && last,
                        c,
                        cAt + j,
                        cRow,
                        cBand);
                j += columns;
            }
            from += length;
        } while (from < k);
    }

    /**
     * A single row. Nothing of B is read twice, so there are no blocks and no panels: it is read as
     * it lies in memory, as fast as that can be.
     */
    private static void row(
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] bias,
            int biasAt,
            float[] start,
            int startAt,
            boolean relu,
            float[] c,
            int cAt) {
        float[] sums = start != null ? start : bias != null ? bias : ZEROS;
        for (int j = 0; j < n; j += ROW) {
            int sumsAt = start != null ? startAt + j : bias != null ? biasAt + j : 0;
            SingleRowTiles.tile1x8(k, a, aAt, b, bAt + j, bRow, sums, sumsAt, c, cAt + j);
        }
        RowPanel.finish(n, start != null ? bias : null, biasAt, relu, c, cAt);
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
        int block = segments == 1 ? BLOCK : k;
        float[] pack = segments == 1 && Panels.pay(m, bRow) ? Panels.room() : null;
        int from = 0;
        do {
            int length = Math.min(block, k - from);
            boolean continued = accumulate || from > 0;
            for (int j = 0; j < n; ) {
                int columns = Panels.width(n - j);
                int panelAt = bAt + from * bRow + j;
                if (pack != null) {
                    Panels.pack(length, columns, b, panelAt, bRow, pack);
                }
                ColumnPanel.multiply(
                        m,
                        columns,
                        segments,
                        length,
                        a,
                        aAt + from * aColumn,
                        aColumn,
                        aSegment,
                        pack == null ? b : pack,
                        pack == null ? panelAt : Arena.START,
                        pack == null ? bRow : columns,
                        bSegment,
                        continued ? c : ZEROS,
                        continued ? cAt + j : 0,
                        continued ? cRow : 0,
                        c,
                        cAt + j,
                        cRow);
                j += columns;
            }
            from += length;
        } while (from < k);
    }
}
