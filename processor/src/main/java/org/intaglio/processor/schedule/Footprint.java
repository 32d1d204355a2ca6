/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

/**
 * The memory that a network needs on this CPU, in bytes: what {@code summary()} shows and what
 * budgets limit.
 *
 * @param weights all parameters
 * @param prepared what predictions derive from the parameters beforehand
 * @param predictionThread each thread that predicts
 * @param trainingWithAdam a training step once: parameters, Adam's two means of their gradients,
 *     and what all threads share
 * @param trainingSample a training step for each sample of its batch, with the sample itself
 * @param trainingPart the sums of each part of a batch; there are as many parts as slices, 16 at
 *     most
 * @param trainingThread each thread that trains
 */
public record Footprint(
        long weights,
        long prepared,
        long predictionThread,
        long trainingWithAdam,
        long trainingSample,
        long trainingPart,
        long trainingThread) {
    /** Bytes of a float. */
    static final long FLOAT = 4;

    /** Of a network. */
    public static Footprint of(Programs programs) {
        ShapedNetwork network = programs.network();
        MemoryPlan training = programs.training().plan();
        MemoryPlan inference = programs.inference().plan();
        long all = network.layers().stream().mapToLong(ShapedLayer::parameterCount).sum();
        long trainable =
                network.layers().stream()
                        .flatMap(layer -> layer.parameters().stream())
                        .filter(ParameterSpec::trainable)
                        .mapToLong(p -> p.shape().elements())
                        .sum();
        long rows =
                training.batchFloats()
                        + network.inputs().stream().mapToLong(l -> l.shape().elements()).sum()
                        + network.outputs().stream().mapToLong(o -> o.shape().elements()).sum();
        return new Footprint(
                FLOAT * all,
                FLOAT * inference.sharedFloats(),
                thread(inference),
                FLOAT * (training.sharedFloats() + 3 * trainable),
                FLOAT * rows,
                FLOAT * training.partFloats(),
                thread(training));
    }

    /** All that predictions by one thread need. */
    public long prediction() {
        return weights + prepared + predictionThread;
    }

    /** Of a thread to itself; in training, it has the gradients of a task. */
    private static long thread(MemoryPlan plan) {
        return FLOAT * ((long) plan.sliceFloats() + plan.scratchFloats() + plan.gradientFloats());
    }
}
