/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.Arrays;
import java.util.Random;

/** Which samples are next: shuffled anew whenever all have been seen, as {@code fit} does it. */
public final class Epochs {
    private final int batch;
    private final Random random = new Random(3);
    private final int[] order;
    private int at;

    /** For the samples and the batch size of a job. */
    public Epochs(Job job) {
        this.batch = job.batch();
        this.order = new int[job.samples()];
        Arrays.setAll(order, i -> i);
        this.at = order.length;
    }

    /** The numbers of the samples of the next batch. */
    public int[] next() {
        if (at + batch > order.length) {
            shuffle();
            at = 0;
        }
        at += batch;
        return Arrays.copyOfRange(order, at - batch, at);
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
