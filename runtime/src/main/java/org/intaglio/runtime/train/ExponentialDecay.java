/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

/**
 * A learning rate that falls by the same factor again and again: {@code initial·rate^(step/steps)}.
 * As <a href="https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/">Keras'
 * ExponentialDecay</a>.
 *
 * @param initial the learning rate of the first step
 * @param steps after how many steps it is multiplied by {@code rate}
 * @param rate the factor
 * @param staircase whether it falls all at once, after whole multiples of {@code steps}
 */
@CheckReturnValue
public record ExponentialDecay(double initial, long steps, double rate, boolean staircase)
        implements LearningRate {
    /** Checks the numbers. */
    public ExponentialDecay {
        Limits.notNegative("initial", initial);
        Limits.atLeast(1, "steps", steps);
        Limits.positive("rate", rate);
    }

    /** One that falls in every step. */
    public static ExponentialDecay of(double initial, long steps, double rate) {
        return new ExponentialDecay(initial, steps, rate, false);
    }

    /** The same, but falling all at once. */
    public ExponentialDecay inStairs() {
        return new ExponentialDecay(initial, steps, rate, true);
    }

    @Override
    public double at(long step) {
        double times = (double) step / steps;
        return initial * Powers.real(rate, staircase ? Math.floor(times) : times);
    }
}
