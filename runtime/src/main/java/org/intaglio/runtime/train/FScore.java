/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** The harmonic mean of precision and recall, class by class, as Keras averages it. */
final class FScore implements Tally {
    private static final double EPSILON = 1e-7;

    private final double beta;
    private final Averaging averaging;
    private final int width;
    private final Predicted predicted;
    private final int first;
    private final int count;

    FScore(double beta, Averaging averaging, int width, Predicted predicted) {
        this.beta = beta;
        this.averaging = averaging;
        this.width = width;
        this.predicted = predicted;
        this.first = predicted.first();
        this.count = predicted.count(width);
    }

    /** For each class: found rightly, found wrongly, missed. */
    @Override
    public int size() {
        return 3 * count;
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
        for (int row = 0; row < size; row += width) {
            for (int i = 0; i < count; i++) {
                boolean said = predicted.says(y, yAt + row, width, first + i);
                float t = target[targetAt + row + first + i];
                sums[3 * i] += said ? weight * t : 0;
                sums[3 * i + 1] += said ? weight * (1 - t) : 0;
                sums[3 * i + 2] += said ? 0 : weight * t;
            }
        }
    }

    @Override
    public double value(double[] sums) {
        if (averaging == Averaging.MICRO) {
            double[] all = new double[3];
            for (int i = 0; i < sums.length; i++) {
                all[i % 3] += sums[i];
            }
            return score(all, 0);
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < count; i++) {
            double weight = averaging == Averaging.MACRO ? 1 : sums[3 * i] + sums[3 * i + 2];
            sum += weight * score(sums, 3 * i);
            weights += weight;
        }
        return sum / (averaging == Averaging.MACRO ? count : weights + EPSILON);
    }

    private double score(double[] sums, int at) {
        double precision = sums[at] / (sums[at] + sums[at + 1] + EPSILON);
        double recall = sums[at] / (sums[at] + sums[at + 2] + EPSILON);
        double square = beta * beta;
        return (1 + square) * precision * recall / (square * precision + recall + EPSILON);
    }
}
