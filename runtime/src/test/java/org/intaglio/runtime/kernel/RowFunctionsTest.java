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
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions of rows against references in double precision, and their central differences. */
final class RowFunctionsTest {
    private static final double STEP = 1e-6;
    private static final int ROWS = 3;

    static Stream<Arguments> rows() {
        return Provider.all()
                .flatMap(p -> IntStream.of(1, 2, 3, 16, 17, 33).mapToObj(n -> Arguments.of(p, n)));
    }

    /** A sum of logarithms by another way than the kernel's. */
    private static double[] logSoftmax(double[] x) {
        double sum = Arrays.stream(x).map(Math::exp).sum();
        return Arrays.stream(x).map(v -> Math.log(Math.exp(v) / sum)).toArray();
    }

    /** By sorting, as in the paper. */
    private static double[] sparsemax(double[] x) {
        double[] sorted = Arrays.stream(x).map(v -> -v).sorted().map(v -> -v).toArray();
        double sum = 0;
        double t = 0;
        for (int k = 0; k < sorted.length; k++) {
            sum += sorted[k];
            if (1 + (k + 1) * sorted[k] > sum) {
                t = (sum - 1) / (k + 1);
            }
        }
        double threshold = t;
        return Arrays.stream(x).map(v -> Math.max(v - threshold, 0)).toArray();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void logarithmsOfSoftmax(Provider provider, int columns) {
        ActivationKernels k = provider.activation();
        check(columns, RowFunctionsTest::logSoftmax, k::logSoftmax, k::logSoftmaxGradient);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sparseProbabilities(Provider provider, int columns) {
        ActivationKernels k = provider.activation();
        check(columns, RowFunctionsTest::sparsemax, k::sparsemax, k::sparsemaxGradient);
    }

    private interface Forward {
        void apply(int rows, int columns, float[] x, int xAt, float[] y, int yAt);
    }

    private interface Gradient {
        void apply(
                int rows, int columns, float[] y, int yAt, float[] d, int dAt, float[] g, int gAt);
    }

    private static void check(
            int columns, UnaryOperator<double[]> formula, Forward forward, Gradient gradient) {
        Piece x = Piece.random(new SplittableRandom(columns), ROWS * columns);
        Piece dY = Piece.random(new SplittableRandom(columns + 1), ROWS * columns);
        double[] expected = new double[ROWS * columns];
        double[] slopes = new double[ROWS * columns];
        for (int r = 0; r < ROWS; r++) {
            int from = r * columns;
            double[] row = Arrays.copyOfRange(x.doubles(), from, from + columns);
            System.arraycopy(formula.apply(row), 0, expected, from, columns);
            for (int i = 0; i < columns; i++) {
                double[] up = row.clone();
                double[] down = row.clone();
                up[i] += STEP;
                down[i] -= STEP;
                double[] above = formula.apply(up);
                double[] below = formula.apply(down);
                for (int j = 0; j < columns; j++) {
                    slopes[from + i] += (above[j] - below[j]) / (2 * STEP) * dY.doubles()[from + j];
                }
            }
        }
        Piece y = Piece.blank(ROWS * columns, 3);
        forward.apply(ROWS, columns, x.array(), x.at(), y.array(), y.at());
        y.assertNear(expected, tolerance(expected, 1e-6));
        forward.apply(ROWS, columns, x.array(), x.at(), x.array(), x.at());
        x.assertSame(y.values());

        Piece dX = Piece.blank(ROWS * columns, 1);
        gradient.apply(ROWS, columns, y.array(), y.at(), dY.array(), dY.at(), dX.array(), dX.at());
        dX.assertNear(slopes, tolerance(slopes, 1e-5));
        gradient.apply(ROWS, columns, y.array(), y.at(), dY.array(), dY.at(), dY.array(), dY.at());
        dY.assertSame(dX.values());
    }

    private static double[] tolerance(double[] values, double relative) {
        return Arrays.stream(values).map(v -> relative * (1 + Math.abs(v))).toArray();
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void largeValuesAndNone(Provider provider) {
        ActivationKernels k = provider.activation();
        float inf = Float.POSITIVE_INFINITY;
        float[] x = {1e30f, 1e30f, -inf, 300, 0, 299.5f};
        float[] y = new float[6];
        k.sparsemax(2, 3, x, 0, y, 0);
        assertThat(y).isEqualTo(new float[] {0.5f, 0.5f, 0, 0.75f, 0, 0.25f});
        k.logSoftmax(2, 3, x, 0, y, 0);
        assertThat(y[0]).isWithin(1e-6f).of(-(float) Math.log(2));
        assertThat(y[2]).isEqualTo(-inf);
        assertThat(y[4]).isWithin(1e-4f).of(-300.474f);
        float[] broken = {0, Float.NaN, inf, 0};
        k.sparsemax(2, 2, broken, 0, y, 0);
        assertThat(Arrays.copyOf(y, 4))
                .isEqualTo(new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN});
        k.logSoftmax(1, 2, broken, 0, y, 0);
        assertThat(Arrays.copyOf(y, 2)).isEqualTo(new float[] {Float.NaN, Float.NaN});
    }
}
