/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.train.Optimizer;

/**
 * What an optimizer remembers of the steps it has done, and the learning rate it has come to. For
 * whoever has {@linkplain Network#acquire acquired} the network.
 */
public final class OptimizerState {
    private final Optimizer optimizer;
    private final Optimizer.Update update;
    private long steps;
    private float learningRate;

    OptimizerState(Optimizer optimizer, int parameters) {
        this.optimizer = optimizer;
        this.update = optimizer.start(parameters);
        this.learningRate = optimizer.learningRate();
    }

    boolean isOf(Optimizer other) {
        return optimizer.equals(other);
    }

    /** The learning rate of the next step. */
    public float learningRate() {
        return learningRate;
    }

    /** Sets the learning rate from the next step on. */
    public void learningRate(float rate) {
        learningRate = Optimizer.checkLearningRate(rate);
    }

    /** Begins the next step; what is begun and not done is begun again. */
    public Optimizer.Update begin() {
        update.begin(steps + 1, learningRate);
        return update;
    }

    /** After a step. */
    public void done() {
        steps++;
    }
}
