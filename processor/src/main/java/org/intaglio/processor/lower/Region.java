/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/**
 * Memory that is not a sample's: what a part of the batch sums up, or what the whole step shares.
 *
 * @param id unique within a graph
 * @param name for readers
 * @param kind which memory
 * @param size floats
 */
public record Region(int id, String name, Kind kind, int size) implements Resource {
    /** The memories. */
    public enum Kind {
        /** One for each part of the batch. */
        PART,
        /** One for the whole step. */
        SHARED
    }
}
