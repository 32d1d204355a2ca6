/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;

import java.util.Optional;
import java.util.Set;

/**
 * What an optimizer remembers of the steps it has done, and the learning rate it has come to. For
 * whoever has {@linkplain Network#acquire acquired} the network.
 */
public final class OptimizerState {
    private final Optimizer optimizer;
    private final Optimizer.Update update;
    private final LearningRate function;
    private long steps;

    /** What somebody has set in place of the optimizer's own learning rate. */
    private float setRate;

    private boolean isSet;

    OptimizerState(Optimizer optimizer, ParameterLayout layout) {
        this.optimizer = optimizer;
        this.update = optimizer.start(layout);
        this.function = optimizer.learningRate();
    }

    boolean isOf(Optimizer other) {
        return optimizer.equals(other);
    }

    /**
     * The learning rate of the next step.
     *
     * @throws IllegalArgumentException if the optimizer's function gives none
     */
    public float learningRate() {
        if (isSet) {
            return setRate;
        }
        float rate = (float) function.at(steps);
        if (!(rate >= 0 && rate < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    ("the LearningRate of the optimizer gives %s for step %d (from 0); it must give"
                                    + " a finite number, 0 or more")
                            .formatted(rate, steps));
        }
        return rate;
    }

    /** Sets the learning rate from the next step on, whatever the optimizer's function says. */
    public void learningRate(float rate) {
        setRate = Optimizer.checkLearningRate(rate);
        isSet = true;
    }

    /** Begins the next step; what is begun and not done is begun again. */
    public void begin() {
        update.begin(steps + 1, learningRate());
    }

    /**
     * What changes parameters, but not those that are frozen; with {@link #begin} before each step.
     *
     * @throws IllegalArgumentException if that makes no sense
     */
    public Optimizer.Update leavingOut(Architecture network, Set<String> frozen) {
        return ParameterLayout.of(network).freezing(update, Frozen.parameters(network, frozen));
    }

    /** What changes the parameters once more at the end of a training, if anything does. */
    public Optional<Optimizer.Update> atEnd() {
        return update.atEnd();
    }

    /** After a step. */
    public void done() {
        steps++;
    }
}
