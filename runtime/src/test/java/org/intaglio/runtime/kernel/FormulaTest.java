/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.kernel.ArithmeticKernels.Op;
import org.intaglio.runtime.kernel.Formula.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each operation against plain arithmetic, and what is written with several. */
final class FormulaTest {
    private static final float[] NOTHING = {};

    static Stream<Arguments> lengths() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(0, 1, 2, 3, 13, 17, 31, 33, 207, 255, 256, 257, 1000)
                                .mapToObj(n -> Arguments.of(p, n)));
    }

    private static float[] numbers(int seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = i % 5 == 0 ? 0f : (float) random.nextDouble(-2, 2);
        }
        return numbers;
    }

    private static double reference(Op operation, double a, double b, double c) {
        return switch (operation) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case AT_LEAST -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case CHOOSE -> a != 0 ? b : c;
            case FLUSH -> Math.abs(a) < b ? 0 : a;
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case LOG -> Math.log(a);
            case EXP -> Math.exp(a);
            case TANH -> Math.tanh(a);
            case SUM, GREATEST, SPREAD -> throw new AssertionError(operation);
        };
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyOperation(Provider provider, int length) {
        for (Op operation : Op.values()) {
            if (operation.isOfRows()) {
                continue; // See ExpressionTest.
            }
            float[] a = numbers(1, length + 3);
            float[] b = numbers(2, length + 5);
            float[] c = numbers(4, length + 6);
            float[] to = numbers(3, length + 7);
            float[] before = to.clone();
            provider.arithmetic().each(operation, length, to, 4, a, 2, b, 5, c, 6);
            for (int i = 0; i < to.length; i++) {
                if (i < 4 || i >= 4 + length) {
                    assertThat(to[i]).isEqualTo(before[i]);
                    continue;
                }
                double expected = reference(operation, a[i - 2], b[i + 1], c[i + 2]);
                if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                    assertThat((double) to[i]).isEqualTo(expected);
                } else {
                    assertThat((double) to[i]).isWithin(3e-7 * Math.abs(expected)).of(expected);
                }
            }
            float[] inPlace = a.clone();
            provider.arithmetic().each(operation, length, inPlace, 2, inPlace, 2, b, 5, c, 6);
            for (int i = 0; i < length; i++) {
                assertThat(inPlace[i + 2]).isEqualTo(to[i + 4]);
            }
        }
    }

    /** v = v·½ + g²; θ = θ - rate·g / √(v + 0.1), with everything in other places. */
    @ParameterizedTest
    @MethodSource("lengths")
    void aFormulaIsDoneStepByStep(Provider provider, int length) {
        FormulaBuilder f = new FormulaBuilder();
        Value v = f.memory(0);
        Value square = f.let(f.gradient().times(f.gradient()));
        f.set(v, v.times(f.constant(0.5)).plus(square));
        Value root = v.plus(f.constant(0.1)).root();
        f.set(f.theta(), f.theta().minus(f.ofStep(0).times(f.gradient()).over(root)));
        Formula formula = f.build();
        assertThat(formula.memories()).isEqualTo(1);
        assertThat(formula.ofStep()).isEqualTo(1);
        float[] theta = numbers(1, length + 9);
        float[] g = numbers(2, length + 2);
        float[] memory = new float[length + 9];
        float[] expectedTheta = theta.clone();
        float[] expectedMemory = new float[length + 9];
        for (int step = 1; step <= 3; step++) {
            provider.optimizer()
                    .update(
                            formula,
                            new float[] {step * 0.1f},
                            4,
                            4 + length,
                            theta,
                            g,
                            1,
                            new float[][] {memory});
            for (int i = 4; i < 4 + length; i++) {
                float gi = g[i - 3];
                expectedMemory[i] = expectedMemory[i] * 0.5f + gi * gi;
                expectedTheta[i] -= step * 0.1f * gi / (float) Math.sqrt(expectedMemory[i] + 0.1f);
            }
        }
        assertThat(memory).isEqualTo(expectedMemory); // To the bit, on every provider.
        assertThat(theta).isEqualTo(expectedTheta);
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void powersAndClips(Provider provider) {
        FormulaBuilder f = new FormulaBuilder();
        f.set(f.theta(), f.theta().power(f.constant(0.6)));
        f.set(f.gradient(), f.gradient().max(f.constant(-1)).min(f.constant(1)));
        float[] theta = {0f, 0.5f, 1f, 7f};
        float[] g = {-3f, -0.5f, 0.25f, 9f};
        provider.optimizer().update(f.build(), NOTHING, 0, 4, theta, g, 0, new float[0][]);
        assertThat(g).isEqualTo(new float[] {-1f, -0.5f, 0.25f, 1f});
        DoubleBinaryOperator power = Math::pow;
        float[] base = {0f, 0.5f, 1f, 7f};
        for (int i = 0; i < 4; i++) {
            double expected = power.applyAsDouble(base[i], 0.6);
            assertThat((double) theta[i]).isWithin(1e-6 * expected).of(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void squares(Provider provider, int length) {
        float[] x = numbers(4, length + 3);
        double expected = 0;
        for (int i = 2; i < 2 + length; i++) {
            expected += (double) x[i] * x[i];
        }
        assertThat(provider.optimizer().squares(2, 2 + length, x))
                .isWithin(1e-6 * expected)
                .of(expected);
    }

    @Test
    void refusesWhatMakesNoSense() {
        FormulaBuilder f = new FormulaBuilder();
        var constant =
                assertThrows(IllegalArgumentException.class, () -> f.set(f.constant(1), f.theta()));
        assertThat(constant)
                .hasMessageThat()
                .isEqualTo("a formula sets theta, gradient or a memory, nothing else");
        Value stranger = new FormulaBuilder().theta();
        var foreign = assertThrows(IllegalArgumentException.class, () -> f.theta().plus(stranger));
        assertThat(foreign)
                .hasMessageThat()
                .isEqualTo(
                        "a value of another FormulaBuilder; a formula has values of its own only");
    }
}
