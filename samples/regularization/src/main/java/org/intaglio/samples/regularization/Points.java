/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.regularization;

import org.intaglio.runtime.data.Samples;

import java.util.SplittableRandom;

/**
 * Few points of many numbers, of which only two say anything: easy to learn by heart. A point is
 * positive if {@code x0 + x1 / 2}, and a little noise, is.
 */
final class Points {
    static final int TRAIN = 150;
    static final int TEST = 50;

    private final float[][] x = new float[TRAIN + TEST][20];
    private final int[] y = new int[TRAIN + TEST];

    /** Makes them up; the same seed makes the same ones. */
    Points(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = (float) random.nextGaussian();
            }
            y[i] = x[i][0] + x[i][1] * 0.5 + random.nextGaussian() * 0.1 > 0 ? 1 : 0;
        }
    }

    Samples train() {
        return slice(0, TRAIN);
    }

    Samples test() {
        return slice(TRAIN, TRAIN + TEST);
    }

    private Samples slice(int from, int to) {
        return Samples.of(
                java.util.Arrays.copyOfRange(x, from, to),
                java.util.Arrays.copyOfRange(y, from, to));
    }
}
