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
 * Follow the regularized leader (McMahan et al. 2013, Ad Click Prediction, algorithm 1), which
 * keeps weights at 0 that are not needed:
 *
 * <pre>
 * b = a + g²,  p = -learningRatePower
 * z = z + g + 2·l2Shrinkage·θ - (b^p - a^p) / rate · θ
 * a = b
 * θ = (clip(z, -l1, l1) - z) / (a^p / rate + 2·l2 + beta / rate)
 * </pre>
 *
 * <p>Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/ftrl/">keras.io/api/optimizers/ftrl</a>. A step with a
 * learning rate of 0 changes nothing.
 *
 * @param learningRate the learning rate
 * @param learningRatePower how fast steps become smaller, 0 or less; 0 for not at all
 * @param initialAccumulator what the sum of squares starts with; 0 or more
 * @param l1 the penalty on magnitudes; 0 or more
 * @param l2 the penalty on squares, which bounds weights; 0 or more
 * @param l2Shrinkage the penalty on squares, which is part of the gradient; 0 or more
 * @param beta the paper's β: how much smaller the first steps are; 0 or more
 */
@CheckReturnValue
public record Ftrl(
        LearningRate learningRate,
        double learningRatePower,
        double initialAccumulator,
        double l1,
        double l2,
        double l2Shrinkage,
        double beta)
        implements Optimizer {
    /** Checks the numbers. */
    public Ftrl {
        Objects.requireNonNull(learningRate, "learningRate");
        if (!(learningRatePower <= 0 && learningRatePower > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "learningRatePower must be a finite number, 0 or less, got "
                            + learningRatePower);
        }
        Limits.notNegative("initialAccumulator", initialAccumulator);
        Limits.notNegative("l1", l1);
        Limits.notNegative("l2", l2);
        Limits.notNegative("l2Shrinkage", l2Shrinkage);
        Limits.notNegative("beta", beta);
    }

    /** Learning rate 0.001, power -0.5, sums that start with 0.1, no penalties. */
    public static Ftrl create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Ftrl create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Ftrl create(LearningRate learningRate) {
        return new Ftrl(learningRate, -0.5, 0.1, 0, 0, 0, 0);
    }

    /** With this power, 0 or less. */
    public Ftrl learningRatePower(double learningRatePower) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    /** With this start of the sum of squares. */
    public Ftrl initialAccumulator(double initialAccumulator) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    /** With this penalty on magnitudes. */
    public Ftrl l1(double l1) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    /** With this penalty on squares, which bounds weights. */
    public Ftrl l2(double l2) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    /** With this penalty on squares, which is part of the gradient. */
    public Ftrl l2Shrinkage(double l2Shrinkage) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    /** With the paper's β. */
    public Ftrl beta(double beta) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta);
    }

    private Value power(FormulaBuilder f, Value x) {
        if (learningRatePower == 0) {
            return f.constant(1);
        }
        return learningRatePower == -0.5 ? x.root() : x.power(f.constant(-learningRatePower));
    }

    /** Leaves out steps with a learning rate of 0, by which it would divide. */
    private static final class NotAtZero implements Update {
        private final Update update;
        private boolean moves;

        NotAtZero(Update update) {
            this.update = update;
        }

        @Override
        public void begin(long step, float learningRate) {
            moves = learningRate > 0;
            update.begin(step, learningRate);
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            if (moves) {
                update.apply(kernels, from, to, theta, g, gAt);
            }
        }
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        FormulaBuilder f = new FormulaBuilder();
        Value theta = f.theta();
        Value g = f.gradient();
        Value sum = f.memory(0);
        Value linear = f.memory(1);
        Value perRate = f.ofStep(0);
        Value before = f.let(power(f, sum));
        f.set(sum, sum.plus(g.times(g)));
        Value after = f.let(power(f, sum));
        Value pull = g;
        if (l2Shrinkage > 0) {
            pull = g.plus(theta.times(f.constant(2 * l2Shrinkage)));
        }
        f.set(linear, linear.plus(pull.minus(after.minus(before).times(perRate).times(theta))));
        Value clipped = linear.max(f.constant(-l1)).min(f.constant(l1));
        // Where no gradient has been yet, it is 0, and so is what is divided by it.
        Value steepness = after.times(perRate).plus(f.ofStep(1)).max(f.constant(Float.MIN_NORMAL));
        f.set(theta, clipped.minus(linear).over(steepness));
        Update update =
                new FormulaUpdate(
                                f,
                                layout,
                                (step, rate, numbers) -> {
                                    numbers[0] = 1 / rate;
                                    numbers[1] = (float) (2 * l2 + beta / rate);
                                })
                        .startingWith(0, initialAccumulator);
        return new NotAtZero(update);
    }
}
