/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Snapshot;

import java.util.concurrent.CancellationException;

/**
 * A program opened on a device, with the numbers of one model. It owns the weights: what it takes
 * and gives are copies. All weights are 0 at first.
 *
 * <p>Any number of threads may call it at once. One session at a time does steps: the runtime sees
 * to that. A prediction or an evaluation sees the weights as they are between two changes, for all
 * of its samples between the same two; a step is one change, and so is a call of {@link #write} or
 * {@link #restore}.
 */
public interface Executable {
    /**
     * Copies the numbers of a parameter, row-major. While a step runs, they may be a mixture of
     * those before and after it.
     *
     * @param parameter one of the program's
     * @param to receives them, from element 0; as long as the parameter or longer
     */
    void read(Architecture.Weights parameter, float[] to);

    /**
     * One number of a parameter.
     *
     * @param parameter one of the program's
     * @param index its place in row-major order
     */
    default float read(Architecture.Weights parameter, int index) {
        float[] all = new float[parameter.shape().size()];
        read(parameter, all);
        return all[index];
    }

    /**
     * Sets the numbers of a parameter.
     *
     * @param parameter one of the program's
     * @param from its numbers, row-major, from element 0
     */
    void write(Architecture.Weights parameter, float[] from);

    /** Copies all numbers, for {@link #restore}; between steps. */
    Snapshot snapshot();

    /**
     * Sets all numbers, in one change.
     *
     * @throws IllegalArgumentException if the snapshot is of a network with other numbers
     */
    void restore(Snapshot snapshot);

    /**
     * Predicts rows.
     *
     * @param count how many
     * @param rows where they come from and outputs go
     * @param changing whether another thread changes weights again and again, so that what takes
     *     longer than a step had better have a copy of them from the start
     * @throws CancellationException if the thread is interrupted and there are more than a few
     *     rows; its status stays set: see {@link Interrupts}
     */
    void predict(int count, PredictionRows rows, boolean changing);

    /**
     * Predicts one sample.
     *
     * @param x a row an input
     * @param y receives a row an output
     */
    void predictOne(float[][] x, float[][] y);

    /**
     * Predicts one sample of a network with one input, of indices, and one output.
     *
     * @param x the indices
     * @param y receives the output
     */
    default void predictOne(int[] x, float[] y) {
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = x[i];
        }
        predictOne(floats, y);
    }

    /**
     * Predicts one sample of a network with one input and one output.
     *
     * @param x the input
     * @param y receives the output
     */
    default void predictOne(float[] x, float[] y) {
        predictOne(new float[][] {x}, new float[][] {y});
    }

    /**
     * Begins a training or an evaluation.
     *
     * @param lossFunctions the loss functions of outputs with a custom loss, or one that is a
     *     formula; null where kernels have the loss
     * @param refusesBad whether a step whose loss is infinite or not a number changes nothing
     * @param threads how many threads of this machine may work for it, the calling one included
     */
    Session session(LossFunction[] lossFunctions, boolean refusesBad, int threads);
}
