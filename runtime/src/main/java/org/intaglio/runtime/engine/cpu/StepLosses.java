/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import java.util.Arrays;

/** The losses of a step: of its samples, of its outputs, and the penalties on weights. */
final class StepLosses {
    /** For each output, the loss of each sample; without the output's weight. */
    final float[][] samples;

    /** For each output, the sum over the samples. */
    final double[] sums;

    /** For each task that completes gradients, the penalty on its parameters. */
    final double[] taskPenalties;

    private double penalty;

    StepLosses(int outputs, int tasks) {
        this.samples = new float[outputs][];
        this.sums = new double[outputs];
        this.taskPenalties = new double[tasks];
    }

    /** Makes room for batches. */
    void ensure(int capacity) {
        for (int o = 0; o < samples.length; o++) {
            samples[o] = new float[capacity];
        }
    }

    void clear(int from, int to) {
        for (float[] l : samples) {
            Arrays.fill(l, from, to, 0);
        }
    }

    /** Sums up the first samples, in their order. */
    void sum(int n) {
        for (int o = 0; o < samples.length; o++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += samples[o][i];
            }
            sums[o] = sum;
        }
    }

    /** For a step whose tasks have not come to it. */
    void clearPenalties() {
        Arrays.fill(taskPenalties, 0);
    }

    void sumPenalties() {
        penalty = 0;
        for (double p : taskPenalties) {
            penalty += p;
        }
    }

    /** Whether the losses of all outputs are numbers, and not infinite. */
    boolean areFinite() {
        for (double sum : sums) {
            if (!Double.isFinite(sum)) {
                return false;
            }
        }
        return true;
    }

    /** The penalty alone. */
    double penalty() {
        return penalty;
    }
}
