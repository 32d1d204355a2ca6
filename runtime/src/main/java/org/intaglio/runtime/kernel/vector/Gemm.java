/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

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
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    /**
     * Whether tiles are 6 rows of 4 vectors (24 sums), not of 2. Both AVX-512 and the 128 bits of
     * ARM have 32 registers; AVX2 and SSE have 16. One core of a 2.5 GHz Skylake server whose peak
     * is 138 GFLOP/s gave 120 with 6×4, 108 with 12×2 and 77 with 8×2, which loads more for each
     * multiply-add; at 256 bits (peak 69) 6×2 was the best of eleven.
     */
    private static final boolean WIDE =
            LANES >= 16 || "aarch64".equals(System.getProperty("os.arch"));

    /**
     * Length of a sum after which the next panel is taken, so that these rows of a panel (64 KiB at
     * 512 bits) are still in the second-level cache for the next tile.
     */
    private static final int BLOCK = 256;

    /**
     * Instead of {@code bRow}, for products of one segment: B lies panel after panel, each with the
     * columns that {@link #panel} says, row by row.
     */
    static final int IN_PANELS = -1;

    /** The width of a product whose rows do not come in bands. */
    static final int NO_BANDS = Integer.MAX_VALUE;

    /**
     * Rows of a product from which on it pays to copy a panel of B into one piece first, where the
     * rows of B are {@link #FAR} apart: every row is a page of its own then, and many fall on the
     * same lines of the cache.
     */
    private static final int PACK_ROWS = 32;

    private static final int FAR = 256;

    /** Where a thread packs panels. */
    private static final ThreadLocal<float[]> PANEL =
            ThreadLocal.withInitial(() -> Arena.of(BLOCK * 4 * LANES, 1));

    private static final ThreadLocal<float[]> LARGE_PANEL =
            ThreadLocal.withInitial(() -> new float[0]);

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
            boolean accumulate,
            boolean relu,
            float[] c,
            int cAt,
            int cRow) {
        rows(
                m,
                n,
                NO_BANDS,
                1,
                k,
                a,
                aAt,
                aRow,
                0,
                0,
                b,
                bAt,
                bRow,
                0,
                bias,
                biasAt,
                accumulate,
                relu,
                c,
                cAt,
                cRow,
                0);
    }

    /**
     * The product with {@code A(s, i, t) = a[aAt + i/width·aBand + i%width·aRow + s·aSegment + t]}
     * and {@code C[i][j] = c[cAt + i/width·cBand + i%width·cRow + j]}: where the pixels of an image
     * are the rows of a matrix, the rows of the image are its bands.
     *
     * @param bias what sums start with, the same for every row; null to start with 0, or, if {@code
     *     accumulate}, with C
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
            boolean accumulate,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        if (width == 1) {
            // Every row is a band: as well no bands, which needs no turns.
            rows(
                    m,
                    n,
                    NO_BANDS,
                    segments,
                    k,
                    a,
                    aAt,
                    aBand,
                    0,
                    aSegment,
                    b,
                    bAt,
                    bRow,
                    bSegment,
                    bias,
                    biasAt,
                    accumulate,
                    relu,
                    c,
                    cAt,
                    cBand,
                    0);
            return;
        }
        if (m == 1 && segments == 1 && bRow != IN_PANELS && n >= ROW) {
            int columns = n / ROW * ROW;
            row(columns, k, a, aAt, b, bAt, bRow, bias, biasAt, accumulate, relu, c, cAt);
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
                        accumulate,
                        relu,
                        c,
                        cAt + columns,
                        cRow);
            }
            return;
        }
        int block = segments == 1 ? BLOCK : k;
        float[] pack = segments == 1 && m >= PACK_ROWS && bRow >= FAR ? PANEL.get() : null;
        int from = 0;
        do {
            int length = Math.min(block, k - from);
            boolean first = from == 0;
            boolean last = from + length >= k;
            boolean biased = first && bias != null;
            boolean continued = !biased && (!first || accumulate);
            float[] start = biased ? bias : continued ? c : ZEROS;
            int startAt = biased ? biasAt : continued ? cAt : 0;
            int startRow = continued ? cRow : 0;
            int startBand = continued ? cBand : 0;
            int startColumn = biased || continued ? 1 : 0;
            for (int j = 0; j < n; ) {
                int columns = panel(n - j);
                boolean inPanels = bRow == IN_PANELS;
                int panelAt = inPanels ? bAt + j * k + from * columns : bAt + from * bRow + j;
                if (pack != null) {
                    pack(length, columns, b, panelAt, bRow, pack);
                }
                rowsPanel(
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
                        start,
                        startAt + j * startColumn,
                        startRow,
                        startBand,
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
            boolean accumulate,
            boolean relu,
            float[] c,
            int cAt) {
        float[] start = bias != null ? bias : accumulate ? c : ZEROS;
        for (int j = 0; j < n; j += ROW) {
            int startAt = bias != null ? biasAt + j : accumulate ? cAt + j : 0;
            SingleRowTiles.tile1x8(k, a, aAt, b, bAt + j, bRow, start, startAt, c, cAt + j);
        }
        if (relu) {
            relu(n, c, cAt);
        }
    }

    /**
     * Some columns of B in one piece from {@link Arena#START} on, until this thread packs again.
     */
    static float[] packed(int rows, int columns, float[] b, int bAt, int bRow) {
        float[] panel = LARGE_PANEL.get();
        if (panel.length < Arena.START + rows * columns) {
            panel = Arena.of(rows, columns);
            LARGE_PANEL.set(panel);
        }
        pack(rows, columns, b, bAt, bRow, panel);
        return panel;
    }

    private static void pack(int rows, int columns, float[] b, int bAt, int bRow, float[] panel) {
        for (int row = 0; row < rows; row++) {
            int to = Arena.START + row * columns;
            System.arraycopy(b, bAt + row * bRow, panel, to, columns);
        }
    }

    /**
     * How many of the columns left the next panel takes: 4 vectors or fewer, or less than one. 6
     * are 3 and 3, which is better than 4 and 2.
     */
    static int panel(int left) {
        int vectors = left / LANES;
        if (WIDE && vectors >= 3) {
            return vectors == 3 || vectors == 5 || vectors == 6 ? 3 * LANES : 4 * LANES;
        }
        return vectors >= 2 ? 2 * LANES : Math.min(LANES, left);
    }

    /**
     * Segment after segment, so that the part of B that belongs to one stays in the first-level
     * cache for all rows. The sums wait in C meanwhile.
     */
    private static void rowsPanel(
            int m,
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
        for (int segment = 0; segment < segments; segment++) {
            boolean first = segment == 0;
            segmentOfRows(
                    m,
                    columns,
                    width,
                    k,
                    a,
                    aAt + segment * aSegment,
                    aRow,
                    aBand,
                    b,
                    bAt + segment * bSegment,
                    bRow,
                    first ? start : c,
                    first ? startAt : cAt,
                    first ? startRow : cRow,
                    first ? startBand : cBand,
                    relu && segment == segments - 1,
                    c,
                    cAt,
                    cRow,
                    cBand);
        }
    }

    private static void segmentOfRows(
            int m,
            int columns,
            int width,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aBand,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            int startRow,
            int startBand,
            boolean relu,
            float[] c,
            int cAt,
            int cRow,
            int cBand) {
        int aTurn = aBand - width * aRow;
        int startTurn = startBand - width * startRow;
        int cTurn = cBand - width * cRow;
        int aFrom = aAt;
        int startFrom = startAt;
        int cFrom = cAt;
        int turn = width;
        for (int rest = m; rest > 0; ) {
            int height = height(columns, rest);
            // A tile turns once at most.
            int rows = Math.min(Math.min(height, rest), turn > height ? height : turn + width);
            if (rest == 1 && columns != 3 * LANES && columns >= LANES) {
                lastRow(columns, k, a, aFrom, b, bAt, bRow, start, startFrom, c, cFrom);
            } else if (columns < LANES) {
                RowTiles.tile4x1Masked(
                        rows, columns, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start,
                        startFrom, startRow, startTurn, c, cFrom, cRow, cTurn);
            } else if (columns == LANES) {
                RowTiles.tile8x1(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            } else if (columns == 2 * LANES) {
                if (height == 12) {
                    WideRowTiles.tile12x2(
                            rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                            startRow, startTurn, c, cFrom, cRow, cTurn);
                } else if (height == 6) {
                    RowTiles.tile6x2(
                            rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                            startRow, startTurn, c, cFrom, cRow, cTurn);
                } else {
                    RowTiles.tile3x2(
                            rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                            startRow, startTurn, c, cFrom, cRow, cTurn);
                }
            } else if (columns == 3 * LANES) {
                WideRowTiles.tile8x3(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            } else if (height == 6) {
                WideRowTiles.tile6x4(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            } else {
                WideRowTiles.tile3x4(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            }
            for (int i = 0; relu && i < rows; i++) {
                relu(columns, c, cFrom + place(i, turn, cRow, cTurn));
            }
            rest -= rows;
            turn -= rows;
            aFrom += rows * aRow;
            startFrom += rows * startRow;
            cFrom += rows * cRow;
            while (turn <= 0) {
                turn += width;
                aFrom += aTurn;
                startFrom += startTurn;
                cFrom += cTurn;
            }
        }
    }

    private static void lastRow(
            int columns,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        if (columns == LANES) {
            SingleRowTiles.tile1x1(k, a, aAt, b, bAt, bRow, start, startAt, c, cAt);
        } else if (columns == 2 * LANES) {
            SingleRowTiles.tile1x2(k, a, aAt, b, bAt, bRow, start, startAt, c, cAt);
        } else {
            SingleRowTiles.tile1x4(k, a, aAt, b, bAt, bRow, start, startAt, c, cAt);
        }
    }

    /**
     * {@code max(c, 0)}, NaN where c is. A comparison, because HotSpot makes six instructions of a
     * maximum of floats, which knows -0 and 0 apart.
     */
    private static void relu(int n, float[] c, int cAt) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector v = FloatVector.fromArray(S, c, cAt + j);
            v.blend(0f, v.compare(VectorOperators.LT, 0f)).intoArray(c, cAt + j);
        }
        for (; j < n; j++) {
            c[cAt + j] = c[cAt + j] < 0 ? 0 : c[cAt + j];
        }
    }

    /** Rows of the tile that suits so many columns, a panel or less, and rows. */
    private static int height(int columns, int rest) {
        if (columns < LANES) {
            return 4;
        }
        return switch (columns / LANES) {
            case 1, 3 -> 8;
            case 2 -> WIDE && rest > 6 ? 12 : rest > 3 ? 6 : 3;
            default -> rest > 3 ? 6 : 3;
        };
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
        float[] pack = segments == 1 && m >= PACK_ROWS && bRow >= FAR ? PANEL.get() : null;
        int from = 0;
        do {
            int length = Math.min(block, k - from);
            boolean continued = accumulate || from > 0;
            for (int j = 0; j < n; ) {
                int columns = panel(n - j);
                int panelAt = bAt + from * bRow + j;
                if (pack != null) {
                    pack(length, columns, b, panelAt, bRow, pack);
                }
                columnsPanel(
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
            if (columns <= LANES) {
                if (columns == LANES && rest >= 8) {
                    ColumnTiles.tile8x1(
                            segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                            startTile, startRow, c, cTile, cRow);
                    i += 8;
                } else if (rest >= 4) {
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
            } else if (columns == 2 * LANES) {
                if (WIDE && rest >= 12) {
                    WideColumnTiles.tile12x2(
                            segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                            startTile, startRow, c, cTile, cRow);
                    i += 12;
                } else if (rest >= 6) {
                    ColumnTiles.tile6x2(
                            segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                            startTile, startRow, c, cTile, cRow);
                    i += 6;
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
            } else if (columns == 3 * LANES) {
                if (rest >= 8) {
                    WideColumnTiles.tile8x3(
                            segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                            startTile, startRow, c, cTile, cRow);
                    i += 8;
                } else {
                    WideColumnTiles.tile1x3(
                            segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                            startTile, startRow, c, cTile, cRow);
                    i += 1;
                }
            } else if (rest >= 6) {
                WideColumnTiles.tile6x4(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 6;
            } else if (rest >= 3) {
                WideColumnTiles.tile3x4(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 3;
            } else {
                WideColumnTiles.tile1x4(
                        segments, k, a, aTile, aColumn, aSegment, b, bAt, bRow, bSegment, start,
                        startTile, startRow, c, cTile, cRow);
                i += 1;
            }
        }
    }
}
