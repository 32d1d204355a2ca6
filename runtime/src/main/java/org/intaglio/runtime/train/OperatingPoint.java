/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.Arrays;

/**
 * The best that one rate can be while another is at least something, over thresholds that lie
 * evenly from 0 to 1. 0 if no threshold does it.
 */
final class OperatingPoint implements Tally {
    /** A rate at a threshold. */
    @FunctionalInterface
    interface Rate {
        /** Of ones and zeros above the threshold, and of all. */
        double of(double ones, double zeros, double allOnes, double allZeros);
    }

    static final Rate SENSITIVITY = (ones, zeros, allOnes, allZeros) -> ratio(ones, allOnes);
    static final Rate SPECIFICITY =
            (ones, zeros, allOnes, allZeros) -> ratio(allZeros - zeros, allZeros);
    static final Rate PRECISION = (ones, zeros, allOnes, allZeros) -> ratio(ones, ones + zeros);

    private final Rate best;
    private final Rate held;
    private final float least;
    private final int thresholds;

    OperatingPoint(Rate best, Rate held, double least, int thresholds) {
        this.best = best;
        this.held = held;
        this.least = (float) least;
        this.thresholds = thresholds;
    }

    private static double ratio(double part, double all) {
        return all == 0 ? 0 : part / all;
    }

    /** Ones by how many thresholds they are above, then zeros. */
    @Override
    public int size() {
        return 2 * (thresholds + 1);
    }

    @Override
    public void add(
            double[] sums,
            int size,
            float[] y,
            int yAt,
            int targetSize,
            float[] target,
            int targetAt,
            double weight) {
        for (int i = 0; i < size; i++) {
            float p = Math.clamp(y[yAt + i], 0f, 1f);
            int above = Float.isNaN(p) ? 0 : (int) Math.ceil(p * (thresholds - 1));
            sums[target[targetAt + i] != 0 ? above : thresholds + 1 + above] += weight;
        }
    }

    @Override
    public double value(double[] sums) {
        int zerosAt = thresholds + 1;
        double allOnes = Arrays.stream(sums, 0, zerosAt).sum();
        double allZeros = Arrays.stream(sums, zerosAt, sums.length).sum();
        double ones = 0;
        double zeros = 0;
        double found = 0;
        // From the highest threshold down.
        for (int above = thresholds; above > 0; above--) {
            ones += sums[above];
            zeros += sums[zerosAt + above];
            // As floats: 3 of 5 are 0.6 then, as whoever wrote 0.6 means it.
            if ((float) held.of(ones, zeros, allOnes, allZeros) >= least) {
                found = Math.max(found, best.of(ones, zeros, allOnes, allZeros));
            }
        }
        return found;
    }
}
