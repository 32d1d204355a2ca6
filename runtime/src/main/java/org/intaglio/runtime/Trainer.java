/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.engine.Network;
import org.intaglio.runtime.engine.OptimizerState;
import org.intaglio.runtime.engine.OutputSettings;
import org.intaglio.runtime.engine.Scores;
import org.intaglio.runtime.engine.StepRunner;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Single steps, for training loops of one's own. Of its {@link Training} it uses the optimizer,
 * what is frozen, the loss functions, the batch size, the seed and the threads. It measures no
 * metrics, but refuses those that do not fit, as {@code fit} does.
 *
 * <pre>{@code
 * try (Trainer trainer = model.trainer(Training.with(Adam.create()))) {
 *     Batch batch = trainer.newBatch();
 *     ...                                   // fill batch.input(0), batch.target(0), batch.size(n)
 *     double loss = trainer.trainOnBatch(batch);
 * }
 * }</pre>
 *
 * <p>For one thread at a time. With an {@linkplain Optimizer#equals equal} optimizer it goes on
 * where the last training or trainer of the model has stopped, and they where it stops: with the
 * number of the step, what the optimizer remembers, and the learning rate. With a different one it
 * begins anew, and keeps the state of its own from step to step whatever else is done with the
 * model.
 */
public final class Trainer implements AutoCloseable {
    private final Model model;
    private final Network network;
    private final Training training;
    private final Session session;
    private final StepRunner runner;

    /** The next step in words. Made once: a step allocates nothing. */
    private final Supplier<String> nextStep;

    private final OptimizerState optimizer;
    private final Optimizer.Update update;
    private final long dropoutKey;

    Trainer(Model model, Network network, Training training) {
        this.model = model;
        this.network = network;
        this.nextStep = () -> "in step " + (network.soFar().steps() + 1);
        this.training = training;
        var functions = OutputSettings.lossFunctions(network.architecture(), training);
        Scores.check(
                network.architecture(), OutputSettings.metrics(network.architecture(), training));
        this.optimizer =
                network.soFar()
                        .optimizer(
                                training.optimizer(), ParameterLayout.of(network.architecture()));
        this.update = optimizer.leavingOut(network.architecture(), training.frozen());
        boolean refusesBad = training.terminateOnNaN();
        this.session = network.executable().session(functions, refusesBad, training.threads());
        this.runner = new StepRunner(network, session.steps(), refusesBad);
        this.dropoutKey = Randoms.key(training.seed().orElse(network.seed()), "dropout");
    }

    /** A batch with room for the batch size of the training. */
    public Batch newBatch() {
        return newBatch(training.batchSize());
    }

    /** A batch with room for this many samples. */
    public Batch newBatch(int capacity) {
        return Batch.of(network.architecture(), capacity, true);
    }

    /**
     * Does a step: gradients, then new parameters. The gradients are not kept, which saves a trip
     * to memory; for those, call {@link #gradients} and then {@link #applyGradients}.
     *
     * @return the loss before the step: the mean over the samples and the penalties on weights
     * @throws IllegalStateException if another thread is training the model
     * @throws IllegalArgumentException if the batch is empty or another network's, the loss has no
     *     meaning for a target, or a weight is not finite; or if the loss is infinite or not a
     *     number because an input or a target is. Parameters are as before
     * @throws ArithmeticException if the loss alone is infinite or not a number; parameters are as
     *     before. With {@link Training#terminateOnNaN(boolean) terminateOnNaN(false)} a loss may be
     *     so
     */
    public double trainOnBatch(Batch batch) {
        Objects.requireNonNull(batch, "batch");
        return run(batch, true, true);
    }

    /**
     * Computes the loss and its gradients, and leaves the parameters as they are. What dropout
     * drops is that of the next step, so this and {@link #applyGradients} do what {@link
     * #trainOnBatch} does.
     *
     * @param training true as in training; false as in prediction: nothing is dropped, and batch
     *     normalisation uses its moving averages
     * @return the loss: the mean over the samples and the penalties on weights
     * @throws IllegalStateException if another thread is training the model
     * @throws IllegalArgumentException if the batch is empty or another network's, the loss has no
     *     meaning for a target, or a weight is not finite
     */
    public double gradients(Batch batch, boolean training) {
        Objects.requireNonNull(batch, "batch");
        return run(batch, training, false);
    }

    private double run(Batch batch, boolean training, boolean apply) {
        batch.checkIsFor(network.architecture());
        if (batch.size() == 0) {
            throw new IllegalArgumentException(
                    "the batch is empty; say how many samples it holds with batch.size(n)");
        }
        network.acquire("Trainer");
        try {
            long stepKey = Randoms.key(dropoutKey, network.soFar().steps() + 1);
            if (apply) {
                optimizer.begin();
                runner.train(batch, stepKey, update);
                runner.throwIfLeftOut(nextStep, learningRate());
                stepDone();
            } else {
                runner.gradients(batch, training, stepKey);
            }
        } finally {
            network.release();
        }
        return runner.loss();
    }

    /**
     * Changes the parameters by the gradients of the last call of {@link #gradients}, as the
     * optimizer does it.
     *
     * @throws IllegalStateException if there was none, or {@link #trainOnBatch} was called after it
     * @throws IllegalArgumentException as {@link #trainOnBatch}
     * @throws ArithmeticException as {@link #trainOnBatch}
     */
    public void applyGradients() {
        runner.checkKept(); // Fails before anything changes.
        network.acquire("Trainer");
        try {
            optimizer.begin();
            runner.apply(update, nextStep, learningRate());
            stepDone();
        } finally {
            network.release();
        }
    }

    /**
     * Does what {@code fit} does after its last epoch: with {@link Optimizer#averageWeights
     * averaged weights}, sets the parameters to their averages. Others are left as they are.
     *
     * @throws IllegalStateException if another thread is training the model
     */
    public void finish() {
        network.acquire("Trainer");
        try {
            runner.finish(optimizer);
        } finally {
            network.release();
        }
    }

    private void stepDone() {
        optimizer.done();
        network.soFar().stepDone();
    }

    /** The loss of the last step. */
    public double loss() {
        return runner.loss();
    }

    /** The penalties on weights in the loss of the last step. */
    public double penalty() {
        return runner.penalty();
    }

    /** The learning rate of the next step. */
    public float learningRate() {
        return optimizer.learningRate();
    }

    /**
     * Sets the learning rate from the next step on: that number replaces what the optimizer's
     * {@link org.intaglio.runtime.train.LearningRate} would say.
     */
    public void learningRate(float rate) {
        optimizer.learningRate(rate);
    }

    /**
     * The gradient for a parameter in the last call of {@link #gradients}, copied, row-major.
     *
     * @throws IllegalStateException if there was none, or {@link #trainOnBatch} was called after it
     * @throws IllegalArgumentException if the parameter is not trainable
     */
    public float[] gradient(Parameter parameter) {
        Objects.requireNonNull(parameter, "parameter");
        Architecture.Weights w = parameter.weights();
        if (!w.trainable()) {
            throw new IllegalArgumentException(w.path() + " is not trainable: it has no gradient");
        }
        return runner.gradient(w);
    }

    /**
     * The gradient for a parameter in the last call of {@link #gradients}, copied.
     *
     * @param path the parameter's path: {@code "hidden.kernel"}
     * @throws IllegalStateException if there was none, or {@link #trainOnBatch} was called after it
     */
    public Tensor gradient(String path) {
        Objects.requireNonNull(path, "path");
        Parameter parameter = model.parameter(path);
        return Tensor.of(parameter.shape(), gradient(parameter));
    }

    /**
     * Replaces the gradient for a parameter that {@link #gradients} has found, for {@link
     * #applyGradients}.
     *
     * @throws IllegalStateException if that was not called before, or {@link #trainOnBatch} after
     *     it
     */
    public void setGradient(Parameter parameter, float... gradient) {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(gradient, "gradient");
        Architecture.Weights w = parameter.weights();
        if (!w.trainable() || gradient.length != w.shape().size()) {
            throw new IllegalArgumentException(
                    "%s takes a gradient of %d values, got %d"
                            .formatted(
                                    w.path(),
                                    w.trainable() ? w.shape().size() : 0,
                                    gradient.length));
        }
        runner.gradient(w, gradient);
    }

    /**
     * The gradient for input {@code i} in the last step, copied: n×shape.
     *
     * @throws IllegalStateException if the network was compiled without
     */
    public Tensor inputGradient(int i) {
        Architecture.Input input = network.architecture().inputs().get(i);
        if (!input.gradient()) {
            throw new IllegalStateException(
                    ("input '%s' has no gradient; declare the network with"
                                    + " @NeuralNetwork(inputGradients = true)")
                            .formatted(input.name()));
        }
        return rows(input.shape(), runner.inputGradient(i));
    }

    /** Output {@code i} of the last step, copied: n×shape. */
    public Tensor output(int i) {
        return rows(network.architecture().outputs().get(i).shape(), runner.output(i));
    }

    private Tensor rows(Shape shape, float[] rows) {
        return Tensor.ofRows(runner.samples(), shape, rows);
    }

    /** Gives back its threads, which end soon: see {@link Device#releaseThreads}. */
    @Override
    public void close() {
        session.close();
    }
}
