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

/** {@link ActivationKernels#causalSoftmax} against the softmax of each row's part. */
final class CausalSoftmaxTest {
    static Stream<Arguments> sizes() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 16, 17, 31, 33, 70)
                                .boxed()
                                .flatMap(columns ->
                                        Stream.of(columns, columns + 3, (columns + 1) / 2)
                                                .map(period -> Arguments.of(p, columns, period))));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void eachRowSeesAValueMore(Provider provider, int columns, int period) {
        ActivationKernels k = provider.activation();
        int rows = 2 * period;
        Piece x = Piece.random(new SplittableRandom(columns), rows * columns);
        float[] expected = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            int seen = Math.min(columns, r % period + 1);
            int at = r * columns;
            k.softmax(1, seen, x.array(), x.at() + at, expected, at);
            // What it must not see might as well be anything.
            Arrays.fill(x.array(), x.at() + at + seen, x.at() + at + columns, Float.NaN);
        }
        Piece y = Piece.blank(rows * columns, 2);
        k.causalSoftmax(rows, columns, period, x.array(), x.at(), y.array(), y.at());
        y.assertSame(expected);
        k.causalSoftmax(rows, columns, period, x.array(), x.at(), x.array(), x.at());
        x.assertSame(expected);
    }

    /** The derivative is that of the softmax over the part; zeros stay zeros. */
    @ParameterizedTest
    @MethodSource("sizes")
    void itsDerivativeIsThatOfTheSoftmax(Provider provider, int columns, int period) {
        ActivationKernels k = provider.activation();
        int rows = 2 * period;
        SplittableRandom random = new SplittableRandom(period);
        Piece x = Piece.random(random, rows * columns);
        Piece dY = Piece.random(random, rows * columns);
        Piece y = Piece.blank(rows * columns, 2);
        k.causalSoftmax(rows, columns, period, x.array(), x.at(), y.array(), y.at());
        Piece dX = Piece.blank(rows * columns, 3);
        k.softmaxGradient(
                rows, columns, y.array(), y.at(), dY.array(), dY.at(), dX.array(), dX.at());
        double[] expected = new double[rows * columns];
        double[] tolerance = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            int seen = Math.min(columns, r % period + 1);
            double dot = 0;
            for (int j = 0; j < seen; j++) {
                dot += y.doubles()[r * columns + j] * dY.doubles()[r * columns + j];
            }
            for (int j = 0; j < seen; j++) {
                int i = r * columns + j;
                expected[i] = y.doubles()[i] * (dY.doubles()[i] - dot);
                tolerance[i] = 1e-6;
            }
        }
        dX.assertNear(expected, tolerance);
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void extremes(Provider provider) {
        float inf = Float.POSITIVE_INFINITY;
        float[] x = {-1e30f, inf, 1e30f, -inf, 1e30f, 1e30f, 5f, 5f, -inf};
        float[] y = new float[9];
        provider.activation().causalSoftmax(3, 3, 3, x, 0, y, 0);
        assertThat(y).isEqualTo(new float[] {1, 0, 0, 0, 1, 0, 0.5f, 0.5f, 0});
        provider.activation().causalSoftmax(1, 3, 3, new float[] {Float.NaN, 0, 0}, 0, y, 0);
        assertThat(y[0]).isNaN();
        assertThat(Arrays.copyOf(y, 3)).usingExactEquality().containsAtLeast(0f, 0f);
    }
}
