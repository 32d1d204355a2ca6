/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.check.Counts;
import org.intaglio.runtime.check.Side;
import org.intaglio.runtime.check.Slot;
import org.intaglio.runtime.program.Architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Samples in arrays. The arrays are not copied: whoever changes them changes the samples.
 *
 * <pre>{@code
 * Samples.of(x, labels)                     // x[i] is a sample, labels[i] its class
 * Samples.of(x, y).withWeights(w)           // y[i] the values wanted
 * Samples.of(tokens, labels)                // tokens is an int[][]: a row of indices a sample
 * Samples.builder().input(numbers).input(text).target(price).build()
 * }</pre>
 */
public final class Samples implements RandomAccessDataset {
    private static final String REMEDY =
            "; give one for each, in a list of tensors or with Samples.builder()";

    private final List<Column> inputs;
    private final List<Column> targets;
    private final float[] weights;
    private final int count;

    private Samples(List<Column> inputs, List<Column> targets, float[] weights, int count) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.count = count;
    }

    /**
     * One input and a class a sample. The class goes to the network as its number, or one-hot where
     * its loss wants that.
     *
     * @param x a row a sample, all of one length
     * @param y a class a sample, from 0
     * @throws IllegalArgumentException if the sizes do not fit, or a label is negative
     */
    public static Samples of(float[][] x, int[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).labels(y).build();
    }

    /** As {@link #of(float[][], int[])}, with a row of indices a sample, from 0. */
    public static Samples of(int[][] x, int[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).labels(y).build();
    }

    /** As {@link #of(float[][], float[][])}, with a row of indices a sample, from 0. */
    public static Samples of(int[][] x, float[][] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /** As {@link #of(float[][], float[])}, with a row of indices a sample, from 0. */
    public static Samples of(int[][] x, float[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /**
     * One input and one output.
     *
     * @param x a row a sample, all of one length
     * @param y a row a sample, all of one length
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Samples of(float[][] x, float[][] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /**
     * One input and an output of one value.
     *
     * @param x a row a sample, all of one length
     * @param y a value a sample
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static Samples of(float[][] x, float[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /** As {@link #of(float[][], int[])}, with an index a sample, from 0. */
    public static Samples of(int[] x, int[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).labels(y).build();
    }

    /** As {@link #of(float[][], float[][])}, with an index a sample, from 0. */
    public static Samples of(int[] x, float[][] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /** As {@link #of(float[][], float[])}, with an index a sample, from 0. */
    public static Samples of(int[] x, float[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return builder().input(x).target(y).build();
    }

    /** For networks with several inputs or outputs. */
    public static Builder builder() {
        return new Builder(null);
    }

    /**
     * For a network that is known: what it does not take is refused when it is added, and messages
     * call inputs and outputs by their names.
     *
     * @param network a model's {@code architecture()}
     */
    public static Builder builder(Architecture network) {
        return new Builder(Objects.requireNonNull(network, "network"));
    }

    /**
     * The same samples, each counting in the loss as much as its weight says.
     *
     * @param weights one a sample, not negative
     * @throws IllegalArgumentException if there are more or fewer than samples, or one is negative
     *     or not a number
     */
    @CheckReturnValue
    public Samples withWeights(float... weights) {
        Objects.requireNonNull(weights, "weights");
        if (weights.length != count) {
            throw new IllegalArgumentException(
                    "%d weights for %d samples".formatted(weights.length, count));
        }
        for (int i = 0; i < count; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException(
                        "weight %d is %s; weights must not be negative".formatted(i, weights[i]));
            }
        }
        return new Samples(inputs, targets, weights, count);
    }

    @Override
    public int count() {
        return count;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the network's inputs or targets are not those of the data
     */
    @Override
    public void read(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        Objects.checkIndex(index, count);
        check(index, batch, row);
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).read(index, batch, i, row);
        }
        readTargets(index, batch, row);
    }

    @Override
    public boolean readIndices(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        Objects.checkIndex(index, count);
        check(index, batch, row);
        Architecture network = batch.network().orElse(null);
        for (int i = 0; network != null && i < inputs.size(); i++) {
            if (network.inputs().get(i).type() == Architecture.Type.INDEX) {
                inputs.get(i).read(index, batch, i, row);
            }
        }
        return true;
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        Objects.checkIndex(index, count);
        check(index, batch, row);
        // A network that only predicts has no targets; there, those of the data are not wanted.
        for (int i = 0; i < batch.targets(); i++) {
            targets.get(i).read(index, batch, i, row);
        }
        if (weights != null) {
            batch.weights()[row] = weights[index];
        }
        return true;
    }

    private void check(int index, Batch batch, int row) {
        Counts.check(
                batch, Column.number(index, batch, row), inputs.size(), targets.size(), REMEDY);
    }

    /** Collects inputs and targets in the order in which the network declares them. */
    public static final class Builder {
        private final List<Column> inputs = new ArrayList<>();
        private final List<Column> targets = new ArrayList<>();

        private final Architecture network;

        /**
         * @param network null if it is not known
         */
        private Builder(Architecture network) {
            this.network = network;
        }

        private Slot input() {
            int i = inputs.size();
            return network == null || i >= network.inputs().size()
                    ? Slot.unnamed(Side.INPUT, i)
                    : Slot.of(network.inputs().get(i));
        }

        private Slot target() {
            int i = targets.size();
            return network == null || i >= network.outputs().size()
                    ? Slot.unnamed(Side.TARGET, i)
                    : Slot.of(network.outputs().get(i));
        }

        /**
         * Adds an input.
         *
         * @param rows a row a sample, all of one length
         * @throws IllegalArgumentException if the rows differ in length
         */
        public Builder input(float[][] rows) {
            Objects.requireNonNull(rows, "rows");
            inputs.add(new Column.Rows(input(), rows, Side.INPUT));
            return this;
        }

        /**
         * Adds a target.
         *
         * @param rows a row a sample, all of one length
         * @throws IllegalArgumentException if the rows differ in length
         */
        public Builder target(float[][] rows) {
            Objects.requireNonNull(rows, "rows");
            targets.add(new Column.Rows(target(), rows, Side.TARGET));
            return this;
        }

        /**
         * Adds an input of indices.
         *
         * @param rows a row a sample, all of one length
         * @throws IllegalArgumentException if the rows differ in length, or one is not from 0 to
         *     2^24 - 1
         */
        public Builder input(int[][] rows) {
            Objects.requireNonNull(rows, "rows");
            inputs.add(new Column.IndexRows(input(), rows));
            return this;
        }

        /**
         * Adds an input of one index a sample.
         *
         * @throws IllegalArgumentException if one is not from 0 to 2^24 - 1
         */
        public Builder input(int[] indices) {
            Objects.requireNonNull(indices, "indices");
            inputs.add(new Column.SingleIndices(input(), indices));
            return this;
        }

        /**
         * Adds an input.
         *
         * @param samples the first axis counts the samples; not copied
         */
        public Builder input(Tensor samples) {
            notNull(samples, input());
            inputs.add(new Column.Block(input(), samples, Side.INPUT));
            return this;
        }

        /**
         * Adds a target.
         *
         * @param samples the first axis counts the samples; not copied
         */
        public Builder target(Tensor samples) {
            notNull(samples, target());
            targets.add(new Column.Block(target(), samples, Side.TARGET));
            return this;
        }

        private static void notNull(Tensor samples, Slot slot) {
            Objects.requireNonNull(samples, () -> "the samples of " + slot.name() + " are null");
        }

        /** Adds a target of one value a sample. */
        public Builder target(float[] values) {
            Objects.requireNonNull(values, "values");
            targets.add(new Column.Values(target(), values));
            return this;
        }

        /**
         * Adds a target that is a class.
         *
         * @param labels a class a sample, from 0
         * @throws IllegalArgumentException if a label is negative
         */
        public Builder labels(int[] labels) {
            Objects.requireNonNull(labels, "labels");
            targets.add(new Column.Labels(target(), labels));
            return this;
        }

        /**
         * The samples.
         *
         * @throws IllegalArgumentException if there is no input, or the numbers of samples differ
         */
        @CheckReturnValue
        public Samples build() {
            if (network != null) {
                Counts.check(network, "the data", inputs.size(), targets.size(), REMEDY);
            }
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException("samples without an input");
            }
            Column first = inputs.get(0);
            Stream.concat(inputs.stream(), targets.stream())
                    .filter(column -> column.count() != first.count())
                    .findFirst()
                    .ifPresent(column -> refuse(first, column));
            return new Samples(List.copyOf(inputs), List.copyOf(targets), null, first.count());
        }

        private static void refuse(Column first, Column other) {
            throw new IllegalArgumentException(
                    "%s has %d samples, but %s has %d"
                            .formatted(first.name(), first.count(), other.name(), other.count()));
        }
    }
}
