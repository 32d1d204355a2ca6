/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.device.PredictionRows;

/** Rows of a network with one input, of indices, and one output, an array each. */
final class RowsOfIndices implements PredictionRows {
    private final int[][] x;
    private final float[][] y;

    RowsOfIndices(int[][] x, float[][] y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void read(int first, int n, float[][] inputs) {
        for (int i = 0; i < n; i++) {
            int[] row = x[first + i];
            Indices.write(row, inputs[0], i * row.length);
        }
    }

    @Override
    public void write(int first, int n, float[][] outputs) {
        for (int i = 0; i < n; i++) {
            float[] row = y[first + i];
            System.arraycopy(outputs[0], i * row.length, row, 0, row.length);
        }
    }
}
