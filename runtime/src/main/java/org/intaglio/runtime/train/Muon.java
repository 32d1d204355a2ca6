/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Steps of matrices in which all directions count alike: the momentum's singular values become
 * about 1, by products (Jordan 2024, <a
 * href="https://kellerjordan.github.io/posts/muon/">kellerjordan.github.io/posts/muon</a>; Liu et
 * al. 2025, <a href="https://arxiv.org/abs/2502.16982">arXiv:2502.16982</a>).
 *
 * <pre>
 * m = momentum·m + g;  u = g + momentum·m     (without Nesterov, u = m)
 * X = u / (|u| + 1e-7)
 * A = X·Xᵀ;  X = 3.4445·X - 4.775·A·X + 2.0315·A·A·X        (steps times)
 * θ = θ - rate·scale·√max(rows, columns)·X
 * </pre>
 *
 * <p>That is for parameters with two axes, kernels of dense and of recurrent layers for instance.
 * All others, tables of embeddings too, have the steps of {@link AdamW}, and so should the kernel
 * of the last layer: {@code Muon.create().matrices(p -> !p.layer().equals("out"))}.
 *
 * <p>It waits for all gradients of a step. Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/muon/">keras.io/api/optimizers/muon</a>.
 *
 * @param adam β1, β2 and ε of the other parameters, and the learning rate of all
 * @param adamRate of how much of that rate the other parameters' steps are
 * @param momentum how slowly the mean of the gradient follows, in [0, 1)
 * @param isNesterov whether steps look ahead
 * @param steps how often X is improved; at least 1
 * @param scale how long a step is, as the root of the mean of its squares; positive
 * @param weightDecay by how much of the learning rate parameters shrink before each step
 * @param decays which parameters shrink
 * @param matrices which parameters with two axes are not left to Adam
 */
@CheckReturnValue
public record Muon(
        Adam adam,
        double adamRate,
        double momentum,
        boolean isNesterov,
        int steps,
        double scale,
        double weightDecay,
        Predicate<ParameterLayout.Range> decays,
        Predicate<ParameterLayout.Range> matrices)
        implements Optimizer {
    /** Checks the numbers. */
    public Muon {
        Objects.requireNonNull(adam, "adam");
        Limits.positive("adamRate", adamRate);
        Limits.beta("momentum", momentum);
        Limits.atLeast(1, "steps", steps);
        Limits.positive("scale", scale);
        Limits.notNegative("weightDecay", weightDecay);
        Objects.requireNonNull(decays, "decays");
        Objects.requireNonNull(matrices, "matrices");
    }

    /**
     * Learning rate 0.001, momentum 0.95, Nesterov, 5 steps, scale 0.2, weight decay 0.004; Adam's
     * β1 0.9, β2 0.999, ε 1e-7.
     */
    public static Muon create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Muon create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Muon create(LearningRate learningRate) {
        return new Muon(
                Adam.create(learningRate),
                1,
                0.95,
                true,
                5,
                0.2,
                0.004,
                ParameterLayout.ALL,
                ParameterLayout.ALL);
    }

    private Muon with(Adam adam, double adamRate) {
        return new Muon(
                adam, adamRate, momentum, isNesterov, steps, scale, weightDecay, decays, matrices);
    }

    private Muon with(double momentum, boolean isNesterov, int steps, double scale) {
        return new Muon(
                adam, adamRate, momentum, isNesterov, steps, scale, weightDecay, decays, matrices);
    }

    /** With this β1 of Adam. */
    public Muon beta1(double beta1) {
        return with(adam.beta1(beta1), adamRate);
    }

    /** With this β2 of Adam. */
    public Muon beta2(double beta2) {
        return with(adam.beta2(beta2), adamRate);
    }

    /** With this ε of Adam. */
    public Muon epsilon(double epsilon) {
        return with(adam.epsilon(epsilon), adamRate);
    }

    /** With this share of the learning rate for Adam's steps. As Keras' {@code adam_lr_ratio}. */
    public Muon adamRate(double adamRate) {
        return with(adam, adamRate);
    }

    /** With this momentum. */
    public Muon momentum(double momentum) {
        return with(momentum, isNesterov, steps, scale);
    }

    /** With steps that do not look ahead. */
    public Muon withoutNesterov() {
        return with(momentum, false, steps, scale);
    }

    /** With so many improvements of X. As Keras' {@code ns_steps}. */
    public Muon steps(int steps) {
        return with(momentum, isNesterov, steps, scale);
    }

    /** With steps of this length. As Keras' {@code rms_rate}. */
    public Muon scale(double scale) {
        return with(momentum, isNesterov, steps, scale);
    }

    /**
     * Only these of the parameters with two axes; the others are left to Adam. As Keras' {@code
     * exclude_layers}, the other way round. A lambda is equal to itself only: see {@link
     * Optimizer#equals}.
     */
    public Muon matrices(Predicate<ParameterLayout.Range> matrices) {
        return new Muon(
                adam, adamRate, momentum, isNesterov, steps, scale, weightDecay, decays, matrices);
    }

    /** With this weight decay, of matrices and of the others. */
    @Override
    public Muon weightDecay(double rate) {
        return weightDecay(rate, ParameterLayout.ALL);
    }

    /** With this weight decay of these parameters only. */
    @Override
    public Muon weightDecay(double rate, Predicate<ParameterLayout.Range> decays) {
        return new Muon(adam, adamRate, momentum, isNesterov, steps, scale, rate, decays, matrices);
    }

    @Override
    public LearningRate learningRate() {
        return adam.learningRate();
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        return new MuonUpdate(this, layout);
    }

    /** Whether a parameter's steps are Muon's. */
    boolean takes(ParameterLayout.Range p) {
        return p.shape().dimensions().length == 2
                && !p.path().toLowerCase(Locale.ROOT).contains("embedding")
                && matrices.test(p);
    }
}
