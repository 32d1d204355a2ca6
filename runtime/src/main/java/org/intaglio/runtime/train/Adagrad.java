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
 * Adagrad (Duchi, Hazan and Singer 2011): {@code a = a + g²; θ = θ - rate·g / √(a + ε)}. Formulas
 * and defaults: <a
 * href="https://keras.io/api/optimizers/adagrad/">keras.io/api/optimizers/adagrad</a>.
 *
 * @param learningRate the learning rate
 * @param initialAccumulator what the sum of squares starts with; 0 or more
 * @param epsilon added below the root; positive
 */
@CheckReturnValue
public record Adagrad(LearningRate learningRate, double initialAccumulator, double epsilon)
        implements Optimizer {
    /** Checks the numbers. */
    public Adagrad {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.notNegative("initialAccumulator", initialAccumulator);
        Limits.positive("epsilon", epsilon);
    }

    /** Learning rate 0.001, sums that start with 0.1, ε 1e-7. */
    public static Adagrad create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Adagrad create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Adagrad create(LearningRate learningRate) {
        return new Adagrad(learningRate, 0.1, 1e-7);
    }

    /** With this start of the sum of squares. */
    public Adagrad initialAccumulator(double initialAccumulator) {
        return new Adagrad(learningRate, initialAccumulator, epsilon);
    }

    /** With this ε. */
    public Adagrad epsilon(double epsilon) {
        return new Adagrad(learningRate, initialAccumulator, epsilon);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value sum = f.memory(0);
        Value seen = f.let(g.flushBelow(f.constant(Flush.toSquare(epsilon))));
        f.set(sum, sum.plus(seen.times(seen)));
        Value step = f.ofStep(0).times(g).over(sum.plus(f.constant(epsilon)).root());
        f.set(f.theta(), f.theta().minus(step));
        return new FormulaUpdate(f, layout).startingWith(0, initialAccumulator);
    }
}
