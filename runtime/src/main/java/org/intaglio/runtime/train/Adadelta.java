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
 * Adadelta (Zeiler 2012):
 *
 * <pre>
 * a = ρ·a + (1 - ρ)·g²
 * d = -g·√(b + ε) / √(a + ε)
 * b = ρ·b + (1 - ρ)·d²
 * θ = θ + rate·d
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/adadelta/">keras.io/api/optimizers/adadelta</a>. The paper
 * has a learning rate of 1.
 *
 * @param learningRate the learning rate
 * @param rho how slowly both mean squares follow, in [0, 1)
 * @param epsilon added below the roots; positive
 */
@CheckReturnValue
public record Adadelta(LearningRate learningRate, double rho, double epsilon) implements Optimizer {
    /** Checks the numbers. */
    public Adadelta {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("rho", rho);
        Limits.positive("epsilon", epsilon);
    }

    /** Learning rate 0.001, ρ 0.95, ε 1e-7. */
    public static Adadelta create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Adadelta create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Adadelta create(LearningRate learningRate) {
        return new Adadelta(learningRate, 0.95, 1e-7);
    }

    /** With this ρ. */
    public Adadelta rho(double rho) {
        return new Adadelta(learningRate, rho, epsilon);
    }

    /** With this ε. */
    public Adadelta epsilon(double epsilon) {
        return new Adadelta(learningRate, rho, epsilon);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value keep = f.constant(rho);
        Value take = f.constant(1 - rho);
        Value small = f.constant(epsilon);
        Value least = f.constant(Flush.square(epsilon));
        Value ofGradients = f.memory(0);
        Value ofSteps = f.memory(1);
        Value seen = f.let(g.flushBelow(f.constant(Flush.toSquare(epsilon))));
        f.set(
                ofGradients,
                ofGradients.times(keep).plus(seen.times(seen).times(take)).flushBelow(least));
        Value step =
                f.let(ofSteps.plus(small).root().times(seen).over(ofGradients.plus(small).root()));
        f.set(ofSteps, ofSteps.times(keep).plus(step.times(step).times(take)).flushBelow(least));
        f.set(f.theta(), f.theta().minus(f.ofStep(0).times(step)));
        return new FormulaUpdate(f, layout);
    }
}
