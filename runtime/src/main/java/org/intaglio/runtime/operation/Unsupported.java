/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/** What becomes of an operation that a reader has no method for. */
public interface Unsupported {
    /**
     * Is called instead. Readers that have the same answer for all operations override this one.
     *
     * @param kind the method that would have been called
     * @param layer the layer that the operation belongs to
     * @throws UnsupportedOperationException unless overridden
     */
    default void unsupported(String kind, String layer) {
        throw new UnsupportedOperationException(
                "layer '%s' needs the operation %s, which %s does not have"
                        .formatted(layer, kind, getClass().getName()));
    }
}
