/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Against formulas in double precision, and their central differences. */
final class ActivationKernelsTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 13, 16, 17, 31, 33, 64, 207};
    private static final double STEP = 1e-6;

    private interface Forward {
        void apply(int length, float[] x, int xAt, float[] y, int yAt);
    }

    private interface Gradient {
        void apply(int length, float[] v, int vAt, float[] dY, int dYAt, float[] dX, int dXAt);
    }

    private enum Function1 {
        RELU(k -> k::relu, k -> k::reluGradient, v -> Math.max(v, 0), false),
        SIGMOID(k -> k::sigmoid, k -> k::sigmoidGradient, v -> 1 / (1 + Math.exp(-v)), false),
        TANH(k -> k::tanh, k -> k::tanhGradient, Math::tanh, false),
        ELU(k -> k::elu, k -> k::eluGradient, v -> v > 0 ? v : Math.expm1(v), false),
        SELU(
                k -> k::selu,
                k -> k::seluGradient,
                v -> 1.0507009873554805 * (v > 0 ? v : 1.6732632423543772 * Math.expm1(v)),
                false),
        GELU(k -> k::gelu, k -> k::geluGradient, v -> v / 2 * (1 + erf(v / Math.sqrt(2))), true),
        SILU(k -> k::silu, k -> k::siluGradient, v -> v / (1 + Math.exp(-v)), true),
        SOFTPLUS(k -> k::softplus, k -> k::softplusGradient, v -> Math.log1p(Math.exp(v)), false),
        SOFTSIGN(k -> k::softsign, k -> k::softsignGradient, v -> v / (1 + Math.abs(v)), false),
        EXPONENTIAL(k -> k::exponential, k -> k::exponentialGradient, Math::exp, false),
        HARD_SIGMOID(
                k -> k::hardSigmoid,
                k -> k::hardSigmoidGradient,
                v -> Math.clamp(v + 3, 0, 6.0) / 6,
                false),
        MISH(k -> k::mish, k -> k::mishGradient, v -> v * Math.tanh(Math.log1p(Math.exp(v))), true),
        LEAKY(
                k -> (n, x, xAt, y, yAt) -> k.boundedRelu(n, 0.2f, 1e30f, 0, x, xAt, y, yAt),
                k ->
                        (n, x, xAt, d, dAt, dX, dXAt) ->
                                k.boundedReluGradient(n, 0.2f, 1e30f, 0, x, xAt, d, dAt, dX, dXAt),
                v -> v < 0 ? 0.2f * v : v,
                true),
        BOUNDED(
                k -> (n, x, xAt, y, yAt) -> k.boundedRelu(n, -0.5f, 3, 1, x, xAt, y, yAt),
                k ->
                        (n, x, xAt, d, dAt, dX, dXAt) ->
                                k.boundedReluGradient(n, -0.5f, 3, 1, x, xAt, d, dAt, dX, dXAt),
                v -> v < 1 ? -0.5 * (v - 1) : Math.min(v, 3),
                true);

        final Function<ActivationKernels, Forward> forward;
        final Function<ActivationKernels, Gradient> gradient;
        final DoubleUnaryOperator formula;
        final boolean fromX;

        Function1(
                Function<ActivationKernels, Forward> forward,
                Function<ActivationKernels, Gradient> gradient,
                DoubleUnaryOperator formula,
                boolean fromX) {
            this.forward = forward;
            this.gradient = gradient;
            this.formula = formula;
            this.fromX = fromX;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(Provider.values())
                .flatMap(p -> Stream.of(Function1.values()).map(f -> Arguments.of(p, f)));
    }

    static Stream<Arguments> rows() {
        return Stream.of(Provider.values())
                .flatMap(p -> IntStream.of(LENGTHS).skip(1).mapToObj(n -> Arguments.of(p, n)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAreThoseOfTheFormula(Provider provider, Function1 function) {
        Forward forward = function.forward.apply(provider.activation);
        for (int length : LENGTHS) {
            Piece x = arguments(length);
            Piece y = Piece.blank(length, 5);
            forward.apply(length, x.array(), x.at(), y.array(), y.at());
            y.assertNear(map(x, function.formula), tolerance(map(x, function.formula), 3e-7));
            forward.apply(length, x.array(), x.at(), x.array(), x.at());
            x.assertSame(y.values());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreCentralDifferences(Provider provider, Function1 function) {
        Gradient gradient = function.gradient.apply(provider.activation);
        DoubleUnaryOperator f = function.formula;
        for (int length : LENGTHS) {
            Piece x = arguments(length);
            Piece v = x.copy();
            if (!function.fromX) {
                for (int i = 0; i < length; i++) {
                    v.array()[v.at() + i] = (float) f.applyAsDouble(x.array()[x.at() + i]);
                }
            }
            Piece dY = Piece.random(new SplittableRandom(length + 1), length);
            double[] expected = new double[length];
            for (int i = 0; i < length; i++) {
                double at = x.array()[x.at() + i];
                double slope =
                        (f.applyAsDouble(at + STEP) - f.applyAsDouble(at - STEP)) / (2 * STEP);
                expected[i] = slope * dY.array()[dY.at() + i];
            }
            Piece dX = Piece.blank(length, 2);
            gradient.apply(length, v.array(), v.at(), dY.array(), dY.at(), dX.array(), dX.at());
            dX.assertNear(expected, tolerance(expected, 2e-6));
            gradient.apply(length, v.array(), v.at(), dY.array(), dY.at(), dY.array(), dY.at());
            dY.assertSame(dX.values());
        }
    }

    /** At a kink TensorFlow takes the slope from below, and none at the upper limit. */
    @ParameterizedTest
    @EnumSource(Provider.class)
    void slopesAtKinks(Provider provider) {
        float[] x = {0f, 6f, -0f, 1f};
        float[] dY = {1f, 1f, 1f, 1f};
        float[] dX = new float[4];
        provider.activation.boundedReluGradient(4, 0.25f, 6f, 0f, x, 0, dY, 0, dX, 0);
        assertThat(dX).isEqualTo(new float[] {0.25f, 0f, 0.25f, 1f});
        provider.activation.reluGradient(4, x, 0, dY, 0, dX, 0);
        assertThat(dX).isEqualTo(new float[] {0f, 1f, 0f, 1f});
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void extremesNeitherOverflowNorVanish(Provider provider) {
        ActivationKernels k = provider.activation;
        float inf = Float.POSITIVE_INFINITY;
        float[] x = {-inf, -200f, -0f, 200f, inf, Float.NaN};
        assertThat(forward(k::relu, x)[5]).isNaN();
        assertThat(forward(k::sigmoid, x)).isEqualTo(new float[] {0f, 0f, 0.5f, 1f, 1f, Float.NaN});
        assertThat(forward(k::tanh, x)).isEqualTo(new float[] {-1f, -1f, 0f, 1f, 1f, Float.NaN});
        assertThat(forward(k::softplus, x))
                .isEqualTo(new float[] {0f, 0f, (float) Math.log(2), 200f, inf, Float.NaN});
        assertThat(forward(k::elu, x)).isEqualTo(new float[] {-1f, -1f, 0f, 200f, inf, Float.NaN});
        assertThat(forward(k::exponential, x))
                .isEqualTo(new float[] {0f, 0f, 1f, inf, inf, Float.NaN});
    }

    private static float[] forward(Forward forward, float[] x) {
        float[] y = new float[x.length];
        forward.apply(x.length, x, 0, y, 0);
        return withoutSignsOfZeros(y);
    }

    private static float[] withoutSignsOfZeros(float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += 0f;
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void softmaxAndItsGradient(Provider provider, int columns) {
        int rows = 3;
        Piece x = arguments(rows * columns);
        Piece y = Piece.blank(rows * columns, 1);
        provider.activation.softmax(rows, columns, x.array(), x.at(), y.array(), y.at());
        double[] expected = softmax(x.doubles(), columns);
        y.assertNear(expected, tolerance(expected, 1e-6));

        Piece dY = Piece.random(new SplittableRandom(columns), rows * columns);
        double[] dX = new double[rows * columns];
        for (int i = 0; i < dX.length; i++) {
            double[] up = x.doubles();
            double[] down = x.doubles();
            up[i] += STEP;
            down[i] -= STEP;
            double[] high = softmax(up, columns);
            double[] low = softmax(down, columns);
            for (int j = 0; j < dX.length; j++) {
                dX[i] += (high[j] - low[j]) / (2 * STEP) * dY.array()[dY.at() + j];
            }
        }
        Piece found = Piece.blank(rows * columns, 4);
        provider.activation.softmaxGradient(
                rows, columns, y.array(), y.at(), dY.array(), dY.at(), found.array(), found.at());
        found.assertNear(dX, tolerance(dX, 1e-6));
        provider.activation.softmaxGradient(
                rows, columns, y.array(), y.at(), dY.array(), dY.at(), dY.array(), dY.at());
        dY.assertSame(found.values());
        provider.activation.softmax(rows, columns, x.array(), x.at(), x.array(), x.at());
        x.assertSame(y.values());
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void softmaxDoesNotOverflow(Provider provider) {
        float[] x = {1e30f, -1e30f, 1e30f};
        provider.activation.softmax(1, 3, x, 0, x, 0);
        assertThat(x).isEqualTo(new float[] {0.5f, 0f, 0.5f});
    }

    /** From about -8 to 8, and never at a kink. */
    private static Piece arguments(int length) {
        Piece piece = Piece.random(new SplittableRandom(length), length);
        for (int i = 0; i < length; i++) {
            float v = piece.array()[piece.at() + i] * 8;
            float fraction = Math.abs(v - Math.round(v));
            piece.array()[piece.at() + i] = fraction < 0.01f ? v + 0.05f : v;
        }
        return piece;
    }

    private static double[] map(Piece x, DoubleUnaryOperator f) {
        double[] y = x.doubles();
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(y[i]);
        }
        return y;
    }

    private static double[] tolerance(double[] expected, double relative) {
        double[] tolerance = new double[expected.length];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = relative * (Math.abs(expected[i]) + 0.1);
        }
        return tolerance;
    }

    private static double[] softmax(double[] x, int columns) {
        double[] y = new double[x.length];
        for (int row = 0; row < x.length; row += columns) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += Math.exp(x[row + j]);
            }
            for (int j = 0; j < columns; j++) {
                y[row + j] = Math.exp(x[row + j]) / sum;
            }
        }
        return y;
    }

    /** Abramowitz and Stegun 7.1.6. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 400; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
