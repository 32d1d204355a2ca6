/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * A metric of a whole epoch that is no mean over samples: samples are added to a few sums, and the
 * value is made of these. Parts of a batch have sums of their own, which are added up in the order
 * of the parts: the number of threads changes nothing.
 */
public interface Tally {
    /** How many sums there are. */
    int size();

    /**
     * Adds a sample. Called by several threads at once, with sums of their own.
     *
     * @param sums {@link #size} of them
     * @param size how many values the output has
     * @param y the network's output, from {@code yAt}
     * @param targetSize how many values the target has
     * @param target the target, from {@code targetAt}
     * @param weight what the sample counts
     */
    void add(
            double[] sums,
            int size,
            float[] y,
            int yAt,
            int targetSize,
            float[] target,
            int targetAt,
            double weight);

    /** The metric, of all samples that were added. */
    double value(double[] sums);
}
