/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Refuses what is no index in an input of indices: a network looks there without asking again. So
 * whatever a sample weighs, and however often it was looked at.
 */
public final class IndexCheck {
    /** In place of a sample's number, if there is but one. */
    public static final long ONLY = -1;

    private final List<Architecture.Input> inputs;
    private final int[] indices;

    public IndexCheck(Architecture network) {
        this.inputs = network.inputs();
        this.indices =
                IntStream.range(0, inputs.size())
                        .filter(i -> inputs.get(i).type() == Architecture.Type.INDEX)
                        .toArray();
    }

    /** Whether there is anything to check. */
    public boolean isNeeded() {
        return indices.length > 0;
    }

    /**
     * Checks a row of a batch that a data set has read.
     *
     * @throws IllegalArgumentException if a value is no index
     */
    public void ofDataset(Batch batch, int row) {
        for (int i : indices) {
            check(i, batch.input(i), row, " of sample ", batch.sample(row), "");
        }
    }

    /**
     * Checks a batch that somebody has filled himself.
     *
     * @throws IllegalArgumentException if a value is no index
     */
    public void ofStep(Batch batch) {
        for (int row = 0; row < batch.size(); row++) {
            for (int i : indices) {
                check(i, batch.input(i), row, " of row ", row, " of the batch");
            }
        }
    }

    /**
     * Checks samples to be predicted.
     *
     * @param rows the rows, an array an input
     * @param n how many
     * @param first the number of the first, or {@link #ONLY}
     * @throws IllegalArgumentException if a value is no index
     */
    public void ofPrediction(float[][] rows, int n, long first) {
        for (int i : indices) {
            for (int row = 0; row < n; row++) {
                if (first == ONLY) {
                    check(i, rows[i], row, "", ONLY, "");
                } else {
                    check(i, rows[i], row, " of sample ", first + row, "");
                }
            }
        }
    }

    /** The name of the row is made of parts, so that nothing is allocated where all is well. */
    private void check(int i, float[] values, int row, String before, long number, String after) {
        Architecture.Input input = inputs.get(i);
        int size = input.shape().size();
        int below = input.below();
        for (int at = row * size; at < (row + 1) * size; at++) {
            float v = values[at];
            if (!(v >= 0 && v < below && v == (int) v)) {
                String owner = number == ONLY ? "" : before + number + after;
                // What is larger is cast to the largest int, which as a float is 2^31.
                boolean whole = v == (int) v && v < 0x1p31f;
                String found = whole ? Integer.toString((int) v) : Float.toString(v);
                throw Slot.of(input).noIndex(owner, found, at - row * size);
            }
        }
    }
}
