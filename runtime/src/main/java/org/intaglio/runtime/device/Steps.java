/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Optimizer;

/**
 * Training steps. For one thread at a time. The results of a step depend on the weights, the batch
 * and the key, and on nothing else: not on the number of threads. A warm step allocates nothing.
 */
public interface Steps {
    /**
     * Does a step: losses, gradients, new parameters. If the loss of an output is infinite or not a
     * number and the session refuses that, nothing changes: see {@link #leftOut()}.
     *
     * @param batch room for the samples in the memory of this machine, {@link Batch#size()} of
     *     which the step is about; nobody else writes to it until the next step
     * @param reader puts the samples there. The step calls it for every row once, in ranges of its
     *     choice and from threads of its choice, before it looks at the row: beside work that needs
     *     no samples, or in the thread that needs a row next, or on the way into other memory
     * @param key the key of the step's random numbers
     * @param update what changes the parameters. The derivatives that it gets include those of the
     *     penalties on weights; they need not be kept
     * @param metrics is given the outputs of the step's samples, if it {@linkplain
     *     StepMetrics#isEmpty wants} any
     */
    void train(
            Batch batch,
            SampleReader reader,
            long key,
            Optimizer.Update update,
            StepMetrics metrics);

    /**
     * Finds losses and gradients, keeps the gradients and leaves the parameters as they are.
     *
     * @param batch the samples
     * @param training whether dropout drops and batch normalisation uses the batch's statistics,
     *     and moves its averages
     * @param key the key of the step's random numbers
     */
    void gradients(Batch batch, boolean training, long key);

    /**
     * Changes the parameters by the gradients that the last call of {@link #gradients} has kept, if
     * the update looks at any: there may have been no such call.
     */
    void apply(Optimizer.Update update);

    /** Whether the last {@link #train} has changed nothing, for its loss was bad. */
    boolean leftOut();

    /**
     * The loss of an output in the last step: the sum over the samples, times each sample's weight,
     * without the output's weight.
     */
    double lossSum(int output);

    /** The penalties on weights in the last step; 0 if that was left out. */
    double penalty();

    /**
     * Copies the kept gradient for a parameter, row-major.
     *
     * @param parameter a trainable one
     */
    void readGradient(Architecture.Weights parameter, float[] to);

    /**
     * Replaces the kept gradient for a parameter.
     *
     * @param parameter a trainable one
     */
    void writeGradient(Architecture.Weights parameter, float[] from);

    /**
     * Copies the gradients for an input of the last step, a row a sample.
     *
     * @param input an input that was compiled with gradients
     * @param to as long as the rows of the last batch, which come first, or longer
     */
    void readInputGradient(int input, float[] to);

    /** Copies an output of the last step, a row a sample. */
    void readOutput(int output, float[] to);
}
