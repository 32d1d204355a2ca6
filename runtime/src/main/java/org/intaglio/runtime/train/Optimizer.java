/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * The same optimizer, but no derivative is greater than this or less than its negative. As
     * Keras' {@code clipvalue}.
     *
     * @throws IllegalArgumentException if it is not positive, or gradients are clipped by a norm
     */
    @CheckReturnValue
    default Optimizer clipValue(double most) {
        return Adjusted.of(this).with(new Adjusted.Clip(Adjusted.ClipKind.VALUE, most));
    }

    /**
     * The same optimizer, but the gradient of no parameter, its kernel for instance, is longer than
     * this: {@code g·most / max(most, √Σg²)}. As Keras' {@code clipnorm}. The gradients are kept
     * until all of them are there.
     *
     * @throws IllegalArgumentException if it is not positive, or gradients are clipped otherwise
     */
    @CheckReturnValue
    default Optimizer clipNorm(double most) {
        return Adjusted.of(this).with(new Adjusted.Clip(Adjusted.ClipKind.NORM, most));
    }

    /**
     * The same optimizer, but the gradients of all parameters together are not longer than this. As
     * Keras' {@code global_clipnorm}. The gradients are kept until all of them are there.
     *
     * @throws IllegalArgumentException if it is not positive, or gradients are clipped otherwise
     */
    @CheckReturnValue
    default Optimizer clipGlobalNorm(double most) {
        return Adjusted.of(this).with(new Adjusted.Clip(Adjusted.ClipKind.GLOBAL_NORM, most));
    }

    /**
     * The same optimizer, but before each step all parameters shrink: {@code θ = θ - rate·w·θ},
     * with the learning rate of the step. As Keras' {@code weight_decay}.
     *
     * @param rate w
     * @throws IllegalArgumentException if it is not a finite number, 0 or more
     */
    @CheckReturnValue
    default Optimizer weightDecay(double rate) {
        return weightDecay(rate, ParameterLayout.ALL);
    }

    /**
     * The same optimizer, but before each step some parameters shrink; see {@link
     * #weightDecay(double)}. As Keras' {@code weight_decay} with {@code exclude_from_weight_decay}.
     *
     * @param rate how fast
     * @param decays which; {@link ParameterLayout#KERNELS} leaves out biases and what
     *     normalisations have. A lambda is equal to itself only: see {@link #equals}
     * @throws IllegalArgumentException if the rate is not a finite number, 0 or more
     */
    @CheckReturnValue
    default Optimizer weightDecay(double rate, Predicate<ParameterLayout.Range> decays) {
        return Adjusted.of(this).with(new Adjusted.Decay(rate, decays));
    }

    /**
     * The same optimizer, but it is given the mean of the gradients of so many steps, and changes
     * parameters in the last of them only: as if batches were larger. As Keras' {@code
     * gradient_accumulation_steps}. Its learning rate goes on counting every step; what is left
     * over at the end of a training waits for the next.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    @CheckReturnValue
    default Optimizer accumulateGradients(int steps) {
        return Adjusted.of(this).accumulating(steps);
    }

    /**
     * The same optimizer, but at the end of {@code fit} the parameters become their exponential
     * moving average, {@code a = momentum·a + (1 - momentum)·θ} after each step. As Keras' {@code
     * use_ema}. In loops of one's own, {@code Trainer.finish()} does so.
     *
     * @throws IllegalArgumentException if it is not within [0, 1]
     */
    @CheckReturnValue
    default Optimizer averageWeights(double momentum) {
        return averageWeights(momentum, 0);
    }

    /**
     * As {@link #averageWeights(double)}, and the parameters become their average every so many
     * updates, too. As Keras' {@code ema_overwrite_frequency}.
     *
     * @param everySteps after how many; 0 for at the end only
     * @throws IllegalArgumentException if the momentum is not within [0, 1], or the number negative
     */
    @CheckReturnValue
    default Optimizer averageWeights(double momentum, int everySteps) {
        return Adjusted.of(this).with(new Adjusted.Averaging(momentum, everySteps));
    }

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

        /**
         * Is told parameters that a training has frozen, in each step, in place of {@link #apply}.
         *
         * @param from the first element
         * @param to behind the last element
         * @param theta the parameters, to be read
         */
        default void leaveOut(int from, int to, float[] theta) {}

        /**
         * Whether parameters, all of which it has been told by {@link #apply}, are brought back to
         * what they are held to; those that it has left out are not.
         *
         * @param from the first element of a parameter
         * @param to behind its last element
         */
        default boolean constrains(int from, int to) {
            return true;
        }

        /**
         * What changes the parameters once more at the end of a training, if anything does: to
         * their averages, for instance. It needs ranges and looks at no gradient.
         */
        default Optional<Update> atEnd() {
            return Optional.empty();
        }
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
