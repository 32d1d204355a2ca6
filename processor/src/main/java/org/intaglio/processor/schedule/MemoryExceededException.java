/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

/** What a sample needs at once, all values together, is more than an array of Java holds. */
public final class MemoryExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MemoryExceededException(long floats) {
        super(floats + " numbers for one sample");
    }
}
