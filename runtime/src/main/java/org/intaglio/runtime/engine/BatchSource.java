/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.device.SampleReader;

/** Where the batches of a training come from. */
interface BatchSource extends SampleReader, AutoCloseable {
    /**
     * Begins a pass through the samples.
     *
     * @param pass its number, from 0, which a shuffled source's order depends on
     * @param position how many samples to leave out; all if there are no more
     * @param room what may be overwritten by samples that are left out
     */
    void begin(long pass, long position, Batch room);

    /**
     * Turns to the next samples.
     *
     * @return how many there are, at most the batch's capacity; 0 at the end
     */
    int next(Batch batch);

    /** Puts these rows of the current samples into the batch. Several threads may do so at once. */
    @Override
    void fill(Batch batch, int from, int to);

    @Override
    default void close() {}
}
