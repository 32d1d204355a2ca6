/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.kernel.LossKernels.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Against Keras' formulas in double precision, and their central differences. */
final class LossKernelsTest {
    private static final int[] WIDTHS = {1, 2, 3, 10, 13, 16, 17, 31, 33, 207};
    private static final int SAMPLES = 3;
    private static final int BATCH = 5;
    private static final double STEP = 1e-6;
    private static final float LOSS_WEIGHT = 0.7f;

    /** One row's loss, in double precision. */
    interface RowLoss {
        double of(double[] y, double[] target);
    }

    /** A call of a kernel. */
    interface Call {
        void apply(
                LossKernels k, Form form, Piece y, Piece target, float[] w, Piece dY, float[] loss);
    }

    /** A kernel and its formula. */
    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    enum Case {
        SOFTMAX_SPARSE(
                true,
                false,
                (y, t) -> logSum(y) - y[(int) t[0]],
                (k, f, y, t, w, d, l) -> softmax(k, f, true, 0, y, t, w, d, l)),
        SOFTMAX(
                false,
                false,
                (y, t) -> softmaxLoss(y, t, 0),
                (k, f, y, t, w, d, l) -> softmax(k, f, false, 0, y, t, w, d, l)),
        SOFTMAX_SMOOTHED(
                false,
                false,
                (y, t) -> softmaxLoss(y, t, 0.1f),
                (k, f, y, t, w, d, l) -> softmax(k, f, false, 0.1f, y, t, w, d, l)),
        PROBABILITIES_SPARSE(
                true,
                true,
                (y, t) ->
                        Math.log(IntStream.range(0, y.length).mapToDouble(j -> y[j]).sum())
                                - Math.log(y[(int) t[0]]),
                (k, f, y, t, w, d, l) -> probabilities(k, f, true, 0, y, t, w, d, l)),
        PROBABILITIES(
                false,
                true,
                (y, t) -> probabilityLoss(y, t, 0),
                (k, f, y, t, w, d, l) -> probabilities(k, f, false, 0, y, t, w, d, l)),
        PROBABILITIES_SMOOTHED(
                false,
                true,
                (y, t) -> probabilityLoss(y, t, 0.2f),
                (k, f, y, t, w, d, l) -> probabilities(k, f, false, 0.2f, y, t, w, d, l)),
        SIGMOID(
                false,
                false,
                (y, t) -> mean(y, t, (v, u) -> Math.log1p(Math.exp(v)) - v * u),
                (k, f, y, t, w, d, l) -> sigmoid(k, f, 0, y, t, w, d, l)),
        SIGMOID_SMOOTHED(
                false,
                false,
                (y, t) ->
                        mean(
                                y,
                                t,
                                (v, u) -> Math.log1p(Math.exp(v)) - v * (u * (1 - 0.1f) + 0.05f)),
                (k, f, y, t, w, d, l) -> sigmoid(k, f, 0.1f, y, t, w, d, l)),
        BINARY(
                false,
                true,
                (y, t) -> mean(y, t, (v, u) -> -u * Math.log(v) - (1 - u) * Math.log(1 - v)),
                (k, f, y, t, w, d, l) ->
                        k.binaryCrossEntropy(
                                f, SAMPLES, BATCH, 0, y.array(), y.at(), t.array(), t.at(), w, 1,
                                d.array(), d.at(), l, 2)),
        SQUARED(
                false,
                false,
                (y, t) -> mean(y, t, (v, u) -> (v - u) * (v - u)),
                (k, f, y, t, w, d, l) ->
                        k.meanSquaredError(
                                f, SAMPLES, BATCH, y.array(), y.at(), t.array(), t.at(), w, 1,
                                d.array(), d.at(), l, 2)),
        ABSOLUTE(
                false,
                false,
                (y, t) -> mean(y, t, (v, u) -> Math.abs(v - u)),
                (k, f, y, t, w, d, l) ->
                        k.meanAbsoluteError(
                                f, SAMPLES, BATCH, y.array(), y.at(), t.array(), t.at(), w, 1,
                                d.array(), d.at(), l, 2)),
        HUBER(
                false,
                false,
                (y, t) ->
                        mean(
                                y,
                                t,
                                (v, u) -> {
                                    double e = Math.abs(v - u);
                                    return e <= 0.75 ? e * e / 2 : 0.75 * e - 0.75 * 0.75 / 2;
                                }),
                (k, f, y, t, w, d, l) ->
                        k.huber(
                                f, SAMPLES, BATCH, 0.75f, y.array(), y.at(), t.array(), t.at(), w,
                                1, d.array(), d.at(), l, 2));

        final boolean sparse;
        final boolean probabilities;
        final RowLoss loss;
        final Call call;

        Case(boolean sparse, boolean probabilities, RowLoss loss, Call call) {
            this.sparse = sparse;
            this.probabilities = probabilities;
            this.loss = loss;
            this.call = call;
        }

        private static void softmax(
                LossKernels k,
                Form f,
                boolean sparse,
                float smoothing,
                Piece x,
                Piece t,
                float[] w,
                Piece d,
                float[] l) {
            float[] y = new float[x.length() + 1];
            k.softmaxCrossEntropy(
                    f, SAMPLES, BATCH, sparse, smoothing, x.array(), x.at(), t.array(), t.at(), w,
                    1, y, 1, d.array(), d.at(), l, 2);
            for (int row = 0; row < x.length(); row += f.width()) {
                double sum = 0;
                for (int j = 0; j < f.width(); j++) {
                    sum += y[1 + row + j];
                }
                assertThat(sum).isWithin(1e-5).of(1);
            }
        }

        private static void probabilities(
                LossKernels k,
                Form f,
                boolean sparse,
                float smoothing,
                Piece y,
                Piece t,
                float[] w,
                Piece d,
                float[] l) {
            k.crossEntropy(
                    f, SAMPLES, BATCH, sparse, smoothing, y.array(), y.at(), t.array(), t.at(), w,
                    1, d.array(), d.at(), l, 2);
        }

        private static void sigmoid(
                LossKernels k,
                Form f,
                float smoothing,
                Piece x,
                Piece t,
                float[] w,
                Piece d,
                float[] l) {
            float[] y = new float[x.length() + 1];
            k.sigmoidCrossEntropy(
                    f, SAMPLES, BATCH, smoothing, x.array(), x.at(), t.array(), t.at(), w, 1, y, 1,
                    d.array(), d.at(), l, 2);
            double[] logits = x.doubles();
            for (int i = 0; i < logits.length; i++) {
                assertThat(y[1 + i]).isWithin(1e-6f).of((float) (1 / (1 + Math.exp(-logits[i]))));
            }
        }
    }

    static Stream<Arguments> cases() {
        return Provider.all().flatMap(p -> Stream.of(Case.values()).map(c -> Arguments.of(p, c)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAreTheirFormulasAndGradientsCentralDifferences(Provider provider, Case c) {
        for (int width : WIDTHS) {
            for (int positions : new int[] {1, 2}) {
                check(provider.loss(), c, new Form(positions, width, LOSS_WEIGHT), false);
                check(provider.loss(), c, new Form(positions, width, LOSS_WEIGHT), true);
            }
        }
    }

    private static void check(LossKernels kernels, Case c, Form form, boolean weighted) {
        int width = form.width();
        int rows = SAMPLES * form.positions();
        SplittableRandom random = new SplittableRandom(width * 7L + form.positions());
        Piece y = Piece.random(random, rows * width);
        Piece target = Piece.random(random, c.sparse ? rows : rows * width);
        for (int i = 0; i < y.length(); i++) {
            float v = y.array()[y.at() + i];
            y.array()[y.at() + i] = c.probabilities ? 0.5f + 0.45f * v : 3 * v;
        }
        for (int i = 0; i < target.length(); i++) {
            float v = target.array()[target.at() + i];
            target.array()[target.at() + i] =
                    c.sparse ? random.nextInt(width) : c.probabilities ? Math.abs(v) : v;
        }
        if (c == Case.SOFTMAX || c == Case.SOFTMAX_SMOOTHED) {
            // The derivative softmax - t is that of a target which sums to one.
            for (int row = 0; row < rows; row++) {
                distribution(target.array(), target.at() + row * width, width);
            }
        }
        float[] weights = weighted ? new float[] {99, 0.5f, 2, 0, 99} : null;
        Piece dY = Piece.blank(rows * width, 2);
        float[] loss = {9, 9, 1, 1, 1, 9};
        Piece before = y.copy();
        c.call.apply(kernels, form, y, target, weights, dY, loss);
        y.assertSame(before.values());

        double[] all = y.doubles();
        double[] t = target.doubles();
        int targets = c.sparse ? 1 : width;
        double[] expected = new double[rows * width];
        double[] tolerance = new double[rows * width];
        for (int i = 0; i < SAMPLES; i++) {
            double share = LOSS_WEIGHT * (weighted ? weights[1 + i] : 1.0) / form.positions();
            double sum = 0;
            for (int p = 0; p < form.positions(); p++) {
                int row = i * form.positions() + p;
                double[] v = Arrays.copyOfRange(all, row * width, (row + 1) * width);
                double[] u = Arrays.copyOfRange(t, row * targets, (row + 1) * targets);
                sum += c.loss.of(v, u);
                for (int j = 0; j < width; j++) {
                    double at = v[j];
                    v[j] = at + STEP;
                    double high = c.loss.of(v, u);
                    v[j] = at - STEP;
                    double low = c.loss.of(v, u);
                    v[j] = at;
                    double slope = (high - low) / (2 * STEP) * share / BATCH;
                    expected[row * width + j] = slope;
                    tolerance[row * width + j] = 1e-5 * Math.abs(slope) + 1e-7;
                }
            }
            assertThat((double) loss[2 + i] - 1)
                    .isWithin(2e-6 * (1 + Math.abs(share * sum)))
                    .of(share * sum);
        }
        dY.assertNear(expected, tolerance);
        assertThat(new float[] {loss[0], loss[1], loss[5]}).isEqualTo(new float[] {9, 9, 9});
    }

    /** 1e-7 and 1 - 1e-7, as Keras has it; a clipped probability has no derivative. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void probabilitiesAreClipped(Provider provider) {
        Form form = new Form(1, 2, 1);
        float[] y = {0f, 1f};
        float[] dY = {9f, 9f};
        float[] loss = {0f};
        provider.loss()
                .crossEntropy(
                        form, 1, 1, false, 0, y, 0, new float[] {1, 0}, 0, null, 0, dY, 0, loss, 0);
        assertThat(loss[0]).isWithin(1e-5f).of((float) -Math.log(1e-7));
        assertThat(dY).usingTolerance(0).containsExactly(0f, 0f).inOrder();

        float[] binary = {0f};
        provider.loss()
                .binaryCrossEntropy(
                        form, 1, 1, 0, y, 0, new float[] {1, 1}, 0, null, 0, dY, 0, binary, 0);
        assertThat(binary[0]).isWithin(1e-5f).of((float) (-Math.log(1e-7) / 2));
        assertThat(dY).usingTolerance(0).containsExactly(0f, 0f).inOrder();
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void largeLogitsGiveFiniteLosses(Provider provider) {
        float[] x = {1000f, -1000f};
        float[] dX = new float[2];
        float[] loss = {0f, 0f};
        Form form = new Form(1, 2, 1);
        provider.loss()
                .softmaxCrossEntropy(
                        form,
                        1,
                        1,
                        true,
                        0,
                        x,
                        0,
                        new float[] {1},
                        0,
                        null,
                        0,
                        null,
                        0,
                        dX,
                        0,
                        loss,
                        0);
        assertThat(loss[0]).isEqualTo(2000f);
        assertThat(dX).isEqualTo(new float[] {1f, -1f});
        provider.loss()
                .sigmoidCrossEntropy(
                        form,
                        1,
                        1,
                        0,
                        x,
                        0,
                        new float[] {0, 1},
                        0,
                        null,
                        0,
                        null,
                        0,
                        dX,
                        0,
                        loss,
                        1);
        assertThat(loss[1]).isEqualTo(1000f);
        assertThat(dX).isEqualTo(new float[] {0.5f, -0.5f});
    }

    /** Subnormal numbers would make everything behind them many times slower. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void derivativesOfWhatIsLearntWellAreZeroNotSubnormal(Provider provider) {
        LossKernels kernels = provider.loss();
        int width = 21;
        Form form = new Form(1, width, 1);
        float[] x = new float[width];
        x[0] = 90;
        for (int j = 1; j < width; j++) {
            // Probabilities of 1e-1 to 1e-39, not each of them a float that is normal.
            x[j] = 90 - 4.5f * j;
        }
        float[] oneHot = new float[width];
        oneHot[0] = 1;
        for (boolean sparse : new boolean[] {true, false}) {
            float[] target = sparse ? new float[1] : oneHot;
            float[] dX = new float[width];
            float[] loss = new float[1];
            kernels.softmaxCrossEntropy(
                    form, 1, 1, sparse, 0, x, 0, target, 0, null, 0, null, 0, dX, 0, loss, 0);
            assertVanishing(dX, x, 90 + Math.log1p(1 / Math.expm1(4.5)));
        }
        float[] logits = new float[width];
        for (int j = 0; j < width; j++) {
            logits[j] = x[j] - 95;
        }
        float[] dX = new float[width];
        kernels.sigmoidCrossEntropy(
                new Form(1, width, width),
                1,
                1,
                0,
                logits,
                0,
                new float[width],
                0,
                null,
                0,
                null,
                0,
                dX,
                0,
                new float[1],
                0);
        assertVanishing(dX, logits, 0);
    }

    /** Holds derivatives but the first to e^(x - logSum), and to 0 where that is negligible. */
    private static void assertVanishing(float[] dX, float[] x, double logSum) {
        for (int j = 1; j < x.length; j++) {
            double expected = Math.exp(x[j] - logSum);
            if (expected < 0x1p-86) {
                assertThat(dX[j]).isEqualTo(0f);
            } else {
                double tolerance = 1e-4 * expected + 0x1p-84;
                assertThat((double) dX[j]).isWithin(tolerance).of(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void equalValuesHaveNoAbsoluteDerivative(Provider provider) {
        float[] y = {1f, 2f, 0f};
        float[] target = {1f, 3f, -1f};
        float[] dY = new float[3];
        float[] loss = {0f};
        provider.loss()
                .meanAbsoluteError(
                        new Form(1, 3, 1), 1, 1, y, 0, target, 0, null, 0, dY, 0, loss, 0);
        assertThat(dY).isEqualTo(new float[] {0f, -1f / 3, 1f / 3});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | sample 1: label 12 of 10 classes; expected a whole number from 0 to 9. If"
                        + " there are more classes, the last layer needs as many units.",
                "10 | sample 1: label 10 of 10 classes; expected a whole number from 0 to 9. If the"
                        + " labels count from 1, subtract 1.",
                "-1 | sample 1: label -1 of 10 classes; expected a whole number from 0 to 9.",
                "3.5 | sample 1: label 3.5 of 10 classes; expected a whole number from 0 to 9.",
                "NaN | sample 1: label NaN of 10 classes; expected a whole number from 0 to 9.",
                "Infinity | sample 1: label Infinity of 10 classes; expected a whole number from 0"
                        + " to 9."
            })
    void labelsThatAreNoClass(float label, String message) {
        float[] target = {3, label};
        float[] x = new float[20];
        float[] dX = new float[20];
        float[] loss = new float[2];
        Form form = new Form(1, 10, 1);
        for (Provider provider : Provider.all().toList()) {
            LossKernels k = provider.loss();
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    k.softmaxCrossEntropy(
                                            form, 2, 2, true, 0, x, 0, target, 0, null, 0, null, 0,
                                            dX, 0, loss, 0));
            assertThat(e).hasMessageThat().isEqualTo(message);
            e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    k.crossEntropy(
                                            form, 2, 2, true, 0, x, 0, target, 0, null, 0, dX, 0,
                                            loss, 0));
            assertThat(e).hasMessageThat().isEqualTo(message);
        }
    }

    @Test
    void labelsOfAPositionAreFound() {
        float[] target = {0, 1, 2, 3};
        for (Provider provider : Provider.all().toList()) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    provider.loss()
                                            .softmaxCrossEntropy(
                                                    new Form(2, 3, 1),
                                                    2,
                                                    2,
                                                    true,
                                                    0,
                                                    new float[12],
                                                    0,
                                                    target,
                                                    0,
                                                    null,
                                                    0,
                                                    null,
                                                    0,
                                                    new float[12],
                                                    0,
                                                    new float[2],
                                                    0));
            assertThat(e)
                    .hasMessageThat()
                    .isEqualTo(
                            "sample 1, position 1 of 2: label 3 of 3 classes; expected a whole"
                                + " number from 0 to 2. If the labels count from 1, subtract 1.");
        }
    }

    private interface UnitLoss {
        double of(double y, double t);
    }

    private static double mean(double[] y, double[] t, UnitLoss loss) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += loss.of(y[j], t[j]);
        }
        return sum / y.length;
    }

    private static double logSum(double[] y) {
        double sum = 0;
        for (double v : y) {
            sum += Math.exp(v);
        }
        return Math.log(sum);
    }

    private static double softmaxLoss(double[] y, double[] t, float smoothing) {
        double logSum = logSum(y);
        double loss = 0;
        for (int j = 0; j < y.length; j++) {
            loss += (t[j] * (1.0 - smoothing) + (double) smoothing / y.length) * (logSum - y[j]);
        }
        return loss;
    }

    private static double probabilityLoss(double[] y, double[] t, float smoothing) {
        double sum = 0;
        for (double v : y) {
            sum += v;
        }
        double loss = 0;
        for (int j = 0; j < y.length; j++) {
            // Clipping matters for a single class only, whose probability is 1.
            double p = Math.clamp(y[j] / sum, 1e-7f, (float) (1 - 1e-7));
            loss -= (t[j] * (1.0 - smoothing) + (double) smoothing / y.length) * Math.log(p);
        }
        return loss;
    }

    private static void distribution(float[] target, int at, int width) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            target[at + j] = Math.abs(target[at + j]);
            sum += target[at + j];
        }
        for (int j = 0; j < width; j++) {
            target[at + j] /= (float) sum;
        }
    }
}
