/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/** Rows of a table by their numbers. */
public interface LookupOperations extends Unsupported {
    /**
     * {@code y[r] = table[indices[r]]} for the rows of a sample.
     *
     * @param table a parameter
     */
    default void gather(String layer, int rows, int width, String indices, String table, Value y) {
        unsupported("gather", layer);
    }

    /** The derivative for a table: dY, added to the rows that the indices of all samples name. */
    default void scatter(String layer, int rows, int width, String indices, String dY, Value y) {
        unsupported("scatter", layer);
    }
}
