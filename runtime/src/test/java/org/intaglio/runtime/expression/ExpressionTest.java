/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.KernelProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Derivatives against differences, both kernels, awkward sizes, and the words of mistakes. */
class ExpressionTest {
    private static final int[] WIDTHS = {1, 2, 3, 13, 31, 33, 207, 300};

    /** Each operation, away from where it has an edge. */
    static Stream<BinaryOperator<Expression>> formulas() {
        return Stream.of(
                (y, t) -> y.plus(t).times(y.minus(0.3)).dividedBy(t.squared().plus(1)),
                (y, t) -> Expression.of(1).dividedBy(y.squared().plus(1)),
                (y, t) -> y.negated().exp().plus(y.abs().plus(0.5).log()),
                (y, t) -> y.squared().plus(0.2).sqrt().times(t.sign()),
                (y, t) -> y.abs().plus(0.1).pow(1.7).plus(y.abs().pow(3)),
                (y, t) -> y.times(t).tanh(),
                (y, t) -> y.times(2).sigmoid().times(t),
                (y, t) -> y.minus(t).softplus(),
                (y, t) -> y.max(t).plus(y.min(t.times(0.5))).plus(y.clip(-0.7, 0.6)),
                (y, t) -> t.atLeast(0).choose(y.squared(), y.times(3)),
                (y, t) -> y.times(t).sum().squared(),
                (y, t) -> y.minus(y.mean()).squared().mean().plus(t.mean()),
                (y, t) -> y.greatest().times(t.sum()),
                (y, t) -> y.softmax().times(t),
                (y, t) -> y.times(y.sum()).times(t),
                (y, t) -> y.sum().sum().times(Expression.width()),
                (y, t) -> y.times(y.held()).times(0).plus(y.squared()));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void aDerivativeIsThatOfTheValue(BinaryOperator<Expression> formula) {
        ExpressionLoss loss = ExpressionLoss.of(formula);
        for (int width : new int[] {1, 3, 7}) {
            checkDerivative(loss, 2, width, numbers(2 * width, 3), numbers(2 * width, 4));
        }
    }

    /** Constants that are no float, or the least one, mean themselves and not the row's width. */
    @Test
    void endlessConstantsAreThemselves() {
        for (double least : new double[] {Double.NEGATIVE_INFINITY, -1e39, -Double.MAX_VALUE}) {
            ExpressionLoss loss = ExpressionLoss.of((y, t) -> y.minus(t).abs().max(least));
            float[] dY = new float[3];
            double value =
                    loss.sample(3, new float[] {1, 2, 3}, 0, new float[] {0, 0, 0}, 0, dY, 0);
            assertThat(value).isWithin(1e-6).of(2);
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void kernelsAgree(BinaryOperator<Expression> formula) {
        checkKernels(ExpressionLoss.of(formula), false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CUSTOM"})
    void lossesOfOurs(Loss loss) {
        boolean sparse = loss.targets() == Loss.Targets.CLASS;
        LossExpressions.of(loss, false, 0.1, Map.of())
                .ifPresent(formula -> {
                    checkKernels(formula, sparse);
                    checkDerivative(formula, 2, 5, probabilities(10), targets(loss, 2, 5));
                });
        ExpressionLoss measured = LossExpressions.measured(loss, false);
        float[] y = probabilities(10);
        double value = measured.sample(2, 5, y, 0, targets(loss, 2, 5), 0, null, 0);
        assertThat(value).isFinite();
    }

    private static float[] targets(Loss loss, int positions, int width) {
        Random random = new Random(8);
        if (loss.targets() == Loss.Targets.CLASS) {
            return floats(positions, () -> random.nextInt(width));
        }
        return floats(positions * width, () -> random.nextInt(2));
    }

    private static float[] floats(int n, DoubleSupplier draw) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) draw.getAsDouble();
        }
        return values;
    }

    private static float[] numbers(int n, int seed) {
        Random random = new Random(seed);
        return floats(n, random::nextGaussian);
    }

    private static float[] probabilities(int n) {
        Random random = new Random(5);
        return floats(n, () -> 0.1 + 0.8 * random.nextDouble());
    }

    private static void checkDerivative(
            ExpressionLoss loss, int positions, int width, float[] y, float[] t) {
        float[] dY = new float[y.length];
        double value = loss.sample(positions, width, y, 0, t, 0, dY, 0);
        for (int i = 0; i < y.length; i++) {
            float h = 1e-2f;
            float[] more = y.clone();
            float[] less = y.clone();
            more[i] += h;
            less[i] -= h;
            double slope =
                    (loss.sample(positions, width, more, 0, t, 0, null, 0)
                                    - loss.sample(positions, width, less, 0, t, 0, null, 0))
                            / ((double) more[i] - less[i]);
            assertWithMessage("y %s, t %s, [%s]", Arrays.toString(y), Arrays.toString(t), i)
                    .that((double) dY[i])
                    .isWithin(5e-3 * Math.max(1, Math.abs(value)) + 2e-2 * Math.abs(slope))
                    .of(slope);
        }
    }

    /** Many samples at once, with weights, by each kernel, are what each is alone. */
    private static void checkKernels(ExpressionLoss loss, boolean sparse) {
        for (int width : WIDTHS) {
            int positions = 2;
            int n = 5;
            int size = positions * width;
            float[] y = probabilities(n * size);
            Random random = new Random(9);
            float[] t =
                    sparse
                            ? floats(n * positions, () -> random.nextInt(width))
                            : floats(n * size, () -> random.nextInt(2));
            float[] weights = {1, 2, 0, 0.5f, 3};
            float[] expected = new float[n * size];
            float[] one = new float[n];
            for (int i = 0; i < n; i++) {
                int tAt = i * loss.targetSize(positions, width);
                one[i] =
                        (float)
                                loss.sample(
                                        positions, width, y, i * size, t, tAt, expected, i * size);
                one[i] *= weights[i];
                for (int j = i * size; j < (i + 1) * size; j++) {
                    expected[j] *= weights[i] / n;
                }
            }
            for (ArithmeticKernels kernels : kernels()) {
                float[] dY = new float[n * size];
                float[] losses = new float[n];
                loss.run(
                        kernels,
                        loss.room(width),
                        positions,
                        n,
                        n,
                        y,
                        0,
                        t,
                        0,
                        weights,
                        0,
                        dY,
                        0,
                        losses,
                        0);
                near(losses, one);
                near(dY, expected);
            }
        }
    }

    private static List<ArithmeticKernels> kernels() {
        return List.of(KernelProvider.scalar().arithmetic(), KernelProvider.vector().arithmetic());
    }

    private static void near(float[] found, float[] expected) {
        float most = 1e-3f;
        for (float e : expected) {
            most = Math.max(most, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isWithin(2e-5f * most).of(expected[i]);
        }
    }

    @Test
    void aLossIsOfTheOutput() {
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> LossFunction.of((y, t) -> t.squared())))
                .hasMessageThat()
                .isEqualTo(
                        "the loss multiply(t, t) does not depend on the output y, so nothing can be"
                                + " learnt from it");
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> LossFunction.of((y, t) -> y.plus(t).sign())))
                .hasMessageThat()
                .startsWith("the loss sign(add(y, t)) does not depend on the output y");
    }

    @Test
    void numbersThatMakeNoSense() {
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> Expression.of(1).pow(Double.NaN)))
                .hasMessageThat()
                .isEqualTo("pow needs a finite exponent, got NaN");
        assertThat(assertThrows(IllegalArgumentException.class, () -> Expression.of(1).clip(2, 1)))
                .hasMessageThat()
                .isEqualTo("clip needs the least number first, got 2.0 and 1.0");
    }

    /** At an edge, what TensorFlow says. */
    @Test
    void edges() {
        assertThat(slope((y, t) -> y.abs(), 0)).isEqualTo(0f);
        assertThat(slope((y, t) -> y.max(0), 0)).isEqualTo(1f);
        assertThat(slope((y, t) -> Expression.of(0).max(y), 0)).isEqualTo(0f);
        assertThat(slope((y, t) -> y.clip(-1, 1), 1)).isEqualTo(1f);
        assertThat(slope((y, t) -> y.softplus(), 0)).isEqualTo(0.5f);
        assertThat(slope((y, t) -> y.sigmoid(), -200)).isEqualTo(0f);
        float[] dY = new float[2];
        assertThat(
                        ExpressionLoss.of((y, t) -> y.greatest())
                                .sample(2, new float[] {3, 3}, 0, new float[2], 0, dY, 0))
                .isEqualTo(3.0);
        assertThat(dY).usingExactEquality().containsExactly(0.5f, 0.5f);
    }

    private static float slope(BinaryOperator<Expression> formula, float at) {
        float[] dY = new float[1];
        double value =
                ExpressionLoss.of(formula).sample(1, new float[] {at}, 0, new float[1], 0, dY, 0);
        assertThat(value).isFinite();
        return dY[0];
    }
}
