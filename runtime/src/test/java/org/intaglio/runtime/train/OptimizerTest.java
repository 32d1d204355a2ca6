/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.kernel.KernelProvider;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Trajectories against Keras' formulas, written out in double precision. */
class OptimizerTest {
    private static final int STEPS = 12;

    /** A parameter's next value from its gradient. */
    private interface Reference {
        double step(int t, double theta, double g);
    }

    private static void check(Optimizer optimizer, Reference first, Reference second) {
        float[] theta = {0.7f, -0.4f};
        float[] g = new float[2];
        double[] expected = {0.7f, -0.4f};
        Optimizer.Update update = optimizer.start(new ParameterLayout(2, List.of()));
        var kernels = KernelProvider.scalar().optimizer();
        for (int t = 1; t <= STEPS; t++) {
            for (int i = 0; i < 2; i++) {
                g[i] = (float) Math.sin(t * (i + 1.3)) * 0.5f;
            }
            expected[0] = first.step(t, expected[0], g[0]);
            expected[1] = second.step(t, expected[1], g[1]);
            update.begin(t, (float) optimizer.learningRate().at(t - 1));
            update.apply(kernels, 0, 1, theta, g, 0);
            update.apply(kernels, 1, 2, theta, new float[] {0, 0, g[1]}, 2);
            assertThat((double) theta[0]).isWithin(1e-5).of(expected[0]);
            assertThat((double) theta[1]).isWithin(1e-5).of(expected[1]);
        }
    }

    @Test
    void gradientDescent() {
        Reference plain = (t, theta, g) -> theta - 0.05 * g;
        check(Sgd.create(0.05), plain, plain);
    }

    private static final class Momentum implements Reference {
        private final boolean nesterov;
        private double v;

        Momentum(boolean nesterov) {
            this.nesterov = nesterov;
        }

        @Override
        public double step(int t, double theta, double g) {
            v = 0.9 * v - 0.05 * g;
            return nesterov ? theta + 0.9 * v - 0.05 * g : theta + v;
        }
    }

    @Test
    void momentum() {
        check(Sgd.create(0.05).momentum(0.9), new Momentum(false), new Momentum(false));
    }

    @Test
    void nesterov() {
        check(Sgd.create(0.05).momentum(0.9).nesterov(), new Momentum(true), new Momentum(true));
    }

    private static final class AdamReference implements Reference {
        private double m;
        private double v;

        @Override
        public double step(int t, double theta, double g) {
            double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
            m += (g - m) * (1 - 0.9);
            v += (g * g - v) * (1 - 0.999);
            return theta - m * rate / (Math.sqrt(v) + 1e-7);
        }
    }

    @Test
    void adam() {
        check(Adam.create(0.01), new AdamReference(), new AdamReference());
    }

    @Test
    void defaultsAreThoseOfKeras() {
        assertThat(Adam.create())
                .isEqualTo(new Adam(LearningRate.constant(0.001), 0.9, 0.999, 1e-7f));
        assertThat(Sgd.create().toString()).isEqualTo("Sgd[learningRate=0.01, momentum=0.0]");
    }

    @Test
    void eachTrainingStartsAnew() {
        Adam adam = Adam.create(0.1);
        float[][] results = new float[2][];
        for (int round = 0; round < 2; round++) {
            Optimizer.Update update = adam.start(new ParameterLayout(1, List.of()));
            results[round] = new float[] {1};
            for (int t = 1; t <= 3; t++) {
                update.begin(t, 0.1f);
                update.apply(
                        KernelProvider.scalar().optimizer(),
                        0,
                        1,
                        results[round],
                        new float[] {0.3f},
                        0);
            }
        }
        assertThat(results[1]).isEqualTo(results[0]);
    }
}
