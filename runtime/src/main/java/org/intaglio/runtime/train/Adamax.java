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
 * Adamax, Adam with the greatest magnitude in place of the mean square (Kingma and Ba 2014, section
 * 7.1):
 *
 * <pre>
 * m = m + (g - m)·(1 - β1)
 * u = max(β2·u, |g|)
 * θ = θ - rate / (1 - β1^t) · m / (u + ε)
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/adamax/">keras.io/api/optimizers/adamax</a>.
 *
 * @param learningRate the learning rate
 * @param beta1 how slowly the mean of the gradient follows, in [0, 1)
 * @param beta2 how slowly the greatest magnitude is forgotten, in [0, 1)
 * @param epsilon added to that magnitude; positive
 */
@CheckReturnValue
public record Adamax(LearningRate learningRate, double beta1, double beta2, double epsilon)
        implements Optimizer {
    /** Checks the numbers. */
    public Adamax {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("beta1", beta1);
        Limits.beta("beta2", beta2);
        Limits.positive("epsilon", epsilon);
    }

    /** Learning rate 0.001, β1 0.9, β2 0.999, ε 1e-7. */
    public static Adamax create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Adamax create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Adamax create(LearningRate learningRate) {
        return new Adamax(learningRate, 0.9, 0.999, 1e-7);
    }

    /** With this β1. */
    public Adamax beta1(double beta1) {
        return new Adamax(learningRate, beta1, beta2, epsilon);
    }

    /** With this β2. */
    public Adamax beta2(double beta2) {
        return new Adamax(learningRate, beta1, beta2, epsilon);
    }

    /** With this ε. */
    public Adamax epsilon(double epsilon) {
        return new Adamax(learningRate, beta1, beta2, epsilon);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value m = f.memory(0);
        Value u = f.memory(1);
        Value least = f.constant(Flush.moment(epsilon));
        f.set(m, m.plus(g.minus(m).times(f.constant(1 - beta1))).flushBelow(least));
        f.set(u, u.times(f.constant(beta2)).max(g.magnitude()).flushBelow(least));
        Value step = f.ofStep(0).times(m).over(u.plus(f.constant(epsilon)));
        f.set(f.theta(), f.theta().minus(step));
        return new FormulaUpdate(
                f,
                layout,
                (t, rate, numbers) -> numbers[0] = (float) (rate / (1 - Powers.of(beta1, t))));
    }
}
