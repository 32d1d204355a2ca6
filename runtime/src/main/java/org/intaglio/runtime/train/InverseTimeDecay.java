/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

/**
 * A learning rate that falls as a hyperbola does: {@code initial / (1 + rate·step/steps)}. As <a
 * href="https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/">Keras'
 * InverseTimeDecay</a>.
 *
 * @param initial the learning rate of the first step
 * @param steps what the number of the step is divided by
 * @param rate how fast it falls
 * @param staircase whether it falls all at once, after whole multiples of {@code steps}
 */
@CheckReturnValue
public record InverseTimeDecay(double initial, long steps, double rate, boolean staircase)
        implements LearningRate {
    /** Checks the numbers. */
    public InverseTimeDecay {
        Limits.notNegative("initial", initial);
        Limits.atLeast(1, "steps", steps);
        Limits.notNegative("rate", rate);
    }

    /** One that falls in every step. */
    public static InverseTimeDecay of(double initial, long steps, double rate) {
        return new InverseTimeDecay(initial, steps, rate, false);
    }

    /** The same, but falling all at once. */
    public InverseTimeDecay inStairs() {
        return new InverseTimeDecay(initial, steps, rate, true);
    }

    @Override
    public double at(long step) {
        double times = (double) step / steps;
        return initial / (1 + rate * (staircase ? Math.floor(times) : times));
    }
}
