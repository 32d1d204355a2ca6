/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.Objects;

/**
 * Sets the learning rate before each epoch. As Keras' {@code LearningRateScheduler}: <a
 * href="https://keras.io/api/callbacks/learning_rate_scheduler/">keras.io/api/callbacks</a>. A
 * learning rate that depends on the step is a {@link LearningRate} of the optimizer.
 *
 * <pre>{@code new LearningRateScheduler((epoch, rate) -> epoch <= 10 ? rate : 0.9 * rate)}</pre>
 *
 * @param rule what says it
 */
public record LearningRateScheduler(Rule rule) implements Callback {
    /** Checks that the rule is there. */
    public LearningRateScheduler {
        Objects.requireNonNull(rule, "rule");
    }

    /** What the learning rate of an epoch is. */
    @FunctionalInterface
    public interface Rule {
        /**
         * The learning rate of an epoch.
         *
         * @param epoch its number, from 1; Keras counts from 0
         * @param rate the learning rate so far
         * @return a finite number, 0 or more
         */
        double rate(int epoch, double rate);
    }

    @Override
    public void epochBegin(Context context) {
        context.learningRate((float) rule.rate(context.epoch(), context.learningRate()));
    }
}
