/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.Objects;

/** Samples that can be read in any order. Reading is thread-safe and allocates nothing. */
public interface RandomAccessDataset extends Dataset {
    /** How many samples there are. */
    int count();

    /**
     * Writes a sample into a row of the batch.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not within [0, count)
     */
    void read(int index, Batch batch, int row);

    /**
     * Writes targets and weight of a sample into a row of the batch, for data sets that have them
     * at hand without the inputs. A training then looks at all of them before its first step,
     * instead of at each when it is read: it calls this for every sample, each time that {@code
     * fit} is called, on the thread that calls it. Unless overridden, nothing is written.
     *
     * @return whether it was written
     * @throws IndexOutOfBoundsException if {@code index} is not within [0, count)
     */
    default boolean readTargets(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        return false;
    }

    /**
     * Writes the inputs of a sample that are indices into a row of the batch, for data sets that
     * have them at hand. As with {@link #readTargets}, a training then looks at all of them before
     * its first step. Which ones these are, the batch's {@link Batch#network} tells. Unless
     * overridden, nothing is written.
     *
     * @return whether they were written
     * @throws IndexOutOfBoundsException if {@code index} is not within [0, count)
     */
    default boolean readIndices(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        return false;
    }

    @Override
    default long size() {
        return count();
    }

    @Override
    default Reader open() {
        return new Reader() {
            private int next;

            @Override
            public boolean read(Batch batch, int row) {
                if (next == count()) {
                    return false;
                }
                RandomAccessDataset.this.read(next++, batch, row);
                return true;
            }
        };
    }

    /**
     * The samples from {@code from} to {@code to} (exclusive), as a view.
     *
     * @throws IndexOutOfBoundsException if the range is not within the data set
     */
    default RandomAccessDataset slice(int from, int to) {
        Objects.checkFromToIndex(from, to, count());
        RandomAccessDataset whole = this;
        return new RandomAccessDataset() {
            @Override
            public int count() {
                return to - from;
            }

            @Override
            public void read(int index, Batch batch, int row) {
                whole.read(from + Objects.checkIndex(index, to - from), batch, row);
            }

            @Override
            public boolean readTargets(int index, Batch batch, int row) {
                return whole.readTargets(from + Objects.checkIndex(index, to - from), batch, row);
            }

            @Override
            public boolean readIndices(int index, Batch batch, int row) {
                return whole.readIndices(from + Objects.checkIndex(index, to - from), batch, row);
            }
        };
    }
}
