/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import java.util.Arrays;

/** Indices of values, and numbers for indices: loops that generated code calls. */
public final class Categories {
    private Categories() {}

    /**
     * {@code y[i]}: how many boundaries are not above {@code x[i]}; of what is not a number, 0.
     *
     * @param boundaries ascending
     */
    public static void discretize(
            int length, float[] boundaries, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            int low = 0;
            int high = boundaries.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (x[xAt + i] >= boundaries[middle]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            y[yAt + i] = low;
        }
    }

    /**
     * {@code y[i] = places[j]} for {@code x[i] = vocabulary[j]}; for what is not there, the
     * remainder of its whole part by {@code unknown}.
     *
     * @param vocabulary ascending
     * @param unknown at least 1
     */
    public static void find(
            int length,
            float[] vocabulary,
            float[] places,
            int unknown,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        for (int i = 0; i < length; i++) {
            float value = x[xAt + i];
            int at = Arrays.binarySearch(vocabulary, value + 0f); // -0 is 0.
            y[yAt + i] = at >= 0 ? places[at] : Math.floorMod((int) value, unknown);
        }
    }

    /**
     * Y (rows×tokens): how often each index comes up in a row of X (rows×length), or 1 if it does.
     */
    public static void encode(
            int rows,
            int length,
            int tokens,
            boolean counts,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        Arrays.fill(y, yAt, yAt + rows * tokens, 0f);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < length; i++) {
                int at = yAt + r * tokens + (int) x[xAt + r * length + i];
                y[at] = counts ? y[at] + 1 : 1;
            }
        }
    }
}
