/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.List;

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

    /** {@code y[i]}: how many boundaries are not above {@code x[i]}; indices. */
    default void discretize(String layer, List<Float> boundaries, String x, Value y) {
        unsupported("discretize", layer);
    }

    /**
     * {@code y[i] = unknown + j} for {@code x[i] = vocabulary[j]}, else the remainder of x by
     * unknown; indices.
     */
    default void find(String layer, List<Integer> vocabulary, int unknown, String x, Value y) {
        unsupported("find", layer);
    }

    /**
     * For each row of {@code length} indices, {@code tokens} numbers: how often each index comes
     * up, or, if it {@code counts} not, 1 if it does.
     */
    default void encode(
            String layer, int rows, int length, int tokens, boolean counts, String x, Value y) {
        unsupported("encode", layer);
    }

    /** The derivative for a table: dY, added to the rows that the indices of all samples name. */
    default void scatter(String layer, int rows, int width, String indices, String dY, Value y) {
        unsupported("scatter", layer);
    }
}
