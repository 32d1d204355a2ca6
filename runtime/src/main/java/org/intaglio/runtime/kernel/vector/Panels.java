/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.Arena;

/**
 * How {@link Gemm} cuts B into panels, the columns that a row of tiles shares, and copies those
 * that do not lie together.
 */
final class Panels {
    /**
     * Whether tiles are 6 rows of 4 vectors (24 sums), not of 2. Both AVX-512 and the 128 bits of
     * ARM have 32 registers; AVX2 and SSE have 16. One core of a 2.5 GHz Skylake server whose peak
     * is 138 GFLOP/s gave 120 with 6×4, 108 with 12×2 and 77 with 8×2, which loads more for each
     * multiply-add; at 256 bits (peak 69) 6×2 was the best of eleven.
     */
    static final boolean WIDE = LANES >= 16 || "aarch64".equals(System.getProperty("os.arch"));

    /**
     * Instead of {@code bRow}, for products of one segment: B lies panel after panel, each with the
     * columns that {@link #width} says, row by row.
     */
    static final int INSTEAD_OF_ROWS = -1;

    /**
     * Rows of a product from which on it pays to copy a panel of B into one piece first, where the
     * rows of B are {@link #FAR} apart: every row is a page of its own then, and many fall on the
     * same lines of the cache.
     */
    private static final int PACK_ROWS = 32;

    private static final int FAR = 256;

    /** Where a thread packs panels of a block. */
    private static final ThreadLocal<float[]> PANEL =
            ThreadLocal.withInitial(() -> Arena.of(Gemm.BLOCK * 4 * LANES, 1));

    /** Where a thread packs a panel for {@link #packed}. */
    private static final ThreadLocal<float[]> LARGE = ThreadLocal.withInitial(() -> new float[0]);

    private Panels() {}

    /**
     * How many of the columns left the next panel takes: 4 vectors or fewer, or less than one. 6
     * are 3 and 3, which is better than 4 and 2.
     */
    static int width(int left) {
        int vectors = left / LANES;
        if (WIDE && vectors >= 3) {
            return vectors == 3 || vectors == 5 || vectors == 6 ? 3 * LANES : 4 * LANES;
        }
        return vectors >= 2 ? 2 * LANES : Math.min(LANES, left);
    }

    /** Whether it pays to copy panels for m rows of A, where the rows of B are bRow apart. */
    static boolean pay(int m, int bRow) {
        return m >= PACK_ROWS && bRow >= FAR;
    }

    /** This thread's room for a panel of a block, from {@link Arena#START} on. */
    static float[] room() {
        return PANEL.get();
    }

    /**
     * Some columns of B in one piece from {@link Arena#START} on, until this thread packs again.
     */
    static float[] packed(int rows, int columns, float[] b, int bAt, int bRow) {
        float[] panel = LARGE.get();
        if (panel.length < Arena.START + rows * columns) {
            panel = Arena.of(rows, columns);
            LARGE.set(panel);
        }
        pack(rows, columns, b, bAt, bRow, panel);
        return panel;
    }

    /** Copies some columns of B to {@link Arena#START}. */
    static void pack(int rows, int columns, float[] b, int bAt, int bRow, float[] panel) {
        if (columns == 4 * LANES) {
            packFour(rows, b, bAt, bRow, panel, Arena.START);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int to = Arena.START + row * columns;
            System.arraycopy(b, bAt + row * bRow, panel, to, columns);
        }
    }

    /** Four vectors a row, for which a call of {@code arraycopy} takes longer than the copying. */
    private static void packFour(
            int rows, float[] b, int bAt, int bRow, float[] panel, int panelAt) {
        int from = bAt;
        int to = panelAt;
        for (int row = 0; row < rows; row++) {
            FloatVector b0 = FloatVector.fromArray(S, b, from);
            FloatVector b1 = FloatVector.fromArray(S, b, from + LANES);
            FloatVector b2 = FloatVector.fromArray(S, b, from + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(S, b, from + 3 * LANES);
            b0.intoArray(panel, to);
            b1.intoArray(panel, to + LANES);
            b2.intoArray(panel, to + 2 * LANES);
            b3.intoArray(panel, to + 3 * LANES);
            from += bRow;
            to += 4 * LANES;
        }
    }
}
