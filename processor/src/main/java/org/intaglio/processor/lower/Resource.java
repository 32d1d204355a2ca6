/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/** What operations read and write: a tensor of every sample, or a region of the whole step. */
public sealed interface Resource permits Value, Region {
    /** Unique within a graph. */
    int id();

    /** For readers. */
    String name();

    /** Floats: of one sample, or of the region. */
    int size();

    /** What has the place: the resource itself, or, of a piece of another, the other. */
    default Resource base() {
        return this;
    }
}
