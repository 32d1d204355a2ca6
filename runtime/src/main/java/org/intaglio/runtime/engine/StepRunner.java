/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.device.SampleReader;
import org.intaglio.runtime.device.StepMetrics;
import org.intaglio.runtime.device.Steps;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Optimizer;

import java.util.function.Supplier;

/**
 * Training steps as trainings see them, whatever the device: checks before a step, losses and
 * messages after it.
 */
public final class StepRunner {
    private final Network network;
    private final Architecture architecture;
    private final Steps steps;
    private final boolean refusesBad;
    private final IndexCheck indexCheck;
    private final TargetCheck targetCheck;
    private final double[] lossSums;

    // Of the last step.
    private Batch batch;
    private int samples;
    private boolean filledByUser;
    private boolean kept;

    /**
     * @param steps of a session that leaves out what {@code refusesBad} says
     * @param refusesBad whether a step whose loss is infinite or not a number changes no parameters
     */
    public StepRunner(Network network, Steps steps, boolean refusesBad) {
        this.network = network;
        this.architecture = network.architecture();
        this.steps = steps;
        this.refusesBad = refusesBad;
        this.indexCheck = new IndexCheck(architecture);
        this.targetCheck = new TargetCheck(architecture);
        this.lossSums = new double[architecture.outputs().size()];
    }

    /**
     * Trains with the samples that a source has turned to.
     *
     * @param batch room for them, whose size says how many
     * @param stepKey the key of the step's random numbers
     * @param scores what to add the losses and metrics to
     */
    void train(
            Batch batch, BatchSource source, long stepKey, Optimizer.Update update, Scores scores) {
        begin(batch, false);
        scores.ensure(batch.capacity());
        steps.train(batch, source, stepKey, update, scores);
        sumUp();
        scores.add(lossSums, steps.penalty(), samples);
    }

    /**
     * Trains with the samples that a batch holds.
     *
     * @throws IllegalArgumentException if the weight of a sample is not finite, an input of indices
     *     has something else, or the loss has no meaning for a target
     */
    public void train(Batch batch, long stepKey, Optimizer.Update update) {
        check(batch);
        begin(batch, true);
        steps.train(batch, SampleReader.NOTHING_TO_READ, stepKey, update, StepMetrics.NONE);
        sumUp();
    }

    /**
     * Finds the gradients for the samples that a batch holds, and keeps them.
     *
     * @param training whether dropout drops and batch normalisation uses the batch's statistics
     * @throws IllegalArgumentException as {@link #train}
     */
    public void gradients(Batch batch, boolean training, long stepKey) {
        check(batch);
        begin(batch, true);
        steps.gradients(batch, training, stepKey);
        sumUp();
        kept = true;
    }

    private void check(Batch batch) {
        WeightCheck.ofStep(batch);
        indexCheck.ofStep(batch);
        targetCheck.ofStep(batch);
    }

    private void begin(Batch batch, boolean filledByUser) {
        this.batch = batch;
        this.samples = batch.size();
        this.filledByUser = filledByUser;
        this.kept = false;
    }

    private void sumUp() {
        for (int o = 0; o < lossSums.length; o++) {
            lossSums[o] = steps.lossSum(o);
        }
    }

    /**
     * Changes the parameters by the gradients that the last step has kept.
     *
     * @throws IllegalStateException if it has kept none
     * @throws IllegalArgumentException if an input or a target of it is infinite or not a number
     * @throws ArithmeticException if its loss alone is
     */
    public void apply(Optimizer.Update update, Supplier<String> where, float learningRate) {
        checkKept();
        if (refusesBad && !BadLoss.areFinite(lossSums)) {
            throwBad(where, learningRate);
        }
        steps.apply(update);
    }

    /** Changes the parameters once more at the end of a training, if the optimizer does so. */
    public void finish(OptimizerState optimizer) {
        optimizer.atEnd().ifPresent(steps::apply);
    }

    /**
     * Says what is wrong with a step whose loss is infinite or not a number and which therefore has
     * been left out; nothing if it has not.
     *
     * @param where the step in words, asked for if there is a message
     * @throws IllegalArgumentException if an input or a target is infinite or not a number
     * @throws ArithmeticException if the loss alone is
     */
    public void throwIfLeftOut(Supplier<String> where, float learningRate) {
        if (leftOut()) {
            throwBad(where, learningRate);
        }
    }

    private void throwBad(Supplier<String> where, float learningRate) {
        BadLoss.checkData(architecture, batch, samples, filledByUser);
        throw BadLoss.explain(network, lossSums, where.get(), learningRate);
    }

    /** Whether the last step has changed no parameters, for its loss was bad. */
    boolean leftOut() {
        return steps.leftOut();
    }

    /** The loss of the last step: the mean over the samples, and the penalty. */
    public double loss() {
        return Scores.total(architecture, lossSums) / samples + steps.penalty();
    }

    /** The penalty of the last step alone. */
    public double penalty() {
        return steps.penalty();
    }

    /** How many samples the last step had. */
    public int samples() {
        return samples;
    }

    /**
     * Refuses to go on without gradients.
     *
     * @throws IllegalStateException if the last step has not kept them or has failed, or there was
     *     none
     */
    public void checkKept() {
        if (!kept) {
            throw new IllegalStateException(
                    "there are no gradients: trainOnBatch does not keep them; call gradients(batch,"
                            + " true), and applyGradients() after it");
        }
    }

    /**
     * A copy of the gradient for a parameter.
     *
     * @throws IllegalStateException as {@link #checkKept}
     */
    public float[] gradient(Architecture.Weights parameter) {
        checkKept();
        float[] copy = new float[parameter.shape().size()];
        steps.readGradient(parameter, copy);
        return copy;
    }

    /**
     * Replaces the gradient for a parameter.
     *
     * @throws IllegalStateException as {@link #checkKept}
     */
    public void gradient(Architecture.Weights parameter, float[] values) {
        checkKept();
        steps.writeGradient(parameter, values);
    }

    /** A copy of an output of the last step, a row a sample. */
    public float[] output(int o) {
        float[] copy = new float[samples * architecture.outputs().get(o).shape().size()];
        if (samples > 0) {
            steps.readOutput(o, copy);
        }
        return copy;
    }

    /** A copy of the gradient for an input that was compiled with one, a row a sample. */
    public float[] inputGradient(int i) {
        float[] copy = new float[samples * architecture.inputs().get(i).shape().size()];
        if (samples > 0) {
            steps.readInputGradient(i, copy);
        }
        return copy;
    }
}
