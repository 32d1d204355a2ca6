/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.check.ClassTargets;
import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.check.Side;
import org.intaglio.runtime.check.Slot;
import org.intaglio.runtime.program.Architecture;

import java.util.Objects;

/**
 * What all samples hold for one input or one target. What its slot tells is checked when it is
 * made, what only a network tells when it is read for one.
 */
abstract sealed class Column {
    private final Slot slot;
    private final int count;

    /**
     * @param slot what is known of the input or target
     */
    Column(Slot slot, int count) {
        this.slot = slot;
        this.count = count;
    }

    /** Writes a sample's values into a row of the batch's input or target {@code i}. */
    abstract void read(int index, Batch batch, int i, int row);

    /** What errors call it: "input 0". */
    final String name() {
        return slot.name();
    }

    /** How many samples. */
    final int count() {
        return count;
    }

    /** Refuses a sample that does not fill a row. */
    private static void checkSize(int found, int index, Side side, Batch batch, int i, int row) {
        if (found != side.size(batch, i)) {
            throw side.slot(batch, i).wrongSize(found, " in sample " + number(index, batch, row));
        }
    }

    /** What messages call a sample: its number in the data that the batch is filled from. */
    static long number(int index, Batch batch, int row) {
        return batch.sample(row) < 0 ? index : batch.sample(row);
    }

    /** Rows of equal length: an input, or a target that is not a class. */
    static final class Rows extends Column {
        private final float[][] rows;
        private final Side side;

        Rows(Slot slot, float[][] rows, Side side) {
            super(slot, rows.length);
            this.rows = rows;
            this.side = side;
            slot.checkRows(rows, i -> rows[i].length);
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            float[] values = rows[index];
            checkSize(values.length, index, side, batch, i, row);
            System.arraycopy(values, 0, side.rows(batch, i), row * values.length, values.length);
        }
    }

    /** A tensor whose first axis counts samples: an input, or a target that is not a class. */
    static final class Block extends Column {
        private final Tensor samples;
        private final int size;
        private final Side side;

        /** A network that the tensor is known to fit, so that it is not asked at each sample. */
        private Architecture fits;

        Block(Slot slot, Tensor samples, Side side) {
            super(slot, slot.checkTensor(samples));
            this.samples = samples;
            this.size = count() == 0 ? 0 : samples.size() / count();
            this.side = side;
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            Architecture network = batch.network().orElse(null);
            if (size != side.size(batch, i) || !Objects.equals(network, fits)) {
                side.slot(batch, i).checkTensor(samples);
                fits = network;
            }
            System.arraycopy(samples.data(), index * size, side.rows(batch, i), row * size, size);
        }
    }

    /** Single numbers: a target that is one value a sample. */
    static final class Values extends Column {
        private final float[] values;

        Values(Slot slot, float[] values) {
            super(slot, values.length);
            this.values = values;
            slot.checkSize(1);
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            checkSize(1, index, Side.TARGET, batch, i, row);
            batch.target(i)[row] = values[index];
        }
    }

    /** Classes. */
    static final class Labels extends Column {
        private final int[] labels;

        Labels(Slot slot, int[] labels) {
            super(slot, labels.length);
            this.labels = labels;
            slot.checkClasses(labels);
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            ClassTargets.write(labels[index], index, batch, i, row);
        }
    }

    /** Rows of indices: an input. */
    static final class IndexRows extends Column {
        private final int[][] rows;

        IndexRows(Slot slot, int[][] rows) {
            super(slot, rows.length);
            this.rows = rows;
            slot.checkIndices(rows);
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            checkTakesIndices(batch, i);
            int[] indices = rows[index];
            checkSize(indices.length, index, Side.INPUT, batch, i, row);
            Indices.write(indices, batch.input(i), row * indices.length);
        }
    }

    /** An input of one index a sample. */
    static final class SingleIndices extends Column {
        private final int[] indices;

        SingleIndices(Slot slot, int[] indices) {
            super(slot, indices.length);
            this.indices = indices;
            slot.checkSingleIndices(indices);
        }

        @Override
        void read(int index, Batch batch, int i, int row) {
            checkTakesIndices(batch, i);
            checkSize(1, index, Side.INPUT, batch, i, row);
            batch.input(i)[row] = indices[index];
        }
    }

    private static void checkTakesIndices(Batch batch, int i) {
        Architecture network = batch.network().orElse(null);
        if (network != null) {
            Indices.checkTakesIndices(network.inputs().get(i));
        }
    }
}
