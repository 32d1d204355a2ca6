/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

/**
 * The ranges in which parameters change when all gradients are there: one a thread of a desktop,
 * but none so short that handing it out would take longer than the work. They depend on the number
 * of parameters alone.
 */
final class UpdateRanges {
    private static final int MOST = 16;
    private static final int SHORTEST = 8192;

    private final int floats;
    private final int length;

    UpdateRanges(int floats) {
        this.floats = floats;
        int share = Math.max(SHORTEST, Math.ceilDiv(floats, MOST));
        // Whole cache lines, so that two threads do not write to the same.
        this.length = Math.multiplyExact(Math.ceilDiv(share, 16), 16);
    }

    int count() {
        return Math.ceilDiv(floats, length);
    }

    int from(int range) {
        return range * length;
    }

    int to(int range) {
        return (int) Math.min(floats, (range + 1L) * length);
    }
}
