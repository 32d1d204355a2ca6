/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

/** The transpose of a matrix. */
final class Transpose {
    /** Side of the squares in which a matrix is transposed: a square of floats is 1 KiB. */
    private static final int SQUARE = 16;

    private Transpose() {}

    /** {@code T = Wᵀ}: W rows×columns, T columns×rows. */
    static void of(int rows, int columns, float[] w, int wAt, float[] t, int tAt) {
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            int i1 = Math.min(i0 + SQUARE, rows);
            for (int j0 = 0; j0 < columns; j0 += SQUARE) {
                int j1 = Math.min(j0 + SQUARE, columns);
                for (int i = i0; i < i1; i++) {
                    for (int j = j0; j < j1; j++) {
                        t[tAt + j * rows + i] = w[wAt + i * columns + j];
                    }
                }
            }
        }
    }
}
