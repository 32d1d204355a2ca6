/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.runtime.kernel.LossKernels.Form;
import org.intaglio.runtime.kernel.vector.VectorKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Values and derivatives of the losses for logits and values from 1e-30 to 1e30 and infinite ones,
 * against formulas in double precision: to 1e-6, relative where the result is above 1.
 */
final class LossExtremesTest {
    /** With four lanes, each adds up a quarter of a row in float. */
    private static final double TOLERANCE = VectorKernels.bits() < 256 ? 2e-6 : 1e-6;

    private static final int[] WIDTHS = {1, 2, 3, 13, 17, 31, 33, 207};
    private static final int BATCH = 4;
    private static final float LOSS_WEIGHT = 0.75f;
    private static final float DELTA = 0.5f;

    interface Kernel {
        void apply(
                LossKernels k,
                Form f,
                float s,
                float[] x,
                float[] t,
                float[] w,
                float[] d,
                float[] l);
    }

    interface Row {
        /** The loss of one row; sets its derivative. */
        double of(double[] x, double[] t, double[] slope);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    enum Loss {
        SOFTMAX_SPARSE(
                true,
                (k, f, s, x, t, w, d, l) ->
                        k.softmaxCrossEntropy(
                                f, 1, BATCH, true, 0, x, 0, t, 0, w, 0, null, 0, d, 0, l, 0),
                LossExtremesTest::softmax),
        SOFTMAX(
                true,
                (k, f, s, x, t, w, d, l) ->
                        k.softmaxCrossEntropy(
                                f, 1, BATCH, false, s, x, 0, t, 0, w, 0, null, 0, d, 0, l, 0),
                LossExtremesTest::softmax),
        SIGMOID(
                false,
                (k, f, s, x, t, w, d, l) ->
                        k.sigmoidCrossEntropy(
                                f, 1, BATCH, s, x, 0, t, 0, w, 0, null, 0, d, 0, l, 0),
                LossExtremesTest::sigmoid),
        SQUARED(
                false,
                (k, f, s, x, t, w, d, l) ->
                        k.meanSquaredError(f, 1, BATCH, x, 0, t, 0, w, 0, d, 0, l, 0),
                (x, t, slope) -> mean(x, t, slope, e -> e * e, e -> 2 * e)),
        ABSOLUTE(
                false,
                (k, f, s, x, t, w, d, l) ->
                        k.meanAbsoluteError(f, 1, BATCH, x, 0, t, 0, w, 0, d, 0, l, 0),
                (x, t, slope) -> mean(x, t, slope, Math::abs, Math::signum)),
        HUBER(
                false,
                (k, f, s, x, t, w, d, l) ->
                        k.huber(f, 1, BATCH, DELTA, x, 0, t, 0, w, 0, d, 0, l, 0),
                (x, t, slope) ->
                        mean(
                                x,
                                t,
                                slope,
                                e ->
                                        Math.abs(e) <= DELTA
                                                ? e * e / 2
                                                : DELTA * (Math.abs(e) - DELTA / 2),
                                e -> Math.clamp(e, -DELTA, DELTA)));

        final boolean distribution;
        final Kernel kernel;
        final Row row;

        Loss(boolean distribution, Kernel kernel, Row row) {
            this.distribution = distribution;
            this.kernel = kernel;
            this.row = row;
        }
    }

    static Stream<Arguments> losses() {
        return Provider.all()
                .flatMap(p -> Stream.of(Loss.values()).map(loss -> Arguments.of(p, loss)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valuesAndDerivativesAtTheEndsOfTheRange(Provider provider, Loss loss) {
        SplittableRandom random = new SplittableRandom(20);
        for (int width : WIDTHS) {
            for (int exponent = -30; exponent <= 30; exponent += 5) {
                for (int infinite = 0; infinite < 3; infinite++) {
                    for (float smoothing : new float[] {0f, 0.125f}) {
                        check(provider, loss, width, exponent, infinite, smoothing, random);
                    }
                }
            }
        }
    }

    private static void check(
            Provider provider,
            Loss loss,
            int width,
            int exponent,
            int infinite,
            float smoothing,
            SplittableRandom random) {
        boolean sparse = loss == Loss.SOFTMAX_SPARSE;
        boolean smooth = loss == Loss.SOFTMAX || loss == Loss.SIGMOID;
        float s = smooth ? smoothing : 0;
        int label = random.nextInt(width);
        float[] x = new float[width];
        double[] t = new double[width];
        for (int j = 0; j < width; j++) {
            x[j] = (float) (random.nextDouble(-1, 1) * Math.pow(10, exponent));
            t[j] = loss.distribution ? (j == label ? 1 : 0) : random.nextInt(2);
        }
        // A vector's first lane, and one of the rest.
        for (int j : infinite == 0 ? new int[0] : new int[] {0, width - 1}) {
            boolean low = loss.distribution || infinite == 1;
            x[j] = low ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        }
        if (loss.distribution && infinite == 2) {
            x[label] = Float.POSITIVE_INFINITY;
        }
        float[] target = new float[sparse ? 1 : width];
        for (int j = 0; j < width; j++) {
            if (sparse) {
                target[0] = label;
            } else {
                target[j] = (float) t[j];
            }
            t[j] = t[j] * (1 - s) + s / (loss.distribution ? width : 2);
        }
        float[] weights = {1.5f};
        double share = LOSS_WEIGHT * weights[0];
        double[] slope = new double[width];
        double[] logits = new double[width];
        for (int j = 0; j < width; j++) {
            logits[j] = x[j];
        }
        double expected = loss.row.of(logits, t, slope) * share;

        float[] d = new float[width];
        float[] found = new float[1];
        Form form = new Form(1, width, LOSS_WEIGHT);
        loss.kernel.apply(provider.loss(), form, s, x, target, weights, d, found);
        String what =
                "%s, width %d, 1e%d, infinite %d, smoothing %s"
                        .formatted(loss, width, exponent, infinite, s);
        assertNear(what, found[0], expected);
        for (int j = 0; j < width; j++) {
            assertNear("derivative " + j + " of " + what, d[j], slope[j] * share / BATCH);
        }
    }

    private static void assertNear(String what, float found, double expected) {
        float rounded = (float) expected;
        if (Float.isFinite(rounded)) {
            assertWithMessage(what)
                    .that((double) found)
                    .isWithin(TOLERANCE * Math.max(1, Math.abs(expected)))
                    .of(expected);
        } else {
            assertWithMessage(what).that(found).isEqualTo(rounded);
        }
    }

    /** The case reported: a class that cannot be, and is not the target, has no share in it. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void aClassThatCannotBeCountsNothing(Provider provider) {
        float[] x = {0f, Float.NEGATIVE_INFINITY, 0f};
        float[] d = new float[3];
        float[] loss = new float[1];
        provider.loss()
                .softmaxCrossEntropy(
                        new Form(1, 3, 1),
                        1,
                        1,
                        false,
                        0,
                        x,
                        0,
                        new float[] {1, 0, 0},
                        0,
                        null,
                        0,
                        null,
                        0,
                        d,
                        0,
                        loss,
                        0);
        assertThat(loss[0]).isWithin(1e-7f).of(0.6931472f);
        assertThat(d).isEqualTo(new float[] {-0.5f, 0f, 0.5f});
    }

    private static double softmax(double[] x, double[] t, double[] slope) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : x) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (double v : x) {
            sum += Math.exp(v - max);
        }
        double loss = 0;
        for (int j = 0; j < x.length; j++) {
            loss += t[j] == 0 ? 0 : t[j] * (max - x[j] + Math.log(sum));
            slope[j] = Math.exp(x[j] - max) / sum - t[j];
        }
        return loss;
    }

    private static double sigmoid(double[] x, double[] t, double[] slope) {
        double loss = 0;
        for (int j = 0; j < x.length; j++) {
            double wrong = x[j] > 0 ? 1 - t[j] : t[j];
            loss += wrong == 0 ? 0 : Math.abs(x[j]) * wrong;
            loss += Math.log1p(Math.exp(-Math.abs(x[j])));
            slope[j] = (1 / (1 + Math.exp(-x[j])) - t[j]) / x.length;
        }
        return loss / x.length;
    }

    private static double mean(
            double[] x,
            double[] t,
            double[] slope,
            DoubleUnaryOperator loss,
            DoubleUnaryOperator derivative) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += loss.applyAsDouble(x[j] - t[j]);
            slope[j] = derivative.applyAsDouble(x[j] - t[j]) / x.length;
        }
        return sum / x.length;
    }
}
