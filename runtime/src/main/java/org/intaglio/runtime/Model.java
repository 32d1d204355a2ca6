/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.engine.Adaptation;
import org.intaglio.runtime.engine.EndlessNotice;
import org.intaglio.runtime.engine.Evaluator;
import org.intaglio.runtime.engine.FitLoop;
import org.intaglio.runtime.engine.Names;
import org.intaglio.runtime.engine.Network;
import org.intaglio.runtime.engine.OutputSettings;
import org.intaglio.runtime.engine.Scores;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Metric;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * A network that can be trained, evaluated and asked. The compiler generates a subclass for each
 * declaration.
 *
 * <p>Predictions and evaluations may run on any number of threads at once. One training at a time
 * may run; each prediction and evaluation during a training sees the parameters as they are between
 * two steps, for all of its samples between the same two.
 *
 * <p>A thread that is interrupted while it trains, evaluates or predicts more than a few samples
 * gets a {@link CancellationException}, soon, and its interrupted status stays set.
 */
public abstract non-sealed class Model extends Learner {
    private final Network network;
    private final Device device;
    private final Predictions predictions;
    private final List<Parameter> parameters;

    /**
     * A model with fresh parameters.
     *
     * @param program the generated code
     * @param device where to run
     * @param seed the root of initialization, shuffling and dropout
     */
    protected Model(Program program, Device device, long seed) {
        this.network = new Network(program, device, seed);
        this.device = device;
        this.predictions = new Predictions(network);
        this.parameters =
                architecture().parameters().stream()
                        .map(w -> new Parameter(w, network.executable()))
                        .toList();
    }

    /** The parameter with this place in {@link Architecture#parameters()}. */
    protected final Parameter parameter(int index) {
        return parameters.get(index);
    }

    /** What the compiler knows of the network. */
    @Override
    public final Architecture architecture() {
        return network.architecture();
    }

    /** Where it runs. */
    public final Device device() {
        return device;
    }

    /** The seed it was created with. */
    public final long seed() {
        return network.seed();
    }

    /** A table of the layers: shapes, parameters, multiply-adds, memory. */
    public final String summary() {
        return architecture().summary();
    }

    /** All parameters, in the order of the layers. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /**
     * A parameter by its path.
     *
     * @param path layer and name: {@code "hidden.kernel"}
     * @throws IllegalArgumentException if there is none
     */
    public final Parameter parameter(String path) {
        Objects.requireNonNull(path, "path");
        for (Parameter parameter : parameters) {
            if (parameter.path().equals(path)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException(
                "%s has no parameter '%s'; it has %s"
                        .formatted(
                                architecture().name(),
                                path,
                                Names.suggest(
                                        path, parameters.stream().map(Parameter::path).toList())));
    }

    /**
     * Sets mean and variance of every {@code @Normalization} that has none given to those of what
     * it reads in a data set: of each channel, over all samples, as Keras' {@code adapt} does. They
     * stay as they are in training. Call it before {@link #fit}, with the data of the training.
     *
     * @throws IllegalStateException if the network has no such layer, or another thread is training
     *     this model
     * @throws IllegalArgumentException if the data set is empty or does not fit the network, or an
     *     input that is adapted to is infinite or not a number
     */
    public final void adapt(Dataset data) {
        Objects.requireNonNull(data, "data");
        network.acquire("adapt");
        try {
            Adaptation.run(architecture(), data, (path, values) -> parameter(path).set(values));
        } finally {
            network.release();
        }
    }

    /**
     * Trains on a data set. A second call goes on where the first has stopped: with the next epoch,
     * the order of samples and what dropout drops in it, and with an {@linkplain
     * org.intaglio.runtime.train.Optimizer#equals equal} optimizer at its learning rate and with
     * what it remembers. So twice two epochs are, to the bit, what four are at once. An epoch that
     * was cut off begins again; an optimizer that differs begins anew. See {@link #forget}.
     *
     * @throws IllegalArgumentException if the data or the training do not fit the network, or an
     *     input or a target is infinite or not a number
     * @throws ArithmeticException if the loss is infinite or not a number; the parameters are those
     *     before that step. See {@link Training#terminateOnNaN(boolean)}
     * @throws IllegalStateException if another thread is training this model
     * @throws CancellationException if the thread is interrupted: after the current step, or soon
     *     in a validation, with the interrupted status set; the model keeps what it has learned so
     *     far
     */
    @Override
    public final History fit(Dataset data, Training training) {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(training, "training");
        Adaptation.tellForgotten(architecture(), path -> parameter(path).toArray());
        return FitLoop.fit(network, data, training);
    }

    /**
     * Forgets how far training has come: the numbers of epochs and steps, and what the optimizer
     * remembers, whose memory is set free. The next training begins with epoch 1, as that of a new
     * model does, but with the parameters as they are now.
     *
     * @throws IllegalStateException if this model is being trained
     */
    public final void forget() {
        network.acquire("forget");
        try {
            network.forget();
        } finally {
            network.release();
        }
    }

    /**
     * Measures loss and metrics.
     *
     * @param metrics what to measure on each output; none for accuracy on the outputs whose loss is
     *     a cross-entropy
     * @throws IllegalArgumentException if the data do not fit the network, or a loss is not a
     *     number because an input or a target is none, or an output has a custom loss: see {@link
     *     #evaluate(Dataset, Training)}
     */
    @Override
    public final Evaluation evaluate(Dataset data, Metric... metrics) {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(metrics, "metrics");
        // The optimizer plays no part; the class only carries what the defaults are.
        Training none = Training.with(NoOptimizer.INSTANCE);
        return evaluate(data, none, OutputSettings.metrics(architecture(), metrics));
    }

    /**
     * Measures loss and metrics as a training does with its validation data: its loss functions,
     * its metrics, its threads; its callbacks are told.
     */
    public final Evaluation evaluate(Dataset data, Training training) {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(training, "training");
        return evaluate(data, training, OutputSettings.metrics(architecture(), training));
    }

    private Evaluation evaluate(Dataset data, Training training, List<Scores.Choice> metrics) {
        LossFunction[] functions = OutputSettings.lossFunctions(architecture(), training);
        Scores scores = new Scores(architecture(), metrics);
        boolean refusesBad = training.terminateOnNaN();
        try (Session session =
                network.executable().session(functions, refusesBad, training.threads())) {
            new Evaluator(
                            network,
                            session.evaluations(),
                            functions,
                            refusesBad,
                            training.batchSize())
                    .evaluate(
                            EndlessNotice.around(data),
                            scores,
                            "the evaluation",
                            Callback.all(training.callbacks()).forOneTraining());
        }
        return new Evaluation(scores.values(), scores.count());
    }

    /**
     * Predicts one sample of a network with one input and one output.
     *
     * @param x the sample, row-major
     * @return the output, row-major: for instance the probability of each class
     * @throws IllegalArgumentException if the sample has the wrong size
     */
    public final float[] predict(float[] x) {
        Objects.requireNonNull(x, "x");
        return predictions.one(x);
    }

    /**
     * Predicts samples of a network with one input and one output.
     *
     * @param x a row a sample
     * @return a row a sample
     */
    public final float[][] predict(float[][] x) {
        Objects.requireNonNull(x, "x");
        return predictions.rows(x);
    }

    /**
     * Predicts one sample of a network whose only input holds indices, and with one output.
     *
     * @param x the sample, row-major
     * @return the output, row-major
     * @throws IllegalArgumentException if the sample has the wrong size, or one is not an index
     *     that the input takes
     */
    public final float[] predict(int[] x) {
        Objects.requireNonNull(x, "x");
        return predictions.one(x);
    }

    /**
     * Predicts samples of a network whose only input holds indices, and with one output.
     *
     * @param x a row of indices a sample
     * @return a row a sample
     * @throws IllegalArgumentException if a sample has the wrong size, or one is not an index that
     *     the input takes
     */
    public final float[][] predict(int[][] x) {
        Objects.requireNonNull(x, "x");
        return predictions.rows(x);
    }

    /**
     * Predicts samples of a network with one input and one output.
     *
     * @param x the samples; the first axis counts them
     * @return the outputs, likewise
     */
    public final Tensor predict(Tensor x) {
        predictions.onlyOutput();
        return predict(List.of(Objects.requireNonNull(x, "x"))).get(0);
    }

    /**
     * Predicts samples of any network.
     *
     * @param x a tensor an input, in the order of declaration; the first axis counts samples
     * @return a tensor an output, likewise
     */
    public final List<Tensor> predict(List<Tensor> x) {
        Objects.requireNonNull(x, "x");
        return predictions.tensors(x);
    }

    /**
     * Predicts the samples of a data set, such as a stream; targets are not looked at.
     *
     * @param callbacks who looks on
     * @return a tensor an output, whose first axis counts samples
     * @throws IllegalArgumentException if an input does not fit, or there is no sample
     */
    public final List<Tensor> predict(Dataset data, Callback... callbacks) {
        PredictedRows rows = new PredictedRows(architecture());
        predict(data, 1024, rows::add, callbacks);
        return rows.tensors();
    }

    /**
     * Predicts the samples of a data set, however many, batch by batch.
     *
     * @param batchSize how many samples at a time
     * @param results takes the outputs of each batch: a tensor an output
     * @param callbacks who looks on
     * @throws IllegalArgumentException if an input does not fit
     */
    public final void predict(
            Dataset data, int batchSize, Consumer<List<Tensor>> results, Callback... callbacks) {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(results, "results");
        TrainingArguments.atLeast(1, "batchSize", batchSize);
        List<Callback> list = TrainingArguments.plus(List.of(), "callbacks", callbacks);
        new PredictLoop(network, batchSize, Callback.all(list).forOneTraining())
                .run(EndlessNotice.around(data), x -> results.accept(predictions.tensors(x)));
    }

    /**
     * Indices as {@link #predictOne} takes them; for generated classes.
     *
     * @param input the number of the input, in the order of declaration
     * @throws IllegalArgumentException if they do not have the size of the input, or one is no
     *     index of it
     */
    protected final float[] indices(int input, int... x) {
        return predictions.indices(input, Objects.requireNonNull(x, "x"));
    }

    /**
     * Predicts one sample of any network; generated classes wrap it with the names of their inputs.
     *
     * @param x a row an input, in the order of declaration
     * @return a row an output
     * @throws IllegalArgumentException if a row has the wrong size
     */
    protected final float[][] predictOne(float[]... x) {
        return predictions.one(x);
    }

    /**
     * Single steps, for training loops of one's own. To be closed.
     *
     * @throws IllegalArgumentException if the training does not fit the network
     */
    public final Trainer trainer(Training training) {
        Objects.requireNonNull(training, "training");
        return new Trainer(this, network, training);
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(architecture().name(), device);
    }
}
