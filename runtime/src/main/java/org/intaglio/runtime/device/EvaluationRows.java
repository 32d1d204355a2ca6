/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

/**
 * Where the samples of a block come from and what is found goes. The device divides a block into
 * ranges of its choice; several threads may call this at once, for different ranges.
 */
public interface EvaluationRows {
    /**
     * Reads samples with their targets, and checks them.
     *
     * @param first the first sample, counted within the block
     * @param n how many
     * @param room where to, from row 0
     */
    void read(int first, int n, Batch room);

    /**
     * Takes what was found for samples, after {@link #read} has read them.
     *
     * @param first the first sample, counted within the block
     * @param n how many
     * @param room holds the samples, from row 0
     * @param outputs an array for each of {@link Architecture#resultSizes}, with a row a sample
     * @param losses an array an output, with the loss of each sample times its weight; of one with
     *     a mask, the sum over the rows that count, divided by how many rows there are
     */
    void take(int first, int n, Batch room, float[][] outputs, float[][] losses);
}
