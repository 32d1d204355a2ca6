/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Objects;

/**
 * Adam (Kingma and Ba 2014). Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/adam/">keras.io/api/optimizers/adam</a>.
 *
 * @param learningRate the learning rate
 * @param beta1 how slowly the mean of the gradient follows, in [0, 1)
 * @param beta2 how slowly the mean of its square follows, in [0, 1)
 * @param epsilon added to the root of that square; positive
 */
@CheckReturnValue
public record Adam(LearningRate learningRate, double beta1, double beta2, float epsilon)
        implements Optimizer {
    /** Checks the numbers. */
    public Adam {
        Objects.requireNonNull(learningRate, "learningRate");
        checkBeta("beta1", beta1);
        checkBeta("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be positive, got " + epsilon);
        }
    }

    /** Learning rate 0.001, β1 0.9, β2 0.999, ε 1e-7. */
    public static Adam create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Adam create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Adam create(LearningRate learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-7f);
    }

    /** With this β1. */
    public Adam beta1(double beta1) {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }

    /** With this β2. */
    public Adam beta2(double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }

    /** With this ε. */
    public Adam epsilon(double epsilon) {
        return new Adam(learningRate, beta1, beta2, (float) epsilon);
    }

    private static void checkBeta(String name, double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(name + " must be within [0, 1), got " + beta);
        }
    }

    @Override
    public Update start(ParameterLayout layout) {
        return new AdamUpdate(layout.floats());
    }

    private final class AdamUpdate implements Update {
        private final float[] m;
        private final float[] v;
        private float rate;

        AdamUpdate(int parameters) {
            m = new float[parameters];
            v = new float[parameters];
        }

        @Override
        public void begin(long step, float learningRate) {
            // Both averages start at 0; this undoes it. In double: 1 - β2^t loses digits at first.
            double correction = Math.sqrt(1 - power(beta2, step)) / (1 - power(beta1, step));
            rate = (float) (learningRate * correction);
        }

        /**
         * By squaring: products have one result, Math.pow may have another once it is compiled, and
         * StrictMath.pow allocates.
         */
        private static double power(double base, long exponent) {
            double result = 1;
            double square = base;
            for (long rest = exponent; rest > 0; rest >>= 1) {
                if ((rest & 1) == 1) {
                    result *= square;
                }
                square *= square;
            }
            return result;
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            kernels.adam(from, to, rate, beta1, beta2, epsilon, theta, g, gAt, m, v);
        }
    }
}
