/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * Room for a batch: for every input and every target of a network one array with a row a sample,
 * and a weight a sample. Reused from step to step.
 */
public final class Batch {
    private final int capacity;
    private final int[] inputSizes;
    private final int[] targetSizes;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[] weights;
    private int size;

    /**
     * @param capacity how many samples fit
     * @param inputSizes floats of a sample of each input
     * @param targetSizes floats of a sample of each target; a class index takes one
     */
    public Batch(int capacity, List<Integer> inputSizes, List<Integer> targetSizes) {
        this.capacity = capacity;
        this.inputSizes = inputSizes.stream().mapToInt(Integer::intValue).toArray();
        this.targetSizes = targetSizes.stream().mapToInt(Integer::intValue).toArray();
        this.inputs = arrays(this.inputSizes);
        this.targets = arrays(this.targetSizes);
        this.weights = new float[capacity];
        Arrays.fill(weights, 1);
    }

    private float[][] arrays(int[] sizes) {
        float[][] arrays = new float[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            arrays[i] = new float[Math.multiplyExact(capacity, sizes[i])];
        }
        return arrays;
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

    /** The rows of input {@code i}: row r starts at {@code r·inputSize(i)}. */
    public float[] input(int i) {
        return inputs[i];
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
}
