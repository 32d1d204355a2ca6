/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.PredictionRows;

import java.util.List;

/** Rows of any network, in tensors whose first axis counts {@code count} of them. */
record RowsOfTensors(int count, List<Tensor> x, List<Tensor> y) implements PredictionRows {
    @Override
    public void read(int first, int n, float[][] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            int size = x.get(i).size() / count;
            System.arraycopy(x.get(i).data(), first * size, inputs[i], 0, n * size);
        }
    }

    @Override
    public void write(int first, int n, float[][] outputs) {
        for (int o = 0; o < outputs.length; o++) {
            int size = y.get(o).size() / count;
            System.arraycopy(outputs[o], 0, y.get(o).data(), first * size, n * size);
        }
    }
}
