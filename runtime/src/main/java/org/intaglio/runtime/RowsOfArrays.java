/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.PredictionRows;

/** Rows of a network with one input and one output, an array each. */
final class RowsOfArrays implements PredictionRows {
    private final float[][] x;
    private final float[][] y;

    RowsOfArrays(float[][] x, float[][] y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void read(int first, int n, float[][] inputs) {
        for (int i = 0; i < n; i++) {
            float[] row = x[first + i];
            System.arraycopy(row, 0, inputs[0], i * row.length, row.length);
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
