/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * The area under a curve of many thresholds, as Keras has it: predictions fall into as many buckets
 * as there are thresholds, and the area is a sum of trapezia, or, of precision and recall, of what
 * lies under Davis and Goadrich's interpolation.
 */
final class Auc implements Tally {
    private final int thresholds;
    private final boolean precisionRecall;
    private final boolean fromLogits;

    /** Areas of which the mean is taken: one for each label, or one for all units. */
    private final int areas;

    Auc(int thresholds, boolean precisionRecall, boolean fromLogits, int areas) {
        this.thresholds = thresholds;
        this.precisionRecall = precisionRecall;
        this.fromLogits = fromLogits;
        this.areas = areas;
    }

    /** Of each area: the ones of each bucket, then the zeros. */
    @Override
    public int size() {
        return 2 * thresholds * areas;
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
            float p = y[yAt + i];
            float clipped = Math.clamp(fromLogits ? (float) (1 / (1 + Math.exp(-p))) : p, 0f, 1f);
            // The last threshold that it is above; the first is below 0.
            int bucket = Math.max(0, (int) Math.ceil(clipped * (thresholds - 1)) - 1);
            int at = i % areas * 2 * thresholds + bucket;
            sums[target[targetAt + i] != 0 ? at : at + thresholds] += weight;
        }
    }

    @Override
    public double value(double[] sums) {
        double sum = 0;
        for (int i = 0; i < areas; i++) {
            sum += area(sums, 2 * thresholds * i);
        }
        return sum / areas;
    }

    private double area(double[] sums, int at) {
        double allOnes = 0;
        double allZeros = 0;
        for (int b = at; b < at + thresholds; b++) {
            allOnes += sums[b];
            allZeros += sums[thresholds + b];
        }
        double area = 0;
        // From the highest threshold down: what is above it, of ones and of zeros.
        double ones = sums[at + thresholds - 1];
        double zeros = sums[at + 2 * thresholds - 1];
        for (int b = at + thresholds - 2; b >= at; b--) {
            double moreOnes = ones + sums[b];
            double moreZeros = zeros + sums[thresholds + b];
            area +=
                    precisionRecall
                            ? interpolated(ones, zeros, moreOnes, moreZeros, allOnes)
                            : ratio(moreZeros - zeros, allZeros)
                                    * (ratio(ones, allOnes) + ratio(moreOnes, allOnes))
                                    / 2;
            ones = moreOnes;
            zeros = moreZeros;
        }
        return area;
    }

    private static double interpolated(
            double ones, double zeros, double moreOnes, double moreZeros, double allOnes) {
        double said = ones + zeros;
        double moreSaid = moreOnes + moreZeros;
        double slope = ratio(moreOnes - ones, moreSaid - said);
        double intercept = ones - slope * said;
        double log = said > 0 && moreSaid > 0 ? Math.log(moreSaid / said) : 0;
        return ratio(slope * (moreOnes - ones + intercept * log), allOnes);
    }

    private static double ratio(double a, double b) {
        return b == 0 ? 0 : a / b;
    }
}
