/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

/**
 * Where large tensors begin within an array: 12 floats, and any number of cache lines, after its
 * first. See the runtime's {@code Arena}.
 */
final class CacheLines {
    private static final int START = 12;

    private static final int LINE = 16;

    /** Floats of a tensor for which a gap before it is nothing. */
    private static final int LARGE = 1024;

    private CacheLines() {}

    /** The first place from {@code free} on for a tensor of this size. */
    static int align(int free, int size) {
        return size < LARGE ? free : free + Math.floorMod(START - free, LINE);
    }
}
