/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

/**
 * Where the rows of a prediction come from and outputs go. Several threads may call this at once,
 * for different rows, and again for rows that have been predicted in vain.
 */
public interface PredictionRows {
    /**
     * Copies rows of the network's inputs.
     *
     * @param first the first row
     * @param n how many
     * @param inputs where to, from row 0, an array an input
     */
    void read(int first, int n, float[][] inputs);

    /**
     * Takes the outputs for those rows.
     *
     * @param first the first row
     * @param n how many
     * @param outputs an array an output, from row 0
     */
    void write(int first, int n, float[][] outputs);
}
