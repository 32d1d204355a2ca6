/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.List;

/** Operations that compute nothing: the same values in another shape or place. */
public interface ShapeOperations extends Unsupported {
    /** Another shape of the same elements in their order. */
    default void view(String layer, String x, Value y) {
        unsupported("view", layer);
    }

    /** The same values in another place: for outputs that are an input, or an output twice. */
    default void copy(String layer, String x, Value y) {
        unsupported("copy", layer);
    }

    /**
     * One after the other along an axis: in each of {@code rows} rows of the result, a piece of
     * each argument.
     */
    default void concatenate(String layer, int rows, List<String> xs, Value y) {
        unsupported("concatenate", layer);
    }

    /**
     * The other way round: from each of {@code rows} rows, a piece to each result. The pieces are
     * the whole row.
     */
    default void split(String layer, int rows, String x, List<Value> ys) {
        unsupported("split", layer);
    }

    /**
     * The axes in the middle change places: x is outer×rows×columns×inner, y
     * outer×columns×rows×inner.
     */
    default void transpose(
            String layer, int outer, int rows, int columns, int inner, String x, Value y) {
        unsupported("transpose", layer);
    }

    /** From each of {@code rows} rows, the elements from {@code offset} on, as many as y has. */
    default void slice(String layer, int rows, int offset, String x, Value y) {
        unsupported("slice", layer);
    }
}
