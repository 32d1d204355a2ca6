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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a {@link Training} was given, for whoever trains. */
public abstract sealed class TrainingChoices permits Training {
    final TrainingSettings settings;

    TrainingChoices(TrainingSettings settings) {
        this.settings = settings;
    }

    /** The optimizer. */
    public final Optimizer optimizer() {
        return settings.optimizer;
    }

    /** How often to go through the samples. */
    public final int epochs() {
        return settings.epochs;
    }

    /** How many epochs are left out. */
    public final int initialEpoch() {
        return settings.initialEpoch;
    }

    /** Samples of a step. */
    public final int batchSize() {
        return settings.batchSize;
    }

    /** Steps of an epoch, if set. */
    public final OptionalInt stepsPerEpoch() {
        return settings.stepsPerEpoch;
    }

    /** The fraction kept for validation; 0 for none. */
    public final double validationSplit() {
        return settings.validationSplit;
    }

    /** The samples for validation, if set. */
    public final Optional<Dataset> validationData() {
        return Optional.ofNullable(settings.validationData);
    }

    /** After how many epochs each validation comes. */
    public final int validationEvery() {
        return settings.validationEvery;
    }

    /** Layers and parameters that do not learn; empty for none. */
    public final Set<String> frozen() {
        return Set.copyOf(settings.frozen);
    }

    /** Whether to shuffle. */
    public final boolean shuffle() {
        return settings.shuffle;
    }

    /** Whether to end where something is infinite or not a number. */
    public final boolean terminateOnNaN() {
        return settings.terminateOnNaN;
    }

    /** The root of shuffling and dropout, if set. */
    public final OptionalLong seed() {
        return settings.seed;
    }

    /** How many threads work. */
    public final int threads() {
        return settings.threads;
    }

    /** What to print: 0, 1 or 2. */
    public final int verbose() {
        return settings.verbose;
    }

    /** Where to print. */
    public final PrintStream progressTo() {
        return settings.progress;
    }

    /** What to measure on every output. */
    public final List<Metric> metrics() {
        return settings.metrics;
    }

    /** What to measure on single outputs. */
    public final Map<String, List<Metric>> outputMetrics() {
        return Map.copyOf(settings.outputMetrics);
    }

    /** The loss function of outputs that have none of their own, if set. */
    public final Optional<LossFunction> loss() {
        return Optional.ofNullable(settings.loss);
    }

    /** The loss functions of single outputs. */
    public final Map<String, LossFunction> outputLosses() {
        return Map.copyOf(settings.outputLosses);
    }

    /** The weights of classes; empty for none. */
    public final Map<Integer, Float> classWeights() {
        return settings.classWeights;
    }

    /** The weights of classes of single outputs, by the output's name; empty for none. */
    public final Map<String, Map<Integer, Float>> outputClassWeights() {
        return settings.outputClassWeights;
    }

    /** A copy of the weights of samples, if set. */
    public final Optional<float[]> sampleWeights() {
        return settings.sampleWeights == null
                ? Optional.empty()
                : Optional.of(settings.sampleWeights.clone());
    }

    /** Who looks on. */
    public final List<Callback> callbacks() {
        return settings.callbacks;
    }
}
