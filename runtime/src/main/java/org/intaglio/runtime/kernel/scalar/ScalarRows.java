/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import java.util.Arrays;

/** What comes before and after a row of sums. */
final class ScalarRows {
    private ScalarRows() {}

    /** {@code y = r + b}, where either may be null; r may be y. */
    static void begin(int n, float[] b, int bAt, float[] r, int rAt, float[] y, int yAt) {
        if (r != null) {
            System.arraycopy(r, rAt, y, yAt, n);
        } else {
            Arrays.fill(y, yAt, yAt + n, 0f);
        }
        for (int j = 0; b != null && j < n; j++) {
            y[yAt + j] += b[bAt + j];
        }
    }

    /** {@code max(y, 0)}. */
    static void relu(int n, float[] y, int yAt) {
        for (int j = yAt; j < yAt + n; j++) {
            y[j] = Math.max(y[j], 0f);
        }
    }
}
