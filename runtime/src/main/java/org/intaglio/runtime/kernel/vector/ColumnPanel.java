/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;

/** {@link Gemm#columns} for one panel of B: which tiles take the columns of A. */
final class ColumnPanel {
    private ColumnPanel() {}

    static void multiply(
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
                if (Panels.WIDE && rest >= 12) {
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
