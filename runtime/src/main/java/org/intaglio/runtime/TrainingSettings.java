/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Optimizer;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a {@link Training} holds, with the defaults. It changes only while one is being made. */
final class TrainingSettings {
    final Optimizer optimizer;
    int epochs = 1;
    int initialEpoch;
    int batchSize = 32;
    OptionalInt stepsPerEpoch = OptionalInt.empty();
    double validationSplit;
    Dataset validationData;
    int validationEvery = 1;
    boolean shuffle = true;
    boolean terminateOnNaN = true;
    OptionalLong seed = OptionalLong.empty();
    int threads = Runtime.getRuntime().availableProcessors();
    int verbose = 1;
    PrintStream progress = System.out;
    List<Metric> metrics = List.of();
    Map<String, List<Metric>> outputMetrics = Map.of();
    LossFunction loss;
    Map<String, LossFunction> outputLosses = Map.of();
    Map<Integer, Float> classWeights = Map.of();
    Map<String, Map<Integer, Float>> outputClassWeights = Map.of();
    float[] sampleWeights;
    List<Callback> callbacks = List.of();
    Set<String> frozen = Set.of();

    TrainingSettings(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    }

    TrainingSettings copy() {
        TrainingSettings copy = new TrainingSettings(optimizer);
        copy.epochs = epochs;
        copy.initialEpoch = initialEpoch;
        copy.batchSize = batchSize;
        copy.stepsPerEpoch = stepsPerEpoch;
        copy.validationSplit = validationSplit;
        copy.validationData = validationData;
        copy.validationEvery = validationEvery;
        copy.shuffle = shuffle;
        copy.terminateOnNaN = terminateOnNaN;
        copy.seed = seed;
        copy.threads = threads;
        copy.verbose = verbose;
        copy.progress = progress;
        copy.metrics = metrics;
        copy.outputMetrics = outputMetrics;
        copy.loss = loss;
        copy.outputLosses = outputLosses;
        copy.classWeights = classWeights;
        copy.outputClassWeights = outputClassWeights;
        copy.sampleWeights = sampleWeights;
        copy.callbacks = callbacks;
        copy.frozen = frozen;
        return copy;
    }
}
