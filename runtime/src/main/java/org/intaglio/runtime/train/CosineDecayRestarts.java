/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

/**
 * A learning rate that falls along half a wave and begins again, each time for longer and from less
 * high: {@code initial·((1 - alpha)·m^i·½·(1 + cos(π·done)) + alpha)} in the part with number i,
 * from 0, of which {@code done} is the share that is done (Loshchilov and Hutter 2017, SGDR). As <a
 * href="https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay_restarts/">Keras'
 * CosineDecayRestarts</a>.
 *
 * @param initial the learning rate of the first step
 * @param firstSteps how many steps the first part takes
 * @param lengthen how many times longer each part is than the one before; 1 or more
 * @param lower how many times higher or, below 1, lower each part begins: m
 * @param alpha what is left at the end of each part, as a share of {@code initial}
 */
@CheckReturnValue
public record CosineDecayRestarts(
        double initial, long firstSteps, double lengthen, double lower, double alpha)
        implements LearningRate {
    /** Checks the numbers. */
    public CosineDecayRestarts {
        Limits.notNegative("initial", initial);
        Limits.atLeast(1, "firstSteps", firstSteps);
        if (!(lengthen >= 1 && lengthen < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "lengthen must be a finite number, 1 or more, got " + lengthen);
        }
        Limits.notNegative("lower", lower);
        Limits.notNegative("alpha", alpha);
    }

    /** Each part twice as long as the one before, all from {@code initial} to 0. */
    public static CosineDecayRestarts of(double initial, long firstSteps) {
        return new CosineDecayRestarts(initial, firstSteps, 2, 1, 0);
    }

    /** With parts that are each so many times longer. */
    public CosineDecayRestarts lengthen(double lengthen) {
        return new CosineDecayRestarts(initial, firstSteps, lengthen, lower, alpha);
    }

    /** With parts that each begin so many times higher or, below 1, lower. */
    public CosineDecayRestarts lower(double lower) {
        return new CosineDecayRestarts(initial, firstSteps, lengthen, lower, alpha);
    }

    /** With this share of {@code initial} left at the end of each part. */
    public CosineDecayRestarts alpha(double alpha) {
        return new CosineDecayRestarts(initial, firstSteps, lengthen, lower, alpha);
    }

    @Override
    public double at(long step) {
        long part = 0;
        double rest = step;
        double length = firstSteps;
        if (lengthen == 1) {
            part = step / firstSteps;
            rest = step % firstSteps;
        } else {
            while (rest >= length) {
                rest -= length;
                length *= lengthen;
                part++;
            }
        }
        double wave = Powers.of(lower, part) * Powers.halfWave(rest / length);
        return initial * ((1 - alpha) * wave + alpha);
    }
}
