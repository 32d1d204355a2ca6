/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;

/** Refuses weights of samples that are none, in words that name the sample. */
final class WeightCheck {
    private WeightCheck() {}

    /** Checks the weight of a row that a data set has read. */
    static void ofDataset(Batch batch, int row) {
        float weight = batch.weights()[row];
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "sample %d has the weight %s; the weight of a sample must be a finite number, 0"
                                    .formatted(batch.sample(row), weight)
                            + " or more");
        }
    }

    /**
     * Checks the weights of a batch that somebody has filled for a step of his own. There, negative
     * ones have a use: those of reinforcement learning lead away from what has failed.
     */
    static void ofStep(Batch batch) {
        for (int row = 0; row < batch.size(); row++) {
            float weight = batch.weights()[row];
            if (!Float.isFinite(weight)) {
                throw new IllegalArgumentException(
                        "row %d of the batch has the weight %s; the weight of a sample must be a"
                                        .formatted(row, weight)
                                + " finite number");
            }
        }
    }
}
