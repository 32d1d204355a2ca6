/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/** Memory for many tensors, laid out for vectors. */
public final class Arena {
    /**
     * Where the first tensor lies. HotSpot's arrays have a header of 16 bytes: if an array starts
     * on a cache line, so does its element 12, and vectors of 512 bits do not straddle two lines.
     * Arrays start there with {@code -XX:ObjectAlignmentInBytes=64}, and those that the G1
     * collector calls humongous anyway.
     */
    public static final int START = 12;

    private Arena() {}

    /**
     * Room from {@link #START} on.
     *
     * @param size floats of a sample
     * @param samples how many samples
     */
    public static float[] of(int size, int samples) {
        return new float[Math.addExact(START, Math.multiplyExact(size, samples))];
    }
}
