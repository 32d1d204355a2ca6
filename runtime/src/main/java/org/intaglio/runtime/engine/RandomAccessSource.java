/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.random.Randoms;

import java.util.Arrays;

/** Batches of samples that can be read in any order, by any thread. */
final class RandomAccessSource implements BatchSource {
    private final RandomAccessDataset data;
    private final RowFinish finish;
    private final boolean shuffle;
    private final long key;
    private final int[] order;

    /** How many samples are still to be read before all have been looked at; at most. */
    private long toCheck;

    private boolean checking;
    private int start;
    private int end;

    RandomAccessSource(
            RandomAccessDataset data, RowFinish finish, boolean shuffle, long seed, boolean check) {
        if (data.count() < 0) {
            throw new IllegalArgumentException(
                    "count() of the data set is %d; it must be the number of its samples"
                            .formatted(data.count()));
        }
        // Twice, for the first pass may begin somewhere, and has an order of its own.
        this.toCheck = check ? 2L * data.count() : 0;
        this.data = data;
        this.finish = finish;
        this.shuffle = shuffle;
        this.key = Randoms.key(seed, "shuffling");
        this.order = new int[data.count()];
        Arrays.setAll(order, i -> i);
    }

    @Override
    public void begin(long pass, long position, Batch room) {
        start = (int) Math.min(position, order.length);
        end = start;
        if (shuffle) {
            shuffle(Randoms.key(key, pass));
        }
    }

    /** Fisher and Yates, from the identity: the order depends on the key alone. */
    private void shuffle(long passKey) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            long bits = Randoms.bits(passKey, i) & 0xffffffffL;
            int j = (int) ((bits * (i + 1L)) >>> 32);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    @Override
    public int next(Batch batch) {
        start = end;
        end = Math.min(order.length, start + batch.capacity());
        checking = toCheck > 0;
        toCheck -= end - start;
        return end - start;
    }

    @Override
    public void fill(Batch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            int index = order[start + row];
            batch.weights()[row] = 1;
            batch.sample(row, index);
            data.read(index, batch, row);
            finish.finish(batch, row, checking);
        }
    }
}
