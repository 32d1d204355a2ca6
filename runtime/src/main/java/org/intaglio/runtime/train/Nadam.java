/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.Formula.Value;
import org.intaglio.runtime.kernel.FormulaBuilder;

import java.util.Objects;

/**
 * Nadam, Adam with Nesterov's momentum (Dozat 2016):
 *
 * <pre>
 * u(t) = β1·(1 - ½·0.96^t),  U(t) = u(1)·u(2)···u(t)
 * m = m + (g - m)·(1 - β1)
 * v = v + (g² - v)·(1 - β2)
 * n = m·u(t+1) / (1 - U(t+1)) + g·(1 - u(t)) / (1 - U(t))
 * θ = θ - rate·n / (√(v / (1 - β2^t)) + ε)
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/Nadam/">keras.io/api/optimizers/Nadam</a>.
 *
 * @param learningRate the learning rate
 * @param beta1 how slowly the mean of the gradient follows, in [0, 1)
 * @param beta2 how slowly the mean of its square follows, in [0, 1)
 * @param epsilon added to the root of that square; positive
 */
@CheckReturnValue
public record Nadam(LearningRate learningRate, double beta1, double beta2, double epsilon)
        implements Optimizer {
    /** Checks the numbers. */
    public Nadam {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("beta1", beta1);
        Limits.beta("beta2", beta2);
        Limits.positive("epsilon", epsilon);
    }

    /** Learning rate 0.001, β1 0.9, β2 0.999, ε 1e-7. */
    public static Nadam create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Nadam create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Nadam create(LearningRate learningRate) {
        return new Nadam(learningRate, 0.9, 0.999, 1e-7);
    }

    /** With this β1. */
    public Nadam beta1(double beta1) {
        return new Nadam(learningRate, beta1, beta2, epsilon);
    }

    /** With this β2. */
    public Nadam beta2(double beta2) {
        return new Nadam(learningRate, beta1, beta2, epsilon);
    }

    /** With this ε. */
    public Nadam epsilon(double epsilon) {
        return new Nadam(learningRate, beta1, beta2, epsilon);
    }

    /** The numbers of a step, which depend on all steps before. */
    private static final class Schedule implements FormulaUpdate.Numbers {
        private final double beta1;
        private final double beta2;
        private long at;

        /** The product up to the step before, and up to this. */
        private double before = 1;

        private double now = 1;

        Schedule(double beta1, double beta2) {
            this.beta1 = beta1;
            this.beta2 = beta2;
        }

        private double u(long step) {
            return beta1 * (1 - 0.5 * Powers.of(0.96, step));
        }

        @Override
        public void of(long step, float rate, float[] numbers) {
            if (step != at) { // A step that was left out begins again.
                at = step;
                before = now;
            }
            now = before * u(step);
            double next = u(step + 1);
            numbers[0] = (float) (rate * next / (1 - now * next));
            numbers[1] = (float) (rate * (1 - u(step)) / (1 - now));
            numbers[2] = (float) (1 / (1 - Powers.of(beta2, step)));
        }
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value m = f.memory(0);
        Value v = f.memory(1);
        Value least = f.constant(Flush.moment(epsilon));
        f.set(m, m.plus(g.minus(m).times(f.constant(1 - beta1))).flushBelow(least));
        Value seen = f.let(g.flushBelow(f.constant(Flush.toRoot(epsilon))));
        f.set(
                v,
                v.plus(seen.times(seen).minus(v).times(f.constant(1 - beta2)))
                        .flushBelow(f.constant(Flush.rooted(epsilon))));
        Value ahead = m.times(f.ofStep(0)).plus(g.times(f.ofStep(1)));
        Value root = v.times(f.ofStep(2)).root();
        f.set(f.theta(), f.theta().minus(ahead.over(root.plus(f.constant(epsilon)))));
        return new FormulaUpdate(f, layout, new Schedule(beta1, beta2));
    }
}
