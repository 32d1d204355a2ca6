/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Adam with weight decay beside it (Loshchilov and Hutter 2019, Decoupled Weight Decay
 * Regularization): {@code θ = θ - rate·weightDecay·θ}, then Adam's step. Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/adamw/">keras.io/api/optimizers/adamw</a>.
 *
 * @param adam the other settings
 * @param weightDecay how fast weights shrink; 0 or more
 * @param decays which parameters shrink
 */
@CheckReturnValue
public record AdamW(Adam adam, double weightDecay, Predicate<ParameterLayout.Range> decays)
        implements Optimizer {
    /** Checks the numbers. */
    public AdamW {
        Objects.requireNonNull(adam, "adam");
        Objects.requireNonNull(decays, "decays");
        Limits.notNegative("weightDecay", weightDecay);
    }

    /** Learning rate 0.001, weight decay 0.004 of all parameters, the rest as Adam's. */
    public static AdamW create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static AdamW create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static AdamW create(LearningRate learningRate) {
        return new AdamW(Adam.create(learningRate), 0.004, ParameterLayout.ALL);
    }

    /** With this weight decay. */
    @Override
    public AdamW weightDecay(double rate) {
        return new AdamW(adam, rate, decays);
    }

    /** With this weight decay of these parameters only. */
    @Override
    public AdamW weightDecay(double rate, Predicate<ParameterLayout.Range> decays) {
        return new AdamW(adam, rate, decays);
    }

    /** With this β1. */
    public AdamW beta1(double beta1) {
        return new AdamW(adam.beta1(beta1), weightDecay, decays);
    }

    /** With this β2. */
    public AdamW beta2(double beta2) {
        return new AdamW(adam.beta2(beta2), weightDecay, decays);
    }

    /** With this ε. */
    public AdamW epsilon(double epsilon) {
        return new AdamW(adam.epsilon(epsilon), weightDecay, decays);
    }

    /** With {@link Adam#withAmsgrad AMSGrad}. */
    public AdamW withAmsgrad() {
        return new AdamW(adam.withAmsgrad(), weightDecay, decays);
    }

    @Override
    public LearningRate learningRate() {
        return adam.learningRate();
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        return adam.weightDecay(weightDecay, decays).start(layout);
    }
}
