/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

/** What is measured on the outputs of a training step. */
public interface StepMetrics {
    /** Measures nothing. */
    StepMetrics NONE =
            new StepMetrics() {
                @Override
                public boolean isEmpty() {
                    return true;
                }

                @Override
                public void measure(float[][] outputs, Batch batch, int from, int to) {}
            };

    /** Whether there is nothing to measure: then outputs need not leave the device. */
    boolean isEmpty();

    /**
     * Measures rows. Several threads may do so at once, for different rows.
     *
     * @param outputs an array for each of {@link Architecture#resultSizes}, with a row for each
     *     sample of the batch
     * @param batch holds the targets
     * @param from the first row
     * @param to behind the last row
     */
    void measure(float[][] outputs, Batch batch, int from, int to);
}
