/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;

/** Samples whose weights are multiplied by others. */
final class WeightedDataset implements RandomAccessDataset {
    private final RandomAccessDataset samples;
    private final float[] weights;

    /**
     * @param samples the samples
     * @param weights a factor for each
     */
    WeightedDataset(RandomAccessDataset samples, float[] weights) {
        this.samples = samples;
        this.weights = weights;
    }

    @Override
    public int count() {
        return samples.count();
    }

    @Override
    public void read(int index, Batch batch, int row) {
        samples.read(index, batch, row);
        batch.weights()[row] *= weights[index];
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        boolean written = samples.readTargets(index, batch, row);
        if (written) {
            batch.weights()[row] *= weights[index];
        }
        return written;
    }

    @Override
    public boolean readIndices(int index, Batch batch, int row) {
        return samples.readIndices(index, batch, row);
    }
}
