/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

/**
 * A learning rate that falls along half a wave, after a straight way up if wanted: {@code top·((1 -
 * alpha)·½·(1 + cos(π·step/steps)) + alpha)} (Loshchilov and Hutter 2017, SGDR). As <a
 * href="https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/">Keras'
 * CosineDecay</a>.
 *
 * @param initial the learning rate of the first step
 * @param steps how many steps the fall takes
 * @param alpha what is left at the end, as a share of the top
 * @param warmupSteps how many steps the way up takes, before the fall; 0 for none
 * @param top the learning rate at the end of the way up; without one, {@code initial}
 */
@CheckReturnValue
public record CosineDecay(double initial, long steps, double alpha, long warmupSteps, double top)
        implements LearningRate {
    /** Checks the numbers. */
    public CosineDecay {
        Limits.notNegative("initial", initial);
        Limits.atLeast(1, "steps", steps);
        Limits.notNegative("alpha", alpha);
        Limits.atLeast(0, "warmupSteps", warmupSteps);
        Limits.notNegative("top", top);
    }

    /** From {@code initial} to 0. */
    public static CosineDecay of(double initial, long steps) {
        return new CosineDecay(initial, steps, 0, 0, initial);
    }

    /** The same, but only down to this share of the top. */
    public CosineDecay alpha(double alpha) {
        return new CosineDecay(initial, steps, alpha, warmupSteps, top);
    }

    /** The same, but first up to {@code top} in so many steps, then down from there. */
    public CosineDecay warmup(long warmupSteps, double top) {
        return new CosineDecay(initial, steps, alpha, warmupSteps, top);
    }

    @Override
    public double at(long step) {
        if (step < warmupSteps) {
            return (top - initial) * ((double) step / warmupSteps) + initial;
        }
        double done = (double) Math.min(step - warmupSteps, steps) / steps;
        return top * ((1 - alpha) * Powers.halfWave(done) + alpha);
    }
}
