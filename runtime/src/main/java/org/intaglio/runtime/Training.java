/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Optimizer;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How to train: what Keras has in {@code compile} and {@code fit}, with its defaults. Immutable;
 * every method gives a new one, and refuses what makes no sense at once. It can be used again and
 * again: nothing of a training stays in it.
 *
 * <p>What is called twice: {@code metrics} and {@code callbacks} add to those that are there, so
 * that a training for many models can be given more for one; all else replaces.
 *
 * <pre>{@code
 * Training.with(Adam.create()).epochs(10).batchSize(128).validationSplit(0.1).metrics(ACCURACY)
 * }</pre>
 */
@CheckReturnValue
public final class Training extends TrainingChoices {
    private Training(TrainingSettings settings) {
        super(settings);
    }

    /** A training with this optimizer, and the defaults for the rest. */
    public static Training with(Optimizer optimizer) {
        return new Training(new TrainingSettings(optimizer));
    }

    private Training but(Consumer<TrainingSettings> change) {
        TrainingSettings copy = settings.copy();
        change.accept(copy);
        return new Training(copy);
    }

    /**
     * How often to go through the samples; 1 unless set. A model that was trained before is trained
     * so many epochs more, whose numbers go on: see {@link #initialEpoch} for another count.
     */
    public Training epochs(int epochs) {
        TrainingArguments.atLeast(1, "epochs", epochs);
        return but(t -> t.epochs = epochs);
    }

    /**
     * Counts epochs from the very first: so many were done before, by this model or by another
     * whose parameters it has, and {@link #epochs(int)} is the number of the last. The order of
     * samples and what dropout drops are those of the epochs that are left. Unless set, or 0, the
     * model's own count goes on.
     *
     * @param done fewer than {@link #epochs(int)}; {@code fit} refuses more
     */
    public Training initialEpoch(int done) {
        TrainingArguments.atLeast(0, "initialEpoch", done);
        return but(t -> t.initialEpoch = done);
    }

    /** Samples of a step; 32 unless set. The last step of an epoch may have fewer. */
    public Training batchSize(int samples) {
        TrainingArguments.atLeast(1, "batchSize", samples);
        return but(t -> t.batchSize = samples);
    }

    /**
     * Steps of an epoch, for streams that do not end. An epoch then goes on where the last one
     * stopped, and starts the data again where it ends. So does a second training of a model with
     * steps per epoch; to get there, it reads what a stream holds before. {@link Model#forget} lets
     * it begin with the first sample.
     */
    public Training stepsPerEpoch(int steps) {
        TrainingArguments.atLeast(1, "stepsPerEpoch", steps);
        return but(t -> t.stepsPerEpoch = OptionalInt.of(steps));
    }

    /**
     * Keeps the last part of the samples, before any shuffling, to measure with after each epoch.
     *
     * @param fraction how many, within [0, 1)
     */
    public Training validationSplit(double fraction) {
        TrainingArguments.checkFraction("validationSplit", fraction);
        if (settings.validationData != null && fraction > 0) {
            throw new IllegalArgumentException(
                    "validationData is given already; use it or validationSplit, not both");
        }
        return but(t -> t.validationSplit = fraction);
    }

    /** Samples to measure with after each epoch. */
    public Training validationData(Dataset data) {
        Objects.requireNonNull(data, "data");
        if (settings.validationSplit > 0) {
            throw new IllegalArgumentException(
                    "validationSplit is given already; use it or validationData, not both");
        }
        return but(t -> t.validationData = data);
    }

    /**
     * Samples to measure with after each epoch.
     *
     * @param x a row a sample
     * @param y a class a sample, from 0
     */
    public Training validationData(float[][] x, int[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], int[])}, with a value a sample. */
    public Training validationData(float[][] x, float[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], int[])}, with a row of values a sample. */
    public Training validationData(float[][] x, float[][] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], int[])}, with a row of indices a sample. */
    public Training validationData(int[][] x, int[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], float[])}, with a row of indices a sample. */
    public Training validationData(int[][] x, float[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], float[][])}, with a row of indices a sample. */
    public Training validationData(int[][] x, float[][] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], int[])}, with an index a sample. */
    public Training validationData(int[] x, int[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], float[])}, with an index a sample. */
    public Training validationData(int[] x, float[] y) {
        return validationData(Samples.of(x, y));
    }

    /** As {@link #validationData(float[][], float[][])}, with an index a sample. */
    public Training validationData(int[] x, float[][] y) {
        return validationData(Samples.of(x, y));
    }

    /**
     * Samples to measure with after each epoch, in tensors whose first axis counts them.
     *
     * @param x the input
     * @param y the targets
     */
    public Training validationData(Tensor x, Tensor y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return validationData(Samples.builder().input(x).target(y).build());
    }

    /**
     * Samples to measure with after each epoch, in tensors whose first axis counts them.
     *
     * @param x a tensor an input, in the order of declaration
     * @param y a tensor of targets an output
     */
    public Training validationData(List<Tensor> x, List<Tensor> y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Samples.Builder samples = Samples.builder();
        x.forEach(samples::input);
        y.forEach(samples::target);
        return validationData(samples.build());
    }

    /**
     * Measures with the validation data after every so many epochs only, by their numbers; 1 unless
     * set. As Keras' {@code validation_freq}. In the history, epochs without have NaN.
     */
    public Training validationEvery(int epochs) {
        TrainingArguments.atLeast(1, "validationEvery", epochs);
        return but(t -> t.validationEvery = epochs);
    }

    /**
     * Leaves these parameters as they are, in this training: as Keras' {@code trainable = False}
     * between two calls of {@code fit}. What an optimizer remembers of them stays, too, and they
     * are neither clipped nor counted in a global norm; but their gradients are computed, and
     * penalties on them count in the loss. A layer that moves averages, a batch normalisation, can
     * only be frozen by {@code @Frozen} in its declaration, which also saves the work.
     *
     * @param names layers, {@code "hidden"}, networks used as layers, {@code "base"}, layers within
     *     them, {@code "base.hidden"}, or parameters, {@code "hidden.kernel"}; they replace those
     *     of an earlier call. None for all to learn
     */
    public Training frozen(String... names) {
        List<String> list = TrainingArguments.plus(List.of(), "names", names);
        return but(t -> t.frozen = new LinkedHashSet<>(list));
    }

    /** Whether each epoch has an order of its own; true unless set. Streams keep theirs. */
    public Training shuffle(boolean shuffle) {
        return but(t -> t.shuffle = shuffle);
    }

    /**
     * Whether a training ends where it meets something infinite or not a number; true unless set.
     * Inputs and targets are looked at before they are used: samples in memory in their first pass,
     * those of streams always. The loss is looked at in every step, before the step changes
     * parameters. What is thrown names the sample, or learning rate, epoch and step; the model
     * keeps what it has learned until then. With false nothing is looked at, and such numbers end
     * up in the parameters. {@link Callback#terminateOnNaN} ends a training without an exception.
     */
    public Training terminateOnNaN(boolean terminate) {
        return but(t -> t.terminateOnNaN = terminate);
    }

    /** The root of shuffling and dropout; the model's own seed unless set. */
    public Training seed(long seed) {
        return but(t -> t.seed = OptionalLong.of(seed));
    }

    /** How many threads work; one a processor unless set. The results are the same bits. */
    public Training threads(int threads) {
        TrainingArguments.checkThreads(threads);
        return but(t -> t.threads = threads);
    }

    /** What to print: 0 nothing, 1 a progress bar (unless set), 2 a line an epoch. */
    public Training verbose(int level) {
        TrainingArguments.checkVerbose(level);
        return but(t -> t.verbose = level);
    }

    /** Where to print; {@code System.out} unless set. */
    public Training progressTo(PrintStream out) {
        Objects.requireNonNull(out, "out");
        return but(t -> t.progress = out);
    }

    /**
     * Measures these on every output, too, besides the loss. Where outputs differ in what fits
     * them, see {@link #metrics(String, Metric...)}.
     */
    public Training metrics(Metric... metrics) {
        List<Metric> list = TrainingArguments.plus(settings.metrics, "metrics", metrics);
        return but(t -> t.metrics = list);
    }

    /** Measures these on one output, too. */
    public Training metrics(String output, Metric... metrics) {
        Objects.requireNonNull(output, "output");
        List<Metric> list =
                TrainingArguments.plus(
                        settings.outputMetrics.getOrDefault(output, List.of()), "metrics", metrics);
        return but(t ->
                t.outputMetrics = TrainingArguments.plus(settings.outputMetrics, output, list));
    }

    /** The loss function of every output that was declared with {@code Loss.CUSTOM}. */
    public Training loss(LossFunction loss) {
        Objects.requireNonNull(loss, "loss");
        return but(t -> t.loss = loss);
    }

    /** The loss function of one output that was declared with {@code Loss.CUSTOM}. */
    public Training loss(String output, LossFunction loss) {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(loss, "loss");
        return but(
                t -> t.outputLosses = TrainingArguments.plus(settings.outputLosses, output, loss));
    }

    /**
     * How much samples of a class count in the training loss; 1 for classes that are not named. For
     * networks with one output whose targets are classes. Validation is not weighted.
     */
    public Training classWeights(Map<Integer, Float> weights) {
        Map<Integer, Float> copy = TrainingArguments.classWeights(weights);
        return but(t -> t.classWeights = copy);
    }

    /**
     * How much samples count in the training loss whose target for this output is of a class; 1 for
     * classes that are not named. A sample has one weight, for all outputs: those of its classes in
     * several outputs are multiplied. Validation is not weighted.
     */
    public Training classWeights(String output, Map<Integer, Float> weights) {
        Objects.requireNonNull(output, "output");
        Map<Integer, Float> copy = TrainingArguments.classWeights(weights);
        return but(t ->
                t.outputClassWeights =
                        TrainingArguments.plus(settings.outputClassWeights, output, copy));
    }

    /**
     * How much each sample counts in the loss. For samples in memory; a data set may bring weights
     * of its own, which are multiplied by these.
     */
    public Training sampleWeights(float... weights) {
        Objects.requireNonNull(weights, "weights");
        float[] copy = weights.clone();
        for (int i = 0; i < copy.length; i++) {
            TrainingArguments.checkWeight("the weight of sample " + i, copy[i]);
        }
        return but(t -> t.sampleWeights = copy);
    }

    /** Adds callbacks; they are called in the order in which they were added. */
    public Training callbacks(Callback... callbacks) {
        List<Callback> list = TrainingArguments.plus(settings.callbacks, "callbacks", callbacks);
        return but(t -> t.callbacks = list);
    }
}
