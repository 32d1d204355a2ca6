/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * How large the steps of an optimizer are: a function of the number of steps done. A constant is
 * one, and so is a lambda:
 *
 * <pre>{@code
 * Sgd.create(step -> 0.1 / (1 + 0.01 * step))
 * }</pre>
 *
 * <p>It is asked before each step, by the thread that trains, and must give the same number for the
 * same step. (For the same bits in every run of the program it should call {@code StrictMath}, not
 * {@code Math}, whose results may change once they are compiled.) Where a callback or a {@code
 * Trainer} {@linkplain Callback.Context#learningRate(float) sets} the learning rate, that number
 * replaces the function from the next step on.
 *
 * <p>A second training goes on where the first has stopped only with an {@linkplain
 * Optimizer#equals equal} optimizer. Constants are equal if their numbers are; a lambda is equal to
 * itself. A function that is made anew for each training should be a record.
 */
@FunctionalInterface
public interface LearningRate {
    /**
     * The learning rate of a step.
     *
     * @param step how many steps this optimizer has done before, from 0, as in Keras
     * @return a finite number, 0 or more; it is rounded to a {@code float}
     */
    double at(long step);

    /**
     * The same learning rate for all steps.
     *
     * @throws IllegalArgumentException if it is not a finite number, 0 or more
     */
    static LearningRate constant(double rate) {
        return new ConstantRate(Optimizer.checkLearningRate((float) rate));
    }
}
