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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
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
public final class Training {
    /** More than any machine has a use for; a larger number is a mistake. */
    private static final int MOST_THREADS =
            Math.max(1024, Runtime.getRuntime().availableProcessors());

    private final Optimizer optimizer;
    private int epochs = 1;
    private int initialEpoch;
    private int batchSize = 32;
    private int stepsPerEpoch;
    private double validationSplit;
    private Dataset validationData;
    private boolean shuffle = true;
    private boolean terminateOnNaN = true;
    private Long seed;
    private int threads = Runtime.getRuntime().availableProcessors();
    private int verbose = 1;
    private PrintStream progress = System.out;
    private List<Metric> metrics = List.of();
    private Map<String, List<Metric>> outputMetrics = Map.of();
    private LossFunction loss;
    private Map<String, LossFunction> outputLosses = Map.of();
    private Map<Integer, Float> classWeights = Map.of();
    private float[] sampleWeights;
    private List<Callback> callbacks = List.of();

    private Training(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    }

    /** A training with this optimizer, and the defaults for the rest. */
    public static Training with(Optimizer optimizer) {
        return new Training(optimizer);
    }

    private Training but(Consumer<Training> change) {
        Training copy = new Training(optimizer);
        copy.epochs = epochs;
        copy.initialEpoch = initialEpoch;
        copy.batchSize = batchSize;
        copy.stepsPerEpoch = stepsPerEpoch;
        copy.validationSplit = validationSplit;
        copy.validationData = validationData;
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
        copy.sampleWeights = sampleWeights;
        copy.callbacks = callbacks;
        change.accept(copy);
        return copy;
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s must be %d or more, got %d".formatted(name, least, value));
        }
    }

    /**
     * How often to go through the samples; 1 unless set. A model that was trained before is trained
     * so many epochs more, whose numbers go on: see {@link #initialEpoch} for another count.
     */
    public Training epochs(int epochs) {
        atLeast(1, "epochs", epochs);
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
        atLeast(0, "initialEpoch", done);
        return but(t -> t.initialEpoch = done);
    }

    /** Samples of a step; 32 unless set. The last step of an epoch may have fewer. */
    public Training batchSize(int samples) {
        atLeast(1, "batchSize", samples);
        return but(t -> t.batchSize = samples);
    }

    /**
     * Steps of an epoch, for streams that do not end. An epoch then goes on where the last one
     * stopped, and starts the data again where it ends. So does a second training of a model with
     * steps per epoch; to get there, it reads what a stream holds before. {@link Model#forget} lets
     * it begin with the first sample.
     */
    public Training stepsPerEpoch(int steps) {
        atLeast(1, "stepsPerEpoch", steps);
        return but(t -> t.stepsPerEpoch = steps);
    }

    /**
     * Keeps the last part of the samples, before any shuffling, to measure with after each epoch.
     *
     * @param fraction how many, within [0, 1)
     */
    public Training validationSplit(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "validationSplit must be within [0, 1), got " + fraction);
        }
        if (validationData != null && fraction > 0) {
            throw new IllegalArgumentException(
                    "validationData is given already; use it or validationSplit, not both");
        }
        return but(t -> t.validationSplit = fraction);
    }

    /** Samples to measure with after each epoch. */
    public Training validationData(Dataset data) {
        Objects.requireNonNull(data, "data");
        if (validationSplit > 0) {
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
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return validationData(Samples.of(x, y));
    }

    /**
     * Samples to measure with after each epoch.
     *
     * @param x a row a sample
     * @param y a value a sample
     */
    public Training validationData(float[][] x, float[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return validationData(Samples.of(x, y));
    }

    /**
     * Samples to measure with after each epoch.
     *
     * @param x a row a sample
     * @param y a row a sample
     */
    public Training validationData(float[][] x, float[][] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
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
        return but(t -> t.seed = seed);
    }

    /** How many threads work; one a processor unless set. The results are the same bits. */
    public Training threads(int threads) {
        atLeast(1, "threads", threads);
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be %d or less, got %d; more threads than processors only wait"
                            .formatted(MOST_THREADS, threads));
        }
        return but(t -> t.threads = threads);
    }

    /** What to print: 0 nothing, 1 a progress bar (unless set), 2 a line an epoch. */
    public Training verbose(int level) {
        if (level < 0 || level > 2) {
            throw new IllegalArgumentException(
                    "verbose must be 0 (nothing), 1 (a progress bar) or 2 (a line an epoch), got "
                            + level);
        }
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
        List<Metric> list = plus(this.metrics, "metrics", metrics);
        return but(t -> t.metrics = list);
    }

    /** Measures these on one output, too. */
    public Training metrics(String output, Metric... metrics) {
        Objects.requireNonNull(output, "output");
        List<Metric> list = plus(outputMetrics.getOrDefault(output, List.of()), "metrics", metrics);
        return but(t -> t.outputMetrics = plus(outputMetrics, output, list));
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
        return but(t -> t.outputLosses = plus(outputLosses, output, loss));
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** A list with more at its end; what is in it already is not added again. */
    private static <T> List<T> plus(List<T> list, String name, T[] more) {
        Objects.requireNonNull(more, name);
        Set<T> all = new LinkedHashSet<>(list);
        for (int i = 0; i < more.length; i++) {
            all.add(Objects.requireNonNull(more[i], name + "[" + i + "]"));
        }
        return List.copyOf(all);
    }

    /**
     * How much samples of a class count in the training loss; 1 for classes that are not named. For
     * networks with one output whose targets are classes. Validation is not weighted.
     */
    public Training classWeights(Map<Integer, Float> weights) {
        Objects.requireNonNull(weights, "weights");
        Map<Integer, Float> copy = Map.copyOf(weights);
        copy.forEach((c, weight) -> {
            atLeast(0, "the class of a class weight", c);
            checkWeight("the weight of class " + c, weight);
        });
        return but(t -> t.classWeights = copy);
    }

    /**
     * How much each sample counts in the loss. For samples in memory; a data set may bring weights
     * of its own, which are multiplied by these.
     */
    public Training sampleWeights(float... weights) {
        Objects.requireNonNull(weights, "weights");
        float[] copy = weights.clone();
        for (int i = 0; i < copy.length; i++) {
            checkWeight("the weight of sample " + i, copy[i]);
        }
        return but(t -> t.sampleWeights = copy);
    }

    private static void checkWeight(String what, float weight) {
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " must be a finite number, 0 or more, got " + weight);
        }
    }

    /** Adds callbacks; they are called in the order in which they were added. */
    public Training callbacks(Callback... callbacks) {
        List<Callback> list = plus(this.callbacks, "callbacks", callbacks);
        return but(t -> t.callbacks = list);
    }

    /** The optimizer. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** How often to go through the samples. */
    public int epochs() {
        return epochs;
    }

    /** How many epochs are left out. */
    public int initialEpoch() {
        return initialEpoch;
    }

    /** Samples of a step. */
    public int batchSize() {
        return batchSize;
    }

    /** Steps of an epoch, if set. */
    public OptionalInt stepsPerEpoch() {
        return stepsPerEpoch == 0 ? OptionalInt.empty() : OptionalInt.of(stepsPerEpoch);
    }

    /** The fraction kept for validation; 0 for none. */
    public double validationSplit() {
        return validationSplit;
    }

    /** The samples for validation, if set. */
    public Optional<Dataset> validationData() {
        return Optional.ofNullable(validationData);
    }

    /** Whether to shuffle. */
    public boolean shuffle() {
        return shuffle;
    }

    /** Whether to end where something is infinite or not a number. */
    public boolean terminateOnNaN() {
        return terminateOnNaN;
    }

    /** The root of shuffling and dropout, if set. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** How many threads work. */
    public int threads() {
        return threads;
    }

    /** What to print: 0, 1 or 2. */
    public int verbose() {
        return verbose;
    }

    /** Where to print. */
    public PrintStream progressTo() {
        return progress;
    }

    /** What to measure on every output. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** What to measure on single outputs. */
    public Map<String, List<Metric>> outputMetrics() {
        return Map.copyOf(outputMetrics);
    }

    /** The loss function of outputs that have none of their own, if set. */
    public Optional<LossFunction> loss() {
        return Optional.ofNullable(loss);
    }

    /** The loss functions of single outputs. */
    public Map<String, LossFunction> outputLosses() {
        return Map.copyOf(outputLosses);
    }

    /** The weights of classes; empty for none. */
    public Map<Integer, Float> classWeights() {
        return classWeights;
    }

    /** A copy of the weights of samples, if set. */
    public Optional<float[]> sampleWeights() {
        return sampleWeights == null ? Optional.empty() : Optional.of(sampleWeights.clone());
    }

    /** Who looks on. */
    public List<Callback> callbacks() {
        return callbacks;
    }
}
