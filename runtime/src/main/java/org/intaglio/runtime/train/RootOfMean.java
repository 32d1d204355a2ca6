/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** The root of the mean squared error over all values of all samples. */
final class RootOfMean implements Tally {
    @Override
    public int size() {
        return 2;
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
        sums[0] += weight * Errors.SQUARED.sample(size, y, yAt, targetSize, target, targetAt);
        sums[1] += weight;
    }

    @Override
    public double value(double[] sums) {
        return Math.sqrt(sums[0] / sums[1]);
    }
}
