/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Objects;

/**
 * Gradient descent, with or without momentum. Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/sgd/">keras.io/api/optimizers/sgd</a>.
 */
@CheckReturnValue
public final class Sgd implements Optimizer {
    private final LearningRate learningRate;
    private final float momentum;
    private final boolean nesterov;

    private Sgd(LearningRate learningRate, float momentum, boolean nesterov) {
        this.learningRate = Objects.requireNonNull(learningRate, "learningRate");
        this.momentum = momentum;
        this.nesterov = nesterov;
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum must be within [0, 1], got " + momentum);
        }
    }

    /** Learning rate 0.01, no momentum. */
    public static Sgd create() {
        return create(0.01);
    }

    /** A learning rate, no momentum. */
    public static Sgd create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step, no momentum. */
    public static Sgd create(LearningRate learningRate) {
        return new Sgd(learningRate, 0, false);
    }

    /** With this momentum: how much of the last step goes on, in [0, 1]. */
    public Sgd momentum(double momentum) {
        return new Sgd(learningRate, (float) momentum, nesterov);
    }

    /** With Nesterov's momentum; {@link #momentum(double)} says how much. */
    public Sgd nesterov() {
        return new Sgd(learningRate, momentum, true);
    }

    @Override
    public LearningRate learningRate() {
        return learningRate;
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        int floats = layout.floats();
        return new SgdUpdate(new float[momentum == 0 ? 0 : floats]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sgd sgd
                && learningRate.equals(sgd.learningRate)
                && Float.compare(momentum, sgd.momentum) == 0
                && nesterov == sgd.nesterov;
    }

    @Override
    public int hashCode() {
        return Objects.hash(learningRate, momentum, nesterov);
    }

    @Override
    public String toString() {
        return "Sgd[learningRate=%s, momentum=%s%s]"
                .formatted(learningRate, momentum, nesterov ? ", nesterov" : "");
    }

    private final class SgdUpdate implements Update {
        private final float[] velocity;
        private float rate;

        SgdUpdate(float[] velocity) {
            this.velocity = velocity;
        }

        @Override
        public void begin(long step, float learningRate) {
            rate = learningRate;
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            if (momentum == 0) {
                kernels.sgd(from, to, rate, theta, g, gAt);
            } else if (nesterov) {
                kernels.nesterov(from, to, rate, momentum, theta, g, gAt, velocity);
            } else {
                kernels.momentum(from, to, rate, momentum, theta, g, gAt, velocity);
            }
        }
    }
}
