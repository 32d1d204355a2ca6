/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.program.Architecture;

import java.util.ArrayList;
import java.util.List;

/** The outputs of batches, put together. */
final class PredictedRows {
    private final Architecture architecture;
    private final List<List<Tensor>> batches = new ArrayList<>();
    private int samples;

    PredictedRows(Architecture architecture) {
        this.architecture = architecture;
    }

    void add(List<Tensor> outputs) {
        batches.add(outputs);
        samples = Math.addExact(samples, outputs.get(0).shape().dimension(0));
    }

    /** A tensor an output. */
    List<Tensor> tensors() {
        if (samples == 0) {
            throw new IllegalArgumentException("there are no samples to predict");
        }
        List<Tensor> all = new ArrayList<>();
        for (int o = 0; o < architecture.outputs().size(); o++) {
            Architecture.Output output = architecture.outputs().get(o);
            String name = "output '" + output.name() + "'";
            float[] rows = new float[InputCheck.values(name, output.shape(), samples)];
            int at = 0;
            for (List<Tensor> batch : batches) {
                float[] some = batch.get(o).data();
                System.arraycopy(some, 0, rows, at, some.length);
                at += some.length;
            }
            all.add(Tensor.ofRows(samples, output.shape(), rows));
        }
        return all;
    }
}
