/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

/** Where a value or a region lies. */
public sealed interface Place {
    /** A row of input {@code index}. */
    record Input(int index) implements Place {}

    /** A row of output {@code index}. */
    record Output(int index) implements Place {}

    /** Kept for every sample of the batch. */
    record Batch(int offset) implements Place {}

    /** Kept for every sample of a slice, by each thread. */
    record Slice(int offset) implements Place {}

    /** Kept once. */
    record Shared(int offset) implements Place {}

    /**
     * Kept for every part of the batch.
     *
     * @param zeroed whether it is zero before the first slice of the part; if not, who comes first
     *     writes there instead of adding
     */
    record Part(int offset, boolean zeroed) implements Place {}
}
