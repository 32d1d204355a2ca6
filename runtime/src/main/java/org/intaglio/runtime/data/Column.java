/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Tensor;

/** One input or target of samples in memory. */
abstract sealed class Column {
    private final String name;
    private final int count;
    private final String unit;

    Column(String name, int count, String unit) {
        this.name = name;
        this.count = count;
        this.unit = unit;
    }

    /** Writes a sample's values into a row of the batch's input or target {@code slot}. */
    abstract void read(int index, Batch batch, int slot, int row);

    /** What errors call it: "input 0". */
    final String name() {
        return name;
    }

    /** How many samples. */
    final int count() {
        return count;
    }

    /** "input 0 has 3 rows". */
    final String describe() {
        return name + " has " + count + " " + unit;
    }

    final IllegalArgumentException mismatch(Batch batch, int slot, boolean input, int found) {
        return input
                ? new IllegalArgumentException(
                        "%s of the network takes %d values a sample, the data has %d"
                                .formatted(name, batch.inputSize(slot), found))
                : batch.wrongTarget(slot, found);
    }

    /** Rows of equal length: an input, or a target that is not a class. */
    static final class Rows extends Column {
        private final float[][] rows;
        private final boolean input;

        Rows(String name, float[][] rows, boolean input) {
            super(name, rows.length, "rows");
            this.rows = rows;
            this.input = input;
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] == null) {
                    throw new NullPointerException("%s: row %d is null".formatted(name, i));
                }
                if (rows[i].length != rows[0].length) {
                    throw new IllegalArgumentException(
                            "%s: row %d has %d values, row 0 has %d"
                                    .formatted(name, i, rows[i].length, rows[0].length));
                }
            }
        }

        @Override
        void read(int index, Batch batch, int slot, int row) {
            float[] values = rows[index];
            int size = input ? batch.inputSize(slot) : batch.targetSize(slot);
            if (values.length != size) {
                throw mismatch(batch, slot, input, values.length);
            }
            float[] to = input ? batch.input(slot) : batch.target(slot);
            System.arraycopy(values, 0, to, row * size, size);
        }
    }

    /** A tensor whose first axis counts samples: an input, or a target that is not a class. */
    static final class Block extends Column {
        private final float[] data;
        private final int size;
        private final boolean input;

        Block(String name, Tensor samples, boolean input) {
            super(name, samples.shape().rank() == 0 ? 1 : samples.shape().dimension(0), "rows");
            this.data = samples.data();
            this.size = count() == 0 ? 0 : data.length / count();
            this.input = input;
        }

        @Override
        void read(int index, Batch batch, int slot, int row) {
            int wanted = input ? batch.inputSize(slot) : batch.targetSize(slot);
            if (size != wanted) {
                throw mismatch(batch, slot, input, size);
            }
            float[] to = input ? batch.input(slot) : batch.target(slot);
            System.arraycopy(data, index * size, to, row * size, size);
        }
    }

    /** Single numbers: a target that is one value a sample. */
    static final class Values extends Column {
        private final float[] values;

        Values(String name, float[] values) {
            super(name, values.length, "values");
            this.values = values;
        }

        @Override
        void read(int index, Batch batch, int slot, int row) {
            if (batch.targetSize(slot) != 1) {
                throw batch.wrongTarget(slot, 1);
            }
            batch.target(slot)[row] = values[index];
        }
    }

    /** Classes. */
    static final class Labels extends Column {
        private final int[] labels;

        Labels(String name, int[] labels) {
            super(name, labels.length, "labels");
            this.labels = labels;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] < 0) {
                    throw new IllegalArgumentException(
                            "%s: label %d is %d; classes count from 0"
                                    .formatted(name, i, labels[i]));
                }
            }
        }

        @Override
        void read(int index, Batch batch, int slot, int row) {
            ClassTargets.write(labels[index], batch, slot, row);
        }
    }
}
