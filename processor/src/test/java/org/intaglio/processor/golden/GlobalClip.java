/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;
import org.intaglio.runtime.train.Sgd;

/**
 * Gradient descent as a user may write it whose gradients must not be longer together than a norm:
 * what Keras calls {@code global_clipnorm}.
 *
 * @param rate the learning rate
 * @param norm the greatest norm of all gradients together
 */
record GlobalClip(double rate, double norm) implements Optimizer {
    @Override
    public LearningRate learningRate() {
        return LearningRate.constant(rate);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Update descent = Sgd.create(rate).start(layout);
        return new Update() {
            @Override
            public Needs needs() {
                return Needs.ALL_GRADIENTS;
            }

            @Override
            public void begin(long step, float learningRate) {
                descent.begin(step, learningRate);
            }

            @Override
            public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
                double squares = 0;
                for (float g : gradient) {
                    squares += (double) g * g;
                }
                double length = Math.sqrt(squares);
                for (int i = 0; length > norm && i < gradient.length; i++) {
                    gradient[i] = (float) (gradient[i] * norm / length);
                }
            }

            @Override
            public void apply(
                    OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
                descent.apply(kernels, from, to, theta, g, gAt);
            }
        };
    }
}
