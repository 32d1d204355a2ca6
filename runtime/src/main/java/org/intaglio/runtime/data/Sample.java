/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

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
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(targets, "targets");
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** A sample with one input, one output and the weight 1. */
    public static Sample of(float[] input, float... target) {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
        return new Sample(List.of(input), List.of(target), 1);
    }

    /** A sample with one input and a class, with the weight 1. */
    public static Sample ofClass(float[] input, int label) {
        return of(input, label);
    }
}
