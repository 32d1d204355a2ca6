/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Gemm#rows} for one panel of B: which tiles take the rows of A. */
final class RowPanel {
    private RowPanel() {}

    /**
     * Segment after segment, so that the part of B that belongs to one stays in the first-level
     * cache for all rows. The sums wait in C meanwhile; a bias that they did not start with comes
     * last, unless it is null.
     */
    static void multiply(
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
            float[] bias,
            int biasAt,
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
                    segment == segments - 1 ? bias : null,
                    biasAt,
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
            float[] bias,
            int biasAt,
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
            } else if (height == 4) {
                WideRowTiles.tile4x4(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            } else {
                WideRowTiles.tile3x4(
                        rows, turn, k, a, aFrom, aRow, aTurn, b, bAt, bRow, start, startFrom,
                        startRow, startTurn, c, cFrom, cRow, cTurn);
            }
            for (int i = 0; (relu || bias != null) && i < rows; i++) {
                int at = cFrom + Gemm.place(i, turn, cRow, cTurn);
                finish(columns, bias, biasAt, relu, c, at);
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

    /** Adds the bias, unless it is null, and applies the ReLU, if there is one. */
    static void finish(int n, float[] bias, int biasAt, boolean relu, float[] c, int cAt) {
        if (bias != null) {
            int j = 0;
            for (; j <= n - LANES; j += LANES) {
                FloatVector.fromArray(S, c, cAt + j)
                        .add(FloatVector.fromArray(S, bias, biasAt + j))
                        .intoArray(c, cAt + j);
            }
            for (; j < n; j++) {
                c[cAt + j] += bias[biasAt + j];
            }
        }
        if (relu) {
            relu(n, c, cAt);
        }
    }

    /**
     * {@code max(c, 0)}, NaN where c is. A comparison, because HotSpot makes six instructions of a
     * maximum of floats, which knows -0 and 0 apart.
     */
    static void relu(int n, float[] c, int cAt) {
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
            case 2 -> Panels.WIDE && rest > 6 ? 12 : rest > 3 ? 6 : 3;
            // Eight rows, the slices of a recurrent layer, are two tiles of 4 and not one of 6 and
            // another with a row too many.
            default -> rest <= 3 ? 3 : rest == 4 || rest == 7 || rest == 8 ? 4 : 6;
        };
    }
}
