/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

/**
 * The loss of an output with a mask over an evaluation. As in Keras, that of a batch is the mean
 * over the rows that count, and batches are weighed by their samples: so here alone the size of a
 * batch plays a part, though samples come in other portions.
 */
final class MaskedLoss {
    private final int batchSize;

    // Of complete batches.
    private double sum;

    // Of the last batch.
    private double losses;
    private double counted;
    private int samples;

    MaskedLoss(int batchSize) {
        this.batchSize = batchSize;
    }

    void reset() {
        sum = 0;
        next();
    }

    private void next() {
        losses = 0;
        counted = 0;
        samples = 0;
    }

    /**
     * Adds samples.
     *
     * @param loss of each, the sum over the rows that count, divided by how many rows there are
     * @param share of each, which part of its rows counts
     * @return how much the sum over all samples has grown, or shrunk
     */
    double add(float[] loss, float[] share, int n) {
        double before = total();
        for (int i = 0; i < n; i++) {
            losses += loss[i];
            counted += share[i];
            samples++;
            if (samples == batchSize) {
                sum = total();
                next();
            }
        }
        return total() - before;
    }

    /** Nothing counts, nothing is lost. */
    private double total() {
        return counted == 0 ? sum : sum + samples * (losses / counted);
    }
}
