/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.OptimizerKernels;

/**
 * How gradients change parameters. An optimizer is a description that never changes; what it
 * remembers from step to step is in an {@link Update}, which a model keeps from one training to the
 * next.
 */
public interface Optimizer {
    /** The learning rate, unless it is set while training. */
    LearningRate learningRate();

    /**
     * Begins a training.
     *
     * @param layout how many trainable numbers there are, and which parameters they make up
     */
    Update start(ParameterLayout layout);

    /**
     * Whether the other is of the same kind with the same settings. A training with an optimizer
     * that equals the last one's goes on with what that has remembered; one that does not begins
     * anew.
     */
    @Override
    boolean equals(Object other);

    /** What must be there before parameters are changed. */
    enum Needs {
        /**
         * The derivatives of a range of parameters, to change that range. They need not be kept
         * then, and mostly are still in the cache where they were made.
         */
        RANGE,
        /** All derivatives: for norms over many parameters. A step keeps them all first. */
        ALL_GRADIENTS
    }

    /** What an optimizer does and remembers in one training. */
    interface Update {
        /** What must be there before {@link #apply}; the same throughout. */
        default Needs needs() {
            return Needs.RANGE;
        }

        /**
         * Begins a step; called once, before the calls of {@link #apply}.
         *
         * @param step the number of the step, from 1
         * @param learningRate the learning rate of this step
         */
        void begin(long step, float learningRate);

        /**
         * Looks at all derivatives of a step, those of the penalties on weights included, and may
         * change them. Called once a step, by one thread, after {@link #begin} and before the calls
         * of {@link #apply}, if it {@linkplain #needs needs} {@link Needs#ALL_GRADIENTS}; else
         * never.
         *
         * @param kernels the operations of the device
         * @param theta the parameters, to be read; their places are those of the layout
         * @param gradient their derivatives, likewise
         */
        default void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {}

        /**
         * Changes the parameters from {@code from} to {@code to} (exclusive). Called by several
         * threads at once, for ranges that do not overlap and together make up all parameters, as
         * soon as the derivatives of a range are there: those of other ranges may not be yet,
         * unless it {@linkplain #needs needs} them. A range may begin and end within a parameter.
         *
         * @param kernels the operations of the device
         * @param from the first element
         * @param to behind the last element
         * @param theta the parameters
         * @param gradient their derivatives; what lies before and behind them belongs to others or
         *     nobody, and all of it may be overwritten after this call
         * @param gradientAt where that of element {@code from} lies
         */
        void apply(
                OptimizerKernels kernels,
                int from,
                int to,
                float[] theta,
                float[] gradient,
                int gradientAt);
    }

    /** Checks a learning rate: a finite number, not negative. */
    static float checkLearningRate(float rate) {
        if (!(rate >= 0 && rate < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a learning rate must be a finite number, 0 or more, got " + rate);
        }
        return rate;
    }
}
