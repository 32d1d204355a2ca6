/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.check.Slot;

import java.util.List;
import java.util.Objects;

/**
 * One sample of a stream. Its arrays are not copied.
 *
 * @param inputs the values of each input, in the order in which the network declares them
 * @param targets the values of each output; for a loss over class indices, the index alone
 * @param weight how much the sample counts in the loss, usually 1
 */
public record Sample(List<float[]> inputs, List<float[]> targets, float weight) {
    /** Keeps the lists immutable; the arrays remain the caller's. */
    public Sample {
        inputs = copy("input", Objects.requireNonNull(inputs, "inputs"));
        targets = copy("target", Objects.requireNonNull(targets, "targets"));
    }

    private static List<float[]> copy(String what, List<float[]> arrays) {
        for (int i = 0; i < arrays.size(); i++) {
            if (arrays.get(i) == null) {
                throw new NullPointerException("%s %d of the sample is null".formatted(what, i));
            }
        }
        return List.copyOf(arrays);
    }

    /** A sample with one input, one output and the weight 1. */
    public static Sample of(float[] input, float... target) {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
        return new Sample(List.of(input), List.of(target), 1);
    }

    /**
     * A sample with one input of indices, one output and the weight 1.
     *
     * @throws IllegalArgumentException if an index is not from 0 to 2^24 - 1
     */
    public static Sample of(int[] indices, float... target) {
        Objects.requireNonNull(target, "target");
        return of(indices(indices), target);
    }

    /**
     * A sample with one input of indices and a class, with the weight 1.
     *
     * @throws IllegalArgumentException if an index is not from 0 to 2^24 - 1
     */
    public static Sample ofClass(int[] indices, int label) {
        return ofClass(indices(indices), label);
    }

    /**
     * An input of indices, for a sample with several inputs.
     *
     * @throws IllegalArgumentException if one is not from 0 to 2^24 - 1
     */
    public static float[] indices(int... indices) {
        Objects.requireNonNull(indices, "indices");
        Slot.called("the sample").checkIndices(indices, "");
        float[] floats = new float[indices.length];
        Indices.write(indices, floats, 0);
        return floats;
    }

    /** A sample with one input and a class, with the weight 1. */
    public static Sample ofClass(float[] input, int label) {
        return of(input, label);
    }
}
