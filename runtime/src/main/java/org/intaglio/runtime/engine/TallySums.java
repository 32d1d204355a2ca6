/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.train.Tally;

import java.util.Arrays;

/**
 * The sums of a metric: of all samples so far, and, for each part of the batch, of its own. A part
 * is told by its first sample; parts are the same for any number of threads.
 */
final class TallySums {
    private final Tally tally;
    private final double[] all;
    private double[][] parts = new double[0][];

    /** Which parts the batch has. */
    private boolean[] used = new boolean[0];

    TallySums(Tally tally) {
        this.tally = tally;
        this.all = new double[tally.size()];
    }

    /** Makes room for the samples of a batch. */
    void ensure(int capacity) {
        if (parts.length < capacity) {
            parts = Arrays.copyOf(parts, capacity);
            used = Arrays.copyOf(used, capacity);
        }
    }

    void reset() {
        Arrays.fill(all, 0);
        // An evaluation may have been given up in the middle of a batch.
        for (int i = 0; i < parts.length; i++) {
            if (used[i]) {
                Arrays.fill(parts[i], 0);
                used[i] = false;
            }
        }
    }

    /** The sums of the part that begins with this sample. */
    double[] of(int first) {
        if (parts[first] == null) {
            parts[first] = new double[all.length];
        }
        used[first] = true;
        return parts[first];
    }

    /** Adds the parts of a batch, in their order. */
    void add(int samples) {
        for (int i = 0; i < samples; i++) {
            if (used[i]) {
                for (int k = 0; k < all.length; k++) {
                    all[k] += parts[i][k];
                }
                Arrays.fill(parts[i], 0);
                used[i] = false;
            }
        }
    }

    double value() {
        return tally.value(all);
    }
}
