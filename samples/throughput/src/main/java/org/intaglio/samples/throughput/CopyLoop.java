/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import jdk.incubator.vector.FloatVector;

/** Copies an array to another: the most that a core can read and write. */
final class CopyLoop implements Together.Loop {
    /** A piece copies at least this much, so that reading the clock takes no part of it. */
    private static final int LEAST_FLOATS = 1 << 20;

    private final float[] from;
    private final float[] to;
    private final int times;
    private final boolean vectors;

    /**
     * @param floats the length of both arrays
     * @param vectors with the Vector API, or with {@link System#arraycopy}: which one is faster
     *     depends on the size and on the machine
     */
    CopyLoop(int floats, boolean vectors) {
        this.from = new float[floats];
        this.to = new float[floats];
        this.times = Math.max(1, LEAST_FLOATS / floats);
        this.vectors = vectors;
    }

    /** Bytes, read and written ones. */
    @Override
    public long run() {
        for (int i = 0; i < times; i++) {
            if (vectors) {
                copy(from, to);
            } else {
                System.arraycopy(from, 0, to, 0, to.length);
            }
        }
        return 2L * Float.BYTES * from.length * times;
    }

    private static void copy(float[] from, float[] to) {
        int i = 0;
        for (; i < FmaLoop.SPECIES.loopBound(to.length); i += FmaLoop.SPECIES.length()) {
            FloatVector.fromArray(FmaLoop.SPECIES, from, i).intoArray(to, i);
        }
        for (; i < to.length; i++) {
            to[i] = from[i];
        }
    }
}
