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
 * Lion, which goes by the sign of a mean (Chen et al. 2023, Symbolic Discovery of Optimization
 * Algorithms):
 *
 * <pre>
 * θ = θ - rate·sign(β1·m + (1 - β1)·g)
 * m = β2·m + (1 - β2)·g
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/lion/">keras.io/api/optimizers/lion</a>. Its steps are as
 * long as the learning rate, so that should be three to ten times smaller than Adam's.
 *
 * @param learningRate the learning rate
 * @param beta1 how much of the mean a step goes by, in (0, 1]
 * @param beta2 how slowly the mean follows, in [0, 1)
 */
@CheckReturnValue
public record Lion(LearningRate learningRate, double beta1, double beta2) implements Optimizer {
    /** Checks the numbers. */
    public Lion {
        Objects.requireNonNull(learningRate, "learningRate");
        if (!(beta1 > 0 && beta1 <= 1)) {
            throw new IllegalArgumentException("beta1 must be within (0, 1], got " + beta1);
        }
        Limits.beta("beta2", beta2);
    }

    /** Learning rate 0.001, β1 0.9, β2 0.99. */
    public static Lion create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Lion create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Lion create(LearningRate learningRate) {
        return new Lion(learningRate, 0.9, 0.99);
    }

    /** With this β1. */
    public Lion beta1(double beta1) {
        return new Lion(learningRate, beta1, beta2);
    }

    /** With this β2. */
    public Lion beta2(double beta2) {
        return new Lion(learningRate, beta1, beta2);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value m = f.memory(0);
        Value way = m.times(f.constant(beta1)).plus(g.times(f.constant(1 - beta1)));
        f.set(f.theta(), f.theta().minus(way.sign().times(f.ofStep(0))));
        Value mean = m.times(f.constant(beta2)).plus(g.times(f.constant(1 - beta2)));
        f.set(m, mean.flushBelow(f.constant(OptimizerKernels.NEGLIGIBLE)));
        return new FormulaUpdate(f, layout);
    }
}
