/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** The share of the targets' variance that the output explains. */
final class R2 implements Tally {
    private final int first;
    private final int end;
    private final boolean byVariance;
    private final int regressors;

    /**
     * Of the units from {@code first} to {@code end}.
     *
     * @param byVariance whether units count by the variance of their targets
     * @param regressors how many variables explain; 0 for R² as it is
     */
    R2(int first, int end, boolean byVariance, int regressors) {
        this.first = first;
        this.end = end;
        this.byVariance = byVariance;
        this.regressors = regressors;
    }

    /** For each unit: weights, targets, their squares, squared errors. Then how many targets. */
    @Override
    public int size() {
        return 4 * (end - first) + 1;
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
        for (int i = first; i < end; i++) {
            double t = target[targetAt + i];
            double error = t - y[yAt + i];
            int at = 4 * (i - first);
            sums[at] += weight;
            sums[at + 1] += weight * t;
            sums[at + 2] += weight * t * t;
            sums[at + 3] += weight * error * error;
        }
        sums[sums.length - 1] += end - first;
    }

    @Override
    public double value(double[] sums) {
        double sum = 0;
        double weights = 0;
        for (int at = 0; at < sums.length - 1; at += 4) {
            double mean = sums[at + 1] / sums[at];
            double total = sums[at + 2] - sums[at + 1] * mean;
            double score = 1 - sums[at + 3] / total;
            double weight = byVariance ? total : 1;
            sum += Double.isInfinite(score) ? 0 : weight * score;
            weights += weight;
        }
        double r2 = sum / weights;
        double rest = sums[sums.length - 1] - regressors - 1;
        return regressors == 0 || rest <= 0
                ? r2
                : 1 - (1 - r2) * (sums[sums.length - 1] - 1) / rest;
    }
}
