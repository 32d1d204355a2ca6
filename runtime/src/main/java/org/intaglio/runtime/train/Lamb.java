/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.Formula;
import org.intaglio.runtime.kernel.Formula.Value;
import org.intaglio.runtime.kernel.FormulaBuilder;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Adam whose step is as long as the parameter, times the learning rate: for large batches (You et
 * al. 2019, <a href="https://arxiv.org/abs/1904.00962">arXiv:1904.00962</a>).
 *
 * <pre>
 * m = m + (g - m)·(1 - β1)
 * v = v + (g² - v)·(1 - β2)
 * u = (m / (1 - β1^t)) / (√(v / (1 - β2^t)) + ε)
 * θ = θ - rate·u·|θ| / |u|        (of a whole kernel or bias; without the quotient where a norm is 0)
 * </pre>
 *
 * <p>It waits for all gradients of a step. Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/lamb/">keras.io/api/optimizers/lamb</a>.
 *
 * @param learningRate the learning rate
 * @param beta1 how slowly the mean of the gradient follows, in [0, 1)
 * @param beta2 how slowly the mean of its square follows, in [0, 1)
 * @param epsilon added to the root of that square; positive
 * @param weightDecay by how much of the learning rate parameters shrink before each step
 * @param decays which parameters shrink
 */
@CheckReturnValue
public record Lamb(
        LearningRate learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        Predicate<ParameterLayout.Range> decays)
        implements Optimizer {
    /** Checks the numbers. */
    public Lamb {
        Objects.requireNonNull(learningRate, "learningRate");
        Limits.beta("beta1", beta1);
        Limits.beta("beta2", beta2);
        Limits.positive("epsilon", epsilon);
        Limits.notNegative("weightDecay", weightDecay);
        Objects.requireNonNull(decays, "decays");
    }

    /** Learning rate 0.001, β1 0.9, β2 0.999, ε 1e-7, no weight decay. */
    public static Lamb create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Lamb create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Lamb create(LearningRate learningRate) {
        return new Lamb(learningRate, 0.9, 0.999, 1e-7, 0, ParameterLayout.ALL);
    }

    /** With this β1. */
    public Lamb beta1(double beta1) {
        return new Lamb(learningRate, beta1, beta2, epsilon, weightDecay, decays);
    }

    /** With this β2. */
    public Lamb beta2(double beta2) {
        return new Lamb(learningRate, beta1, beta2, epsilon, weightDecay, decays);
    }

    /** With this ε. */
    public Lamb epsilon(double epsilon) {
        return new Lamb(learningRate, beta1, beta2, epsilon, weightDecay, decays);
    }

    /** With this weight decay. */
    @Override
    public Lamb weightDecay(double rate) {
        return weightDecay(rate, ParameterLayout.ALL);
    }

    /** With this weight decay of these parameters only. */
    @Override
    public Lamb weightDecay(double rate, Predicate<ParameterLayout.Range> decays) {
        return new Lamb(learningRate, beta1, beta2, epsilon, rate, decays);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        return new Whole(this, layout);
    }

    private static final class Whole extends WholeUpdate {
        private static final float[][] NO_MEMORY = new float[0][];

        private final Lamb settings;
        private final List<ParameterLayout.Range> parameters;
        private final Formula moments;
        private final Formula scale;
        private final float[][] memory;
        private final float[] corrections = new float[2];
        private final float[] factor = new float[1];
        private float rate;

        Whole(Lamb settings, ParameterLayout layout) {
            this.settings = settings;
            this.parameters = layout.parameters();
            this.moments = moments(settings);
            this.scale = scale();
            this.memory = new float[moments.memories()][layout.floats()];
        }

        /** The gradient becomes Adam's step without the learning rate. */
        private static Formula moments(Lamb s) {
            FormulaBuilder f = new FormulaBuilder();
            Value g = f.gradient();
            Value m = f.memory(0);
            Value v = f.memory(1);
            Value least = f.constant(Flush.moment(s.epsilon));
            f.set(m, m.plus(g.minus(m).times(f.constant(1 - s.beta1))).flushBelow(least));
            Value seen = f.let(g.flushBelow(f.constant(Flush.toRoot(s.epsilon))));
            f.set(
                    v,
                    v.plus(seen.times(seen).minus(v).times(f.constant(1 - s.beta2)))
                            .flushBelow(f.constant(Flush.rooted(s.epsilon))));
            Value root = v.times(f.ofStep(1)).root();
            f.set(g, m.times(f.ofStep(0)).over(root.plus(f.constant(s.epsilon))));
            return f.build();
        }

        private static Formula scale() {
            FormulaBuilder f = new FormulaBuilder();
            f.set(f.gradient(), f.gradient().times(f.ofStep(0)));
            return f.build();
        }

        @Override
        public void begin(long step, float learningRate) {
            rate = learningRate;
            corrections[0] = (float) (1 / (1 - Powers.of(settings.beta1, step)));
            corrections[1] = (float) (1 / (1 - Powers.of(settings.beta2, step)));
        }

        @Override
        public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
            kernels.update(moments, corrections, 0, gradient.length, theta, gradient, 0, memory);
            // By index: an iterator would be garbage.
            for (int i = 0; i < parameters.size(); i++) {
                ParameterLayout.Range p = parameters.get(i);
                double kept = kept(p);
                double length = kept * Math.sqrt(kernels.squares(p.from(), p.to(), theta));
                double step = Math.sqrt(kernels.squares(p.from(), p.to(), gradient));
                factor[0] = (float) (length > 0 && step > 0 ? rate * length / step : rate);
                kernels.update(
                        scale, factor, p.from(), p.to(), theta, gradient, p.from(), NO_MEMORY);
            }
        }

        /** What the weight decay leaves of a parameter. */
        private double kept(ParameterLayout.Range p) {
            return settings.weightDecay != 0 && settings.decays.test(p)
                    ? Math.abs(1 - settings.weightDecay * rate)
                    : 1;
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            for (int i = 0; settings.weightDecay != 0 && i < parameters.size(); i++) {
                ParameterLayout.Range p = parameters.get(i);
                int begin = Math.max(from, p.from());
                int end = Math.min(to, p.to());
                if (begin < end && settings.decays.test(p)) {
                    float decay = (float) (settings.weightDecay * rate);
                    kernels.sgd(begin, end, decay, theta, theta, begin);
                }
            }
            super.apply(kernels, from, to, theta, g, gAt);
        }
    }
}
