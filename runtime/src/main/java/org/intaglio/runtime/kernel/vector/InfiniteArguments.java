/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

/**
 * Arguments that are infinite. Derivatives that multiply x by what is 0 at both ends want finite
 * ones, and have no operation to spare for that: see {@link VectorMath}.
 */
final class InfiniteArguments {
    private InfiniteArguments() {}

    /** Whether one is among these. A loop that HotSpot makes vectors of by itself. */
    static boolean any(int length, float[] x, int xAt) {
        float max = 0;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, Math.abs(x[xAt + i]));
        }
        return max == Float.POSITIVE_INFINITY;
    }

    /** A copy in which the largest finite numbers stand for the infinite ones. */
    static float[] replaced(int length, float[] x, int xAt) {
        float[] finite = new float[length];
        for (int i = 0; i < length; i++) {
            finite[i] = Math.clamp(x[xAt + i], -Float.MAX_VALUE, Float.MAX_VALUE);
        }
        return finite;
    }
}
