/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What an axis becomes, as rows of a matrix; and both providers against that matrix. */
final class AxisTapsTest {
    /** The matrix, written out. */
    static double[][] matrix(AxisTaps taps) {
        double[][] matrix = new double[taps.length()][taps.from()];
        for (int i = 0; i < taps.length(); i++) {
            for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
                matrix[i][taps.source(tap)] += taps.weight(tap);
            }
        }
        return matrix;
    }

    private static String rows(AxisTaps taps) {
        return Arrays.deepToString(matrix(taps));
    }

    @Test
    void shiftsAddZerosOrTakeAway() {
        assertThat(rows(AxisTaps.shift(2, 4, 1)))
                .isEqualTo("[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]");
        assertThat(rows(AxisTaps.shift(4, 2, -1)))
                .isEqualTo("[[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]");
    }

    @Test
    void theLastComesFirst() {
        assertThat(rows(AxisTaps.reversed(3, 3)))
                .isEqualTo("[[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]");
    }

    @Test
    void theNearestIsTheOneUnderTheMiddle() {
        assertThat(rows(AxisTaps.nearest(2, 4)))
                .isEqualTo("[[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]");
        assertThat(rows(AxisTaps.nearest(5, 2)))
                .isEqualTo("[[0.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0, 0.0]]");
        // Products beyond an int.
        AxisTaps long_ = AxisTaps.nearest(60_000, 60_001);
        assertThat(long_.source(60_000)).isEqualTo(59_999);
    }

    @Test
    void linesBeginAtTheMiddleOfTheFirst() {
        assertThat(rows(AxisTaps.linear(2, 4)))
                .isEqualTo("[[1.0, 0.0], [0.75, 0.25], [0.25, 0.75], [0.0, 1.0]]");
        assertThat(rows(AxisTaps.linear(4, 2)))
                .isEqualTo("[[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]]");
        assertThat(rows(AxisTaps.linear(1, 2))).isEqualTo("[[1.0], [1.0]]");
    }

    @Test
    void windowsOfMeansCoverTheAxis() {
        assertThat(rows(AxisTaps.mean(4, 2)))
                .isEqualTo("[[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]]");
        assertThat(rows(AxisTaps.mean(3, 2))).isEqualTo("[[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]]");
        assertThat(rows(AxisTaps.mean(2, 3))).isEqualTo("[[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]");
    }

    static Stream<AxisTaps> all() {
        return Stream.of(
                        AxisTaps.shift(3, 8, 2),
                        AxisTaps.shift(8, 3, -2),
                        AxisTaps.nearest(3, 7),
                        AxisTaps.nearest(1, 37),
                        AxisTaps.linear(5, 9),
                        AxisTaps.linear(9, 4),
                        AxisTaps.mean(7, 3),
                        AxisTaps.mean(37, 1))
                .flatMap(taps -> Stream.of(taps, taps.transposed()));
    }

    @Test
    void theTransposeIsOne() {
        all().forEach(taps -> {
            double[][] matrix = matrix(taps);
            double[][] transposed = matrix(taps.transposed());
            assertThat(transposed).hasLength(taps.from());
            for (int i = 0; i < taps.length(); i++) {
                for (int j = 0; j < taps.from(); j++) {
                    assertThat(transposed[j][i]).isEqualTo(matrix[i][j]);
                }
            }
        });
    }

    @Test
    void bothProvidersMultiplyWithTheMatrix() {
        Provider.all()
                .forEach(provider ->
                        all().forEach(taps -> {
                            for (int inner : new int[] {1, 2, 3, 8, 16, 17, 33}) {
                                check(provider, taps, 3, inner);
                            }
                        }));
    }

    private static void check(Provider provider, AxisTaps taps, int outer, int inner) {
        SplittableRandom random = new SplittableRandom(inner);
        Piece x = Piece.random(random, outer * taps.from() * inner);
        double[][] matrix = matrix(taps);
        float[] values = x.values();
        float[] expected = new float[outer * taps.length() * inner];
        for (int k = 0; k < expected.length; k++) {
            int i = k / inner % taps.length();
            double sum = 0;
            for (int j = 0; j < taps.from(); j++) {
                int at = (k / inner / taps.length() * taps.from() + j) * inner + k % inner;
                sum += matrix[i][j] * values[at];
            }
            expected[k] = (float) sum;
        }
        Piece y = Piece.blank(expected.length, 3);
        provider.elementwise().resample(taps, outer, inner, x.array(), x.at(), y.array(), y.at());
        y.assertSentinels();
        assertThat(y.values()).usingTolerance(1e-5).containsExactly(expected).inOrder();
    }
}
