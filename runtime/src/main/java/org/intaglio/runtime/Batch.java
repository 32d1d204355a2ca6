/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.check.ArrayLimit;
import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.check.Side;
import org.intaglio.runtime.program.Architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Room for a batch: for every input and every target of a network one array with a row a sample,
 * and a weight a sample. Reused from step to step.
 *
 * <p>A batch belongs to the network that it was made for, by {@link Trainer#newBatch()}; another
 * refuses it, for its rows mean something else there. One that was made by sizes alone fits every
 * network with these sizes.
 */
public final class Batch {
    /** The number of a sample that nobody has told. */
    private static final long UNKNOWN = -1;

    private final int capacity;
    private final Optional<Architecture> network;
    private final int[] inputSizes;
    private final int[] targetSizes;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[] weights;
    private final long[] samples;
    private int size;

    /** A network that this batch is known to fit: a step must not compare names again. */
    private Architecture fits;

    /**
     * Room that belongs to no network.
     *
     * @param capacity how many samples fit
     * @param inputSizes floats of a sample of each input
     * @param targetSizes floats of a sample of each target; a class index takes one
     * @throws IllegalArgumentException if that is more than the memory of this JVM
     */
    public Batch(int capacity, List<Integer> inputSizes, List<Integer> targetSizes) {
        this(
                capacity,
                null,
                sizes(Objects.requireNonNull(inputSizes, "inputSizes")),
                sizes(Objects.requireNonNull(targetSizes, "targetSizes")));
    }

    private Batch(int capacity, Architecture network, int[] inputSizes, int[] targetSizes) {
        if (capacity < 0) {
            throw new IllegalArgumentException(
                    "a batch has room for 0 samples or more, not " + capacity);
        }
        checkMemory(capacity, inputSizes, targetSizes);
        this.capacity = capacity;
        this.network = Optional.ofNullable(network);
        this.inputSizes = inputSizes;
        this.targetSizes = targetSizes;
        this.inputs = arrays(inputSizes);
        this.targets = arrays(targetSizes);
        this.weights = new float[capacity];
        Arrays.fill(weights, 1);
        this.samples = new long[capacity];
        Arrays.fill(samples, UNKNOWN);
    }

    /**
     * Room for samples of a network.
     *
     * @param targets whether there is room for targets; a prediction needs none
     * @throws IllegalArgumentException if that is more than the memory of this JVM
     */
    public static Batch of(Architecture network, int capacity, boolean targets) {
        Objects.requireNonNull(network, "network");
        return new Batch(
                capacity,
                network,
                network.inputs().stream().mapToInt(i -> i.shape().size()).toArray(),
                network.outputs().stream()
                        .mapToInt(o -> o.target().size())
                        .limit(targets ? Long.MAX_VALUE : 0)
                        .toArray());
    }

    /**
     * Room for other samples like these.
     *
     * @throws IllegalArgumentException if that is more than the memory of this JVM
     */
    @CheckReturnValue
    public Batch withCapacity(int capacity) {
        return new Batch(capacity, network.orElse(null), inputSizes, targetSizes);
    }

    private static int[] sizes(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Better said than found out: an OutOfMemoryError takes other threads of the program along. */
    private static void checkMemory(int capacity, int[] inputSizes, int[] targetSizes) {
        long floats = 1;
        long largest = 1;
        for (int[] sizes : List.of(inputSizes, targetSizes)) {
            for (int size : sizes) {
                if (size < 0) {
                    throw new IllegalArgumentException(
                            "a sample has 0 values or more, not " + size);
                }
                floats += size;
                largest = Math.max(largest, size);
            }
        }
        long bytes = capacity * (floats * Float.BYTES + Long.BYTES);
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most || capacity * largest > ArrayLimit.LONGEST) {
            throw new IllegalArgumentException(
                    ("a batch of %d samples takes %d MB, but this JVM has %d MB, and an array holds"
                                    + " %d numbers; take fewer samples at once")
                            .formatted(capacity, bytes >> 20, most >> 20, ArrayLimit.LONGEST));
        }
    }

    private float[][] arrays(int[] sizes) {
        float[][] arrays = new float[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            arrays[i] = new float[capacity * sizes[i]];
        }
        return arrays;
    }

    /**
     * The network that it was made for, for data sets that want to know what their samples mean to
     * it; empty if it was made by sizes alone.
     */
    public Optional<Architecture> network() {
        return network;
    }

    /** How many samples fit. */
    public int capacity() {
        return capacity;
    }

    /** How many samples are in. */
    public int size() {
        return size;
    }

    /** Says how many samples are in, at most {@link #capacity()}. */
    public void size(int size) {
        if (size < 0 || size > capacity) {
            throw new IllegalArgumentException(
                    "a batch of " + capacity + " cannot hold " + size + " samples");
        }
        this.size = size;
    }

    /** How many inputs. */
    public int inputs() {
        return inputs.length;
    }

    /** How many targets. */
    public int targets() {
        return targets.length;
    }

    /** Floats of one sample of input {@code i}. */
    public int inputSize(int i) {
        return inputSizes[i];
    }

    /** Floats of one sample of target {@code i}. */
    public int targetSize(int i) {
        return targetSizes[i];
    }

    /**
     * The rows of input {@code i}: row r starts at {@code r·inputSize(i)}. Indices are in it as
     * whole numbers.
     */
    public float[] input(int i) {
        return inputs[i];
    }

    /**
     * Writes a row of an input of indices.
     *
     * @param i which input
     * @param row from 0 to {@link #capacity()} - 1
     * @param indices {@link #inputSize} of them
     * @throws IllegalArgumentException if there are more or fewer, one is not an index that the
     *     network takes there, or it takes numbers
     * @throws IndexOutOfBoundsException if the row is not there
     */
    public void indices(int i, int row, int... indices) {
        Objects.requireNonNull(indices, "indices");
        Objects.checkIndex(row, capacity);
        Architecture known = network.orElse(null);
        if (known == null || !Indices.fit(known.inputs().get(i), indices)) {
            Side.INPUT.slot(this, i).checkIndices(indices, "row " + row + " of the batch");
        }
        Indices.write(indices, inputs[i], row * inputSizes[i]);
    }

    /** The rows of target {@code i}: row r starts at {@code r·targetSize(i)}. */
    public float[] target(int i) {
        return targets[i];
    }

    /**
     * The weights of the samples, 1 unless the data set says otherwise: finite numbers, 0 or more
     * (in a {@link Trainer}'s steps, less too).
     */
    public float[] weights() {
        return weights;
    }

    /**
     * The number that messages give the sample of this row: its place in the data it is from; -1 if
     * nobody has told.
     */
    public long sample(int row) {
        return samples[row];
    }

    /**
     * Sets what messages call the sample of this row. Readers need not: samples are counted. One
     * that changes their order says here where in the data they are.
     */
    public void sample(int row, long number) {
        samples[row] = number;
    }

    /**
     * Copies a row, its weight and, if it is known, its number into another batch, or another row.
     *
     * @param row from 0 to {@link #capacity()} - 1
     * @param to a batch of the same sizes
     * @param toRow from 0 to its capacity - 1
     * @throws IllegalArgumentException if its sizes are others
     * @throws IndexOutOfBoundsException if a row is not there
     */
    public void copy(int row, Batch to, int toRow) {
        Objects.requireNonNull(to, "to");
        if (!hasSizesOf(to)) {
            throw new IllegalArgumentException(
                    "a row with %s does not fit into a batch with %s"
                            .formatted(describe(), to.describe()));
        }
        copy(inputs, inputSizes, row, to.inputs, toRow);
        copy(targets, targetSizes, row, to.targets, toRow);
        to.weights[toRow] = weights[row];
        if (samples[row] != UNKNOWN) {
            to.samples[toRow] = samples[row];
        }
    }

    private static void copy(float[][] from, int[] sizes, int row, float[][] to, int toRow) {
        for (int i = 0; i < to.length; i++) {
            System.arraycopy(from[i], row * sizes[i], to[i], toRow * sizes[i], sizes[i]);
        }
    }

    /** Refuses a batch that was made for another network than this. */
    void checkIsFor(Architecture wanted) {
        Architecture own = network.orElse(null);
        if (wanted.equals(own) || wanted.equals(fits)) {
            return;
        }
        Batch fitting = of(wanted, 0, true);
        if (!hasSizesOf(fitting) || (own != null && !own.name().equals(wanted.name()))) {
            throw new IllegalArgumentException(
                    "this batch was made for %s, %s; %s takes %s: fill one from newBatch() of its own trainer"
                            .formatted(
                                    own == null ? "other sizes" : own.name(),
                                    describe(),
                                    wanted.name(),
                                    fitting.describe()));
        }
        fits = wanted;
    }

    private boolean hasSizesOf(Batch other) {
        return Arrays.equals(inputSizes, other.inputSizes)
                && Arrays.equals(targetSizes, other.targetSizes);
    }

    private String describe() {
        return "inputs of %s and targets of %s values"
                .formatted(join(inputSizes), join(targetSizes));
    }

    private static String join(int[] sizes) {
        return sizes.length == 0
                ? "no"
                : Arrays.stream(sizes)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
    }
}
