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
 * RMSprop (Tieleman and Hinton 2012), with momentum and centred if wanted:
 *
 * <pre>
 * v = ρ·v + (1 - ρ)·g²
 * a = ρ·a + (1 - ρ)·g               if centred; else a = 0
 * u = momentum·u + rate·g / √(v - a² + ε)
 * θ = θ - u
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/rmsprop/">keras.io/api/optimizers/rmsprop</a>.
 *
 * @param learningRate the learning rate
 * @param rho how slowly the mean of the squared gradient follows, in [0, 1)
 * @param momentum how much of the last step goes on, in [0, 1]
 * @param epsilon added below the root; positive
 * @param centered whether the root is of the variance rather than of the mean square
 */
@CheckReturnValue
public record RmsProp(
        LearningRate learningRate, double rho, double momentum, double epsilon, boolean centered)
        implements Optimizer {
    /** Checks the numbers. */
    public RmsProp {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("rho", rho);
        Limits.share("momentum", momentum);
        Limits.positive("epsilon", epsilon);
    }

    /** Learning rate 0.001, ρ 0.9, no momentum, ε 1e-7, not centred. */
    public static RmsProp create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static RmsProp create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static RmsProp create(LearningRate learningRate) {
        return new RmsProp(learningRate, 0.9, 0, 1e-7, false);
    }

    /** With this ρ. */
    public RmsProp rho(double rho) {
        return new RmsProp(learningRate, rho, momentum, epsilon, centered);
    }

    /** With this momentum. */
    public RmsProp momentum(double momentum) {
        return new RmsProp(learningRate, rho, momentum, epsilon, centered);
    }

    /** With this ε. */
    public RmsProp epsilon(double epsilon) {
        return new RmsProp(learningRate, rho, momentum, epsilon, centered);
    }

    /** Centred: the squared mean of the gradient is taken off. */
    public RmsProp withCentering() {
        return new RmsProp(learningRate, rho, momentum, epsilon, true);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        int memories = 0;
        Value g = f.gradient();
        Value keep = f.constant(rho);
        Value take = f.constant(1 - rho);
        Value v = f.memory(memories++);
        Value seen = f.let(g.flushBelow(f.constant(Flush.toSquare(epsilon))));
        Value follow = v.times(keep).plus(seen.times(seen).times(take));
        f.set(v, follow.flushBelow(f.constant(Flush.square(epsilon))));
        Value spread = v;
        if (centered) {
            Value mean = f.memory(memories++);
            f.set(
                    mean,
                    mean.times(keep)
                            .plus(seen.times(take))
                            .flushBelow(f.constant(Flush.toSquare(epsilon))));
            spread = v.minus(mean.times(mean));
        }
        Value step = f.ofStep(0).times(g).over(spread.plus(f.constant(epsilon)).root());
        if (momentum > 0) {
            Value u = f.memory(memories);
            f.set(
                    u,
                    u.times(f.constant(momentum))
                            .plus(step)
                            .flushBelow(f.constant(OptimizerKernels.NEGLIGIBLE)));
            step = u;
        }
        f.set(f.theta(), f.theta().minus(step));
        return new FormulaUpdate(f, layout);
    }
}
