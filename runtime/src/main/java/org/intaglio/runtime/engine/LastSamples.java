/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;

/** What is left of a data set behind a split; messages number samples as the whole does. */
final class LastSamples implements RandomAccessDataset {
    private final RandomAccessDataset whole;
    private final int from;

    LastSamples(RandomAccessDataset whole, int from) {
        this.whole = whole;
        this.from = from;
    }

    @Override
    public int count() {
        return whole.count() - from;
    }

    @Override
    public void read(int index, Batch batch, int row) {
        batch.sample(row, from + index);
        whole.read(from + index, batch, row);
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        batch.sample(row, from + index);
        return whole.readTargets(from + index, batch, row);
    }

    @Override
    public boolean readIndices(int index, Batch batch, int row) {
        batch.sample(row, from + index);
        return whole.readIndices(from + index, batch, row);
    }
}
