/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.Formula.Value;
import org.intaglio.runtime.kernel.FormulaBuilder;
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
 * @param amsgrad whether the greatest mean of the square so far takes the place of the last
 */
@CheckReturnValue
public record Adam(
        LearningRate learningRate, double beta1, double beta2, float epsilon, boolean amsgrad)
        implements Optimizer {
    /** Checks the numbers. */
    public Adam {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("beta1", beta1);
        Limits.beta("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be positive, got " + epsilon);
        }
    }

    /** Without AMSGrad. */
    public Adam(LearningRate learningRate, double beta1, double beta2, float epsilon) {
        this(learningRate, beta1, beta2, epsilon, false);
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
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad);
    }

    /** With this β2. */
    public Adam beta2(double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad);
    }

    /** With this ε. */
    public Adam epsilon(double epsilon) {
        return new Adam(learningRate, beta1, beta2, (float) epsilon, amsgrad);
    }

    /**
     * AMSGrad (Reddi, Kale and Kumar 2018): the mean of the square never falls, {@code h = max(h,
     * v)}, with h in the place of v.
     */
    public Adam withAmsgrad() {
        return new Adam(learningRate, beta1, beta2, epsilon, true);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        return amsgrad ? amsgradUpdate(layout) : new AdamUpdate(layout.floats());
    }

    private Update amsgradUpdate(ParameterLayout layout) {
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value m = f.memory(0);
        Value v = f.memory(1);
        Value most = f.memory(2);
        Value least = f.constant(Flush.moment(epsilon));
        f.set(m, m.plus(g.minus(m).times(f.constant(1 - beta1))).flushBelow(least));
        Value seen = f.let(g.flushBelow(f.constant(Flush.toRoot(epsilon))));
        f.set(
                v,
                v.plus(seen.times(seen).minus(v).times(f.constant(1 - beta2)))
                        .flushBelow(f.constant(Flush.rooted(epsilon))));
        f.set(most, most.max(v));
        Value step = m.times(f.ofStep(0)).over(most.root().plus(f.constant(epsilon)));
        f.set(f.theta(), f.theta().minus(step));
        return new FormulaUpdate(f, layout, (t, rate, numbers) -> numbers[0] = corrected(t, rate));
    }

    /** Both averages start at 0; this undoes it. In double: 1 - β2^t loses digits at first. */
    float corrected(long step, float learningRate) {
        return (float)
                (learningRate
                        * (Math.sqrt(1 - Powers.of(beta2, step)) / (1 - Powers.of(beta1, step))));
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
            rate = corrected(step, learningRate);
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            kernels.adam(from, to, rate, beta1, beta2, epsilon, theta, g, gAt, m, v);
        }
    }
}
