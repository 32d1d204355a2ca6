/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Against formulas in double precision, and their central differences. */
final class ActivationKernelsTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 13, 16, 17, 31, 33, 64, 207};
    private static final double STEP = 1e-6;

    interface Forward {
        void apply(int length, float[] x, int xAt, float[] y, int yAt);
    }

    interface Gradient {
        void apply(int length, float[] v, int vAt, float[] dY, int dYAt, float[] dX, int dXAt);
    }

    /** Both methods of a function, and its formula. */
    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    enum Activation {
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

        Activation(
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

    /** Of what is above 0. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void inverseRootsAndTheirDerivatives(Provider provider) {
        for (int length : LENGTHS) {
            Piece x = arguments(length);
            Piece dY = Piece.random(new SplittableRandom(length), length);
            double[] roots = new double[length];
            double[] slopes = new double[length];
            for (int i = 0; i < length; i++) {
                x.array()[x.at() + i] = Math.abs(x.array()[x.at() + i]) + 0.01f;
                double v = x.array()[x.at() + i];
                roots[i] = 1 / Math.sqrt(v);
                slopes[i] = -0.5 / (v * Math.sqrt(v)) * dY.array()[dY.at() + i];
            }
            Piece y = Piece.blank(length, 5);
            provider.activation().inverseRoot(length, x.array(), x.at(), y.array(), y.at());
            y.assertNear(roots, tolerance(roots, 3e-7));
            Piece dX = Piece.blank(length, 3);
            provider.activation()
                    .inverseRootGradient(
                            length, y.array(), y.at(), dY.array(), dY.at(), dX.array(), dX.at());
            dX.assertNear(slopes, tolerance(slopes, 1e-6));
        }
    }

    static Stream<Arguments> cases() {
        return Provider.all()
                .flatMap(p -> Stream.of(Activation.values()).map(f -> Arguments.of(p, f)));
    }

    static Stream<Arguments> rows() {
        return Provider.all()
                .flatMap(p -> IntStream.of(LENGTHS).skip(1).mapToObj(n -> Arguments.of(p, n)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAreThoseOfTheFormula(Provider provider, Activation function) {
        Forward forward = function.forward.apply(provider.activation());
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
    void gradientsAreCentralDifferences(Provider provider, Activation function) {
        Gradient gradient = function.gradient.apply(provider.activation());
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
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void slopesAtKinks(Provider provider) {
        float[] x = {0f, 6f, -0f, 1f};
        float[] dY = {1f, 1f, 1f, 1f};
        float[] dX = new float[4];
        provider.activation().boundedReluGradient(4, 0.25f, 6f, 0f, x, 0, dY, 0, dX, 0);
        assertThat(dX).isEqualTo(new float[] {0.25f, 0f, 0.25f, 1f});
        provider.activation().reluGradient(4, x, 0, dY, 0, dX, 0);
        assertThat(dX).isEqualTo(new float[] {0f, 1f, 0f, 1f});
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void extremesNeitherOverflowNorVanish(Provider provider) {
        ActivationKernels k = provider.activation();
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

    /** A function, its limits at both infinities, and those of its derivative. */
    private record Ends(
            String name,
            Forward forward,
            Backward backward,
            boolean fromY,
            float low,
            float high,
            float slopeLow,
            float slopeHigh) {}

    private interface Backward {
        void apply(int length, float[] v, int vAt, float[] dY, int dYAt, float[] dX, int dXAt);
    }

    private static List<Ends> ends(ActivationKernels k) {
        float inf = Float.POSITIVE_INFINITY;
        Forward leaky = (n, x, xAt, y, yAt) -> k.boundedRelu(n, 0.25f, inf, 0, x, xAt, y, yAt);
        Backward leakySlope =
                (n, x, xAt, dY, dYAt, dX, dXAt) ->
                        k.boundedReluGradient(n, 0.25f, inf, 0, x, xAt, dY, dYAt, dX, dXAt);
        Forward relu6 = (n, x, xAt, y, yAt) -> k.boundedRelu(n, 0, 6, 0, x, xAt, y, yAt);
        Backward relu6Slope =
                (n, x, xAt, dY, dYAt, dX, dXAt) ->
                        k.boundedReluGradient(n, 0, 6, 0, x, xAt, dY, dYAt, dX, dXAt);
        return List.of(
                new Ends("relu", k::relu, k::reluGradient, true, 0, inf, 0, 1),
                new Ends("relu6", relu6, relu6Slope, false, 0, 6, 0, 0),
                new Ends("leakyRelu", leaky, leakySlope, false, -inf, inf, 0.25f, 1),
                new Ends("sigmoid", k::sigmoid, k::sigmoidGradient, true, 0, 1, 0, 0),
                new Ends("tanh", k::tanh, k::tanhGradient, true, -1, 1, 0, 0),
                new Ends("elu", k::elu, k::eluGradient, true, -1, inf, 0, 1),
                new Ends("selu", k::selu, k::seluGradient, true, -1.7580993f, inf, 0, 1.050701f),
                new Ends("gelu", k::gelu, k::geluGradient, false, 0, inf, 0, 1),
                new Ends("silu", k::silu, k::siluGradient, false, 0, inf, 0, 1),
                new Ends("softplus", k::softplus, k::softplusGradient, true, 0, inf, 0, 1),
                new Ends("softsign", k::softsign, k::softsignGradient, true, -1, 1, 0, 0),
                new Ends(
                        "exponential",
                        k::exponential,
                        k::exponentialGradient,
                        true,
                        0,
                        inf,
                        0,
                        inf),
                new Ends("hardSigmoid", k::hardSigmoid, k::hardSigmoidGradient, true, 0, 1, 0, 0),
                new Ends("mish", k::mish, k::mishGradient, false, 0, inf, 0, 1));
    }

    /** The limits, at infinity itself and well before, in whole vectors and in what is left. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void limitsAtBothEnds(Provider provider) {
        for (Ends ends : ends(provider.activation())) {
            for (int length : new int[] {1, 3, 16, 19}) {
                for (float magnitude : new float[] {1e30f, Float.POSITIVE_INFINITY}) {
                    for (int sign : new int[] {-1, 1}) {
                        float limit = sign < 0 ? ends.low() : ends.high();
                        float slope = sign < 0 ? ends.slopeLow() : ends.slopeHigh();
                        float[] x = new float[length];
                        Arrays.fill(x, sign * magnitude);
                        float[] y = forward(ends.forward(), x);
                        float[] dY = new float[length];
                        Arrays.fill(dY, 2f);
                        float[] dX = new float[length];
                        ends.backward().apply(length, ends.fromY() ? y : x, 0, dY, 0, dX, 0);
                        String at = ends.name() + " at " + x[0];
                        for (int i = 0; i < length; i++) {
                            boolean finite =
                                    Float.isInfinite(limit)
                                            && magnitude < Float.POSITIVE_INFINITY
                                            && !ends.name().equals("exponential");
                            if (finite) {
                                assertWithMessage(at).that(y[i] / x[i]).isWithin(1e-6f).of(slope);
                            } else if (Float.isInfinite(limit)) {
                                assertWithMessage(at).that(y[i]).isEqualTo(limit);
                            } else {
                                assertWithMessage(at).that(y[i]).isWithin(1e-6f).of(limit);
                            }
                            assertWithMessage("slope of %s", at)
                                    .that(dX[i] == 2 * slope || Math.abs(dX[i] - 2 * slope) < 1e-6)
                                    .isTrue();
                        }
                    }
                }
                float[] nan = new float[length];
                Arrays.fill(nan, Float.NaN);
                for (float y : forward(ends.forward(), nan)) {
                    assertWithMessage("%s of NaN", ends.name()).that(y).isNaN();
                }
            }
        }
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
        provider.activation().softmax(rows, columns, x.array(), x.at(), y.array(), y.at());
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
        provider.activation()
                .softmaxGradient(
                        rows,
                        columns,
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        found.array(),
                        found.at());
        found.assertNear(dX, tolerance(dX, 1e-6));
        provider.activation()
                .softmaxGradient(
                        rows, columns, y.array(), y.at(), dY.array(), dY.at(), dY.array(), dY.at());
        dY.assertSame(found.values());
        provider.activation().softmax(rows, columns, x.array(), x.at(), x.array(), x.at());
        x.assertSame(y.values());
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void softmaxDoesNotOverflow(Provider provider) {
        float[] x = {1e30f, -1e30f, 1e30f};
        provider.activation().softmax(1, 3, x, 0, x, 0);
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
