/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import org.intaglio.runtime.Batch;

/** Puts the samples of a step into its batch, and checks them. */
@FunctionalInterface
public interface SampleReader {
    /** For a batch that holds its samples already. */
    SampleReader NOTHING_TO_READ = (batch, from, to) -> {};

    /**
     * Fills rows. Several threads may do so at once, for different rows.
     *
     * @param batch where to
     * @param from the first row
     * @param to behind the last row
     * @throws IllegalArgumentException if a sample does not fit the network; the step ends then,
     *     and nothing has changed
     */
    void fill(Batch batch, int from, int to);
}
