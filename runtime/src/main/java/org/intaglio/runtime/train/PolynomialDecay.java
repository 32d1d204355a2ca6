/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

/**
 * A learning rate that falls from one number to another: {@code (initial - end)·(1 -
 * step/steps)^power + end}, and stays there. As <a
 * href="https://keras.io/api/optimizers/learning_rate_schedules/polynomial_decay/">Keras'
 * PolynomialDecay</a>.
 *
 * @param initial the learning rate of the first step
 * @param steps how many steps it takes
 * @param end the learning rate from there on
 * @param power 1 for a straight line
 * @param cycle whether it begins again, at its curve stretched to twice as many steps, then to
 *     three times as many and so on, instead of staying at the end
 */
@CheckReturnValue
public record PolynomialDecay(double initial, long steps, double end, double power, boolean cycle)
        implements LearningRate {
    /** Checks the numbers. */
    public PolynomialDecay {
        Limits.notNegative("initial", initial);
        Limits.atLeast(1, "steps", steps);
        Limits.notNegative("end", end);
        Limits.notNegative("power", power);
    }

    /** A straight line to {@code end}, and that from there on. */
    public static PolynomialDecay of(double initial, long steps, double end) {
        return new PolynomialDecay(initial, steps, end, 1, false);
    }

    /** With this power. */
    public PolynomialDecay power(double power) {
        return new PolynomialDecay(initial, steps, end, power, cycle);
    }

    /** The same, but beginning again. */
    public PolynomialDecay inCycles() {
        return new PolynomialDecay(initial, steps, end, power, true);
    }

    @Override
    public double at(long step) {
        double done;
        if (cycle) {
            long stretched = Math.max(1, Math.ceilDiv(step, steps));
            done = (double) step / ((double) stretched * steps);
        } else {
            done = (double) Math.min(step, steps) / steps;
        }
        return (initial - end) * Powers.real(1 - done, power) + end;
    }
}
