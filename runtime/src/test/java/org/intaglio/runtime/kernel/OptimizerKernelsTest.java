/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Against Keras' formulas in double precision, on ranges in the middle of flat arrays. */
final class OptimizerKernelsTest {
    private static final float RATE = 0.05f;
    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> lengths() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(0, 1, 2, 3, 13, 17, 31, 33, 207, 5000)
                                .mapToObj(n -> Arguments.of(p, n)));
    }

    /** Parameters and both states at the same place in their arrays, the gradient at another. */
    private static final class State {
        final Piece theta;
        final Piece g;
        final Piece m;
        final Piece v;

        State(int length) {
            SplittableRandom random = new SplittableRandom(length);
            theta = at(random, length, 3);
            g = at(random, length, 5);
            m = at(random, length, 3);
            v = at(random, length, 3);
            for (int i = 0; i < length; i++) {
                v.array()[v.at() + i] = Math.abs(v.array()[v.at() + i]);
            }
        }

        private static Piece at(SplittableRandom random, int length, int before) {
            Piece piece = Piece.blank(length, before);
            for (int i = 0; i < length; i++) {
                piece.array()[piece.at() + i] = (float) random.nextDouble(-1, 1);
            }
            return piece;
        }

        int from() {
            return theta.at();
        }

        int to() {
            return theta.at() + theta.length();
        }
    }

    private static void near(Piece found, double[] expected) {
        double[] tolerance = new double[expected.length];
        Arrays.fill(tolerance, TOLERANCE);
        found.assertNear(expected, tolerance);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void gradientDescent(Provider provider, int length) {
        State s = new State(length);
        double[] theta = s.theta.doubles();
        double[] g = s.g.doubles();
        for (int i = 0; i < length; i++) {
            theta[i] -= RATE * g[i];
        }
        provider.optimizer().sgd(s.from(), s.to(), RATE, s.theta.array(), s.g.array(), s.g.at());
        near(s.theta, theta);
        near(s.g, g);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void momentumAndNesterov(Provider provider, int length) {
        for (boolean nesterov : new boolean[] {false, true}) {
            State s = new State(length);
            double[] theta = s.theta.doubles();
            double[] g = s.g.doubles();
            double[] m = s.m.doubles();
            for (int i = 0; i < length; i++) {
                m[i] = 0.9 * m[i] - RATE * g[i];
                theta[i] += nesterov ? 0.9 * m[i] - RATE * g[i] : m[i];
            }
            OptimizerKernels k = provider.optimizer();
            float[] t = s.theta.array();
            if (nesterov) {
                k.nesterov(s.from(), s.to(), RATE, 0.9f, t, s.g.array(), s.g.at(), s.m.array());
            } else {
                k.momentum(s.from(), s.to(), RATE, 0.9f, t, s.g.array(), s.g.at(), s.m.array());
            }
            near(s.theta, theta);
            near(s.m, m);
            near(s.g, g);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void adam(Provider provider, int length) {
        State s = new State(length);
        double[] theta = s.theta.doubles();
        double[] g = s.g.doubles();
        double[] m = s.m.doubles();
        double[] v = s.v.doubles();
        for (int step = 1; step <= 3; step++) {
            double rate = RATE * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
            for (int i = 0; i < length; i++) {
                m[i] += (g[i] - m[i]) * (1 - 0.9);
                v[i] += (g[i] * g[i] - v[i]) * (1 - 0.999);
                theta[i] -= m[i] * rate / (Math.sqrt(v[i]) + 1e-7);
            }
            provider.optimizer()
                    .adam(
                            s.from(),
                            s.to(),
                            (float) rate,
                            0.9,
                            0.999,
                            1e-7f,
                            s.theta.array(),
                            s.g.array(),
                            s.g.at(),
                            s.m.array(),
                            s.v.array());
        }
        near(s.m, m);
        near(s.v, v);
        near(s.g, g);
        double[] tolerance = new double[length];
        for (int i = 0; i < length; i++) {
            tolerance[i] = 1e-6 + 1e-5 * Math.abs(theta[i]);
        }
        s.theta.assertNear(theta, tolerance);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void penalty(Provider provider, int length) {
        State s = new State(length);
        if (length > 2) {
            s.theta.array()[s.theta.at() + 1] = 0f;
        }
        double[] theta = s.theta.doubles();
        double[] g = s.g.doubles();
        double expected = 0;
        for (int i = 0; i < length; i++) {
            expected += 0.01f * Math.abs(theta[i]) + 0.02f * theta[i] * theta[i];
            g[i] += 0.01f * Math.signum(theta[i]) + 2 * 0.02f * theta[i];
        }
        double found =
                provider.optimizer()
                        .penalty(
                                s.from(),
                                s.to(),
                                0.01f,
                                0.02f,
                                s.theta.array(),
                                s.g.array(),
                                s.g.at());
        assertThat(found).isWithin(1e-6 * expected + 1e-12).of(expected);
        near(s.g, g);
        near(s.theta, theta);
    }

    /** From floats, 1 - 0.999 would be 0.00099998713. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void betasAreNotRoundedToFloat(Provider provider) {
        float[] theta = {0f};
        float[] g = {1f};
        float[] m = {0f};
        float[] v = {0f};
        provider.optimizer().adam(0, 1, 0f, 0.9, 0.999, 1e-7f, theta, g, 0, m, v);
        assertThat(m[0]).isEqualTo(0.1f);
        assertThat(v[0]).isEqualTo(0.001f);
    }

    /** Subnormal numbers would make every further step many times slower. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void gradientsTooSmallToSquareLeaveNoSecondMoment(Provider provider) {
        int length = 33;
        float[] theta = new float[length];
        float[] g = new float[length];
        float[] m = new float[length];
        float[] v = new float[length];
        for (int i = 0; i < length; i++) {
            g[i] = i % 2 == 0 ? 5e-17f : 1e-15f;
        }
        for (int step = 0; step < 5; step++) {
            provider.optimizer().adam(0, length, 0.001f, 0.9, 0.999, 1e-7f, theta, g, 0, m, v);
        }
        for (int i = 0; i < length; i++) {
            double moved = 1 - Math.pow(0.9, 5);
            assertThat((double) m[i]).isWithin(1e-5 * g[i]).of(g[i] * moved);
            if (i % 2 == 0) {
                assertThat(v[i]).isEqualTo(0f);
            } else {
                assertThat(v[i]).isWithin(1e-35f).of((float) (1e-30 * (1 - Math.pow(0.999, 5))));
            }
        }
    }

    /** What is cut off against subnormal numbers must not count beside epsilon. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void smallEpsilonsAreHeardToo(Provider provider) {
        for (int length : new int[] {1, 33}) {
            for (float gradient : new float[] {9e-17f, 1e-15f, 1f}) {
                float[] theta = new float[length];
                float[] g = new float[length];
                Arrays.fill(theta, 0.5f);
                Arrays.fill(g, gradient);
                float[] m = new float[length];
                float[] v = new float[length];
                float rate = (float) (0.01 * Math.sqrt(1 - 0.999) / (1 - 0.9));
                provider.optimizer().adam(0, length, rate, 0.9, 0.999, 1e-20f, theta, g, 0, m, v);
                for (float t : theta) {
                    assertThat(t).isWithin(5e-5f).of(0.49f);
                }
            }
        }
    }
}
