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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Samples in arrays. The arrays are not copied: whoever changes them changes the samples.
 *
 * <pre>{@code
 * Samples.of(x, labels)                     // x[i] is a sample, labels[i] its class
 * Samples.of(x, y).withWeights(w)           // y[i] the values wanted
 * Samples.builder().input(numbers).input(text).target(price).build()
 * }</pre>
 */
public final class Samples implements RandomAccessDataset {
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
     * One input and a class a sample. The class goes to the network as an index, or one-hot where
     * its loss wants that.
     *
     * @param x a row a sample, all of one length
     * @param labels a class a sample, from 0
     * @throws IllegalArgumentException if the sizes do not fit, or a label is negative
     */
    public static Samples of(float[][] x, int[] labels) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(labels, "labels");
        return builder().input(x).labels(labels).build();
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

    /** For networks with several inputs or outputs. */
    public static Builder builder() {
        return new Builder();
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
        Objects.checkIndex(index, count);
        check("inputs", batch.inputs(), inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).read(index, batch, i, row);
        }
        readTargets(index, batch, row);
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        Objects.checkIndex(index, count);
        // A network that only predicts has no targets; there, those of the data are not wanted.
        if (batch.targets() > 0) {
            check("targets", batch.targets(), targets.size());
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).read(index, batch, i, row);
            }
        }
        if (weights != null) {
            batch.weights()[row] = weights[index];
        }
        return true;
    }

    private static void check(String what, int network, int data) {
        if (network != data) {
            throw new IllegalArgumentException(
                    "the network has %d %s, the data has %d".formatted(network, what, data));
        }
    }

    /** Collects inputs and targets in the order in which the network declares them. */
    public static final class Builder {
        private final List<Column> inputs = new ArrayList<>();
        private final List<Column> targets = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an input.
         *
         * @param rows a row a sample, all of one length
         * @throws IllegalArgumentException if the rows differ in length
         */
        public Builder input(float[][] rows) {
            inputs.add(new Column.Rows("input " + inputs.size(), rows, true));
            return this;
        }

        /**
         * Adds a target.
         *
         * @param rows a row a sample, all of one length
         * @throws IllegalArgumentException if the rows differ in length
         */
        public Builder target(float[][] rows) {
            targets.add(new Column.Rows("target " + targets.size(), rows, false));
            return this;
        }

        /**
         * Adds an input.
         *
         * @param samples the first axis counts the samples; not copied
         */
        public Builder input(Tensor samples) {
            Objects.requireNonNull(samples, "samples");
            inputs.add(new Column.Block("input " + inputs.size(), samples, true));
            return this;
        }

        /**
         * Adds a target.
         *
         * @param samples the first axis counts the samples; not copied
         */
        public Builder target(Tensor samples) {
            Objects.requireNonNull(samples, "samples");
            targets.add(new Column.Block("target " + targets.size(), samples, false));
            return this;
        }

        /** Adds a target of one value a sample. */
        public Builder target(float[] values) {
            targets.add(new Column.Values("target " + targets.size(), values));
            return this;
        }

        /**
         * Adds a target that is a class.
         *
         * @param labels a class a sample, from 0
         * @throws IllegalArgumentException if a label is negative
         */
        public Builder labels(int[] labels) {
            targets.add(new Column.Labels("target " + targets.size(), labels));
            return this;
        }

        /**
         * The samples.
         *
         * @throws IllegalArgumentException if there is no input, or the numbers of samples differ
         */
        @CheckReturnValue
        public Samples build() {
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException("samples without an input");
            }
            Column first = inputs.get(0);
            List<Column> all = new ArrayList<>(inputs);
            all.addAll(targets);
            for (Column column : all) {
                if (column.count() != first.count()) {
                    throw new IllegalArgumentException(first.describe() + ", " + column.describe());
                }
            }
            return new Samples(List.copyOf(inputs), List.copyOf(targets), null, first.count());
        }
    }
}
