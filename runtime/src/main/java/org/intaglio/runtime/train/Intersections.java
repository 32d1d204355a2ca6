/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * Intersection over union of classes, from counts of what was said and what is so. A row of several
 * units says the class whose unit is highest, one unit says 1 from a threshold on.
 */
final class Intersections implements Tally {
    private static final double EPSILON = 1e-7;

    /** The class that does not count, if all count. */
    static final int NONE = -1;

    private final int width;
    private final float threshold;
    private final int[] wanted;
    private final int ignored;
    private final int classes;

    /**
     * @param width units of a row
     * @param threshold of rows that are one unit
     * @param wanted the classes whose mean is taken
     * @param ignored the class whose rows do not count; {@link #NONE} if all do
     */
    Intersections(int width, double threshold, int[] wanted, int ignored) {
        this.width = width;
        this.threshold = (float) threshold;
        this.wanted = wanted;
        this.ignored = ignored;
        this.classes = width == 1 ? 2 : width;
    }

    /** For each class: said rightly, said, so. */
    @Override
    public int size() {
        return 3 * classes;
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
        boolean indices = targetSize != size || width == 1;
        for (int row = 0; row < size / width; row++) {
            int at = row * width;
            int said =
                    width == 1
                            ? (y[yAt + at] >= threshold ? 1 : 0)
                            : Accuracies.highest(width, y, yAt + at);
            int so =
                    indices
                            ? (int) target[targetAt + row]
                            : Accuracies.highest(width, target, targetAt + at);
            if (so < 0 || so >= classes || so == ignored) {
                continue;
            }
            sums[3 * so + 2] += weight;
            if (said >= 0) { // NaN says nothing.
                sums[3 * said + 1] += weight;
                sums[3 * so] += said == so ? weight : 0;
            }
        }
    }

    /** The mean over those of the wanted classes that were said or so. */
    @Override
    public double value(double[] sums) {
        double sum = 0;
        int there = 0;
        for (int c : wanted) {
            double union = sums[3 * c + 1] + sums[3 * c + 2] - sums[3 * c];
            if (union > 0) {
                sum += sums[3 * c] / (union + EPSILON);
                there++;
            }
        }
        return sum / (there + EPSILON);
    }
}
