/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

/**
 * Samples, read one after the other: the way to train on more than fits into memory. A data set
 * that can be read in any order is a {@link RandomAccessDataset}; only such a one can be shuffled
 * as a whole and split.
 */
public interface Dataset {
    /** {@link #size()} of a data set that does not know before it has been read. */
    long UNKNOWN = -1;

    /** How many samples there are, or {@link #UNKNOWN}. */
    long size();

    /** A new reader that starts at the first sample; several may be open at once. */
    Reader open();

    /**
     * A reader for a pass of a training. A data set that has its samples in another order each time
     * has one order for each pass, whatever was opened before: then a training that goes on, even
     * in another process with a data set made anew, reads what a longer one would have read. Unless
     * overridden, as {@link #open()}.
     *
     * @param pass how many passes came before, of this training and of those it goes on from
     */
    default Reader open(long pass) {
        return open();
    }

    /** Reads samples in order. */
    interface Reader extends AutoCloseable {
        /**
         * Writes the next sample into a row of the batch: every input, every target and, if the
         * data has any, the weight.
         *
         * @return false if there is none left; the row is then as it was
         */
        boolean read(Batch batch, int row);

        /** Releases what the reader holds. */
        @Override
        default void close() {}
    }
}
