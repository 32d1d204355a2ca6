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
 * Adam that averages its way instead of lowering its learning rate (Defazio et al. 2024, <a
 * href="https://arxiv.org/abs/2405.15682">arXiv:2405.15682</a>): gradients are taken at y, between
 * the way z and its mean x.
 *
 * <pre>
 * v = v + (g² - v)·(1 - β2)
 * x = (y - (1 - β1)·z) / β1
 * z = z - rate·g / (√(v / (1 - β2^t)) + ε)
 * x = (1 - 1/t)·x + z/t
 * y = (1 - β1)·z + β1·x
 * </pre>
 *
 * <p>The parameters are y, as in Keras, whose formulas and defaults these are; but z begins where
 * they are, as in the paper. In Keras 3.15 it begins at 0, and the first step throws the parameters
 * away.
 *
 * @param learningRate the learning rate
 * @param beta1 how near y is to the mean, in (0, 1)
 * @param beta2 how slowly the mean of the gradient's square follows, in [0, 1)
 * @param epsilon added to the root of that square; positive
 * @param warmupSteps over how many steps the learning rate rises; 0 or more
 */
@CheckReturnValue
public record ScheduleFreeAdamW(
        LearningRate learningRate, double beta1, double beta2, double epsilon, int warmupSteps)
        implements Optimizer {
    /** Checks the numbers. */
    public ScheduleFreeAdamW {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.positive("beta1", beta1);
        Limits.beta("beta1", beta1);
        Limits.beta("beta2", beta2);
        Limits.positive("epsilon", epsilon);
        Limits.atLeast(0, "warmupSteps", warmupSteps);
    }

    /** Learning rate 0.0025, β1 0.9, β2 0.999, ε 1e-8, no warm-up. */
    public static ScheduleFreeAdamW create() {
        return create(0.0025);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static ScheduleFreeAdamW create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static ScheduleFreeAdamW create(LearningRate learningRate) {
        return new ScheduleFreeAdamW(learningRate, 0.9, 0.999, 1e-8, 0);
    }

    /** With this β1. */
    public ScheduleFreeAdamW beta1(double beta1) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, warmupSteps);
    }

    /** With this β2. */
    public ScheduleFreeAdamW beta2(double beta2) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, warmupSteps);
    }

    /** With this ε. */
    public ScheduleFreeAdamW epsilon(double epsilon) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, warmupSteps);
    }

    /** With a learning rate that rises over so many steps. */
    public ScheduleFreeAdamW warmupSteps(int warmupSteps) {
        return new ScheduleFreeAdamW(learningRate, beta1, beta2, epsilon, warmupSteps);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value y = f.theta();
        Value z = f.memory(0);
        Value v = f.memory(1);
        Value towards = f.constant(1 - beta1);
        // Until its first step, z is where the parameters are.
        f.set(z, z.plus(y.minus(z).times(f.ofStep(2))));
        Value seen = f.let(f.gradient().flushBelow(f.constant(Flush.toRoot(epsilon))));
        f.set(
                v,
                v.plus(seen.times(seen).minus(v).times(f.constant(1 - beta2)))
                        .flushBelow(f.constant(Flush.rooted(epsilon))));
        Value x = f.let(y.minus(z.times(towards)).over(f.constant(beta1)));
        Value root = v.times(f.ofStep(1)).root();
        f.set(z, z.minus(f.gradient().times(f.ofStep(0)).over(root.plus(f.constant(epsilon)))));
        Value mean = x.times(f.ofStep(3)).plus(z.times(f.ofStep(4)));
        f.set(y, z.times(towards).plus(mean.times(f.constant(beta1))));
        return new FormulaUpdate(f, layout, this::numbers) {
            @Override
            public void leaveOut(int from, int to, float[] theta) {
                System.arraycopy(theta, from, memory(0), from, to - from);
            }
        };
    }

    private void numbers(long step, float rate, float[] numbers) {
        numbers[0] = warmupSteps == 0 ? rate : rate * Math.min((float) step / warmupSteps, 1);
        numbers[1] = (float) (1 / (1 - Powers.of(beta2, step)));
        numbers[2] = step == 1 ? 1 : 0;
        numbers[3] = (float) (1 - 1.0 / step);
        numbers[4] = (float) (1.0 / step);
    }
}
