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
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Layer normalisation against its formula in double precision, and central differences of that. */
final class LayerNormalizationTest {
    private static final float EPSILON = 1e-3f;
    private static final double STEP = 1e-5;

    static Stream<Arguments> shapes() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 16, 17, 31, 32, 33, 64, 207)
                                .boxed()
                                .flatMap(c ->
                                        IntStream.of(1, 5).mapToObj(r -> Arguments.of(p, r, c))));
    }

    /** γ·x̂ + β of a row; either may be null. */
    private static double[] normalized(double[] x, double[] gamma, double[] beta) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
        double[] y = new double[x.length];
        for (int j = 0; j < y.length; j++) {
            double hat = (x[j] - mean) / Math.sqrt(variance + EPSILON);
            y[j] = hat * (gamma == null ? 1 : gamma[j]) + (beta == null ? 0 : beta[j]);
        }
        return y;
    }

    private static double[] row(Piece piece, int r, int columns) {
        return Arrays.copyOfRange(piece.doubles(), r * columns, (r + 1) * columns);
    }

    private static double[] doubles(Piece piece) {
        return piece == null ? null : piece.doubles();
    }

    private static void near(Piece found, double[] expected, double relative) {
        double[] tolerance = new double[expected.length];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = relative * (1 + Math.abs(expected[i]));
        }
        found.assertNear(expected, tolerance);
    }

    private static Piece samples(int rows, int columns) {
        Piece x = Piece.random(new SplittableRandom(rows * 1000L + columns), rows * columns);
        for (int i = 0; i < x.length(); i++) {
            x.array()[x.at() + i] = 3 * x.array()[x.at() + i] + i % 5;
        }
        return x;
    }

    private static float[] array(Piece piece) {
        return piece == null ? null : piece.array();
    }

    private static int at(Piece piece) {
        return piece == null ? 0 : piece.at();
    }

    private static void forward(
            Provider provider, int rows, int columns, Piece x, Piece gamma, Piece beta, Piece y) {
        provider.normalization()
                .layerNormalization(
                        rows,
                        columns,
                        EPSILON,
                        x.array(),
                        x.at(),
                        array(gamma),
                        at(gamma),
                        array(beta),
                        at(beta),
                        y.array(),
                        y.at());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void valuesAreThoseOfTheFormula(Provider provider, int rows, int columns) {
        Piece x = samples(rows, columns);
        SplittableRandom random = new SplittableRandom(columns);
        Piece gamma = Piece.random(random, columns);
        Piece beta = Piece.random(random, columns);
        for (int mode = 0; mode < 4; mode++) {
            Piece g = mode % 2 == 0 ? gamma : null;
            Piece b = mode < 2 ? beta : null;
            double[] expected = new double[rows * columns];
            for (int r = 0; r < rows; r++) {
                double[] y = normalized(row(x, r, columns), doubles(g), doubles(b));
                System.arraycopy(y, 0, expected, r * columns, columns);
            }
            Piece y = Piece.blank(rows * columns, 2);
            forward(provider, rows, columns, x, g, b, y);
            near(y, expected, 2e-6);
            Piece inPlace = x.copy();
            forward(provider, rows, columns, inPlace, g, b, inPlace);
            inPlace.assertSame(y.values());
        }
    }

    private static void gradient(
            Provider provider,
            int from,
            int to,
            int columns,
            Piece x,
            Piece gamma,
            Piece dY,
            Piece dX,
            Piece dGamma,
            Piece dBeta) {
        provider.normalization()
                .layerNormalizationGradient(
                        to - from,
                        columns,
                        EPSILON,
                        x.array(),
                        x.at() + from * columns,
                        array(gamma),
                        at(gamma),
                        dY.array(),
                        dY.at() + from * columns,
                        array(dX),
                        at(dX) + from * columns,
                        array(dGamma),
                        at(dGamma),
                        array(dBeta),
                        at(dBeta));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreCentralDifferences(Provider provider, int rows, int columns) {
        Piece x = samples(rows, columns);
        SplittableRandom random = new SplittableRandom(columns);
        Piece gamma = Piece.random(random, columns);
        Piece dY = Piece.random(random, rows * columns);
        Piece before = Piece.random(random, columns);
        for (Piece g : new Piece[] {gamma, null}) {
            double[] expected = new double[rows * columns];
            double[] forGamma = before.doubles();
            double[] forBeta = before.doubles();
            for (int r = 0; r < rows; r++) {
                double[] row = row(x, r, columns);
                double[] up = row(dY, r, columns);
                double[] hat = normalized(row, null, null);
                for (int j = 0; j < columns; j++) {
                    forGamma[j] += up[j] * hat[j];
                    forBeta[j] += up[j];
                    double at = row[j];
                    row[j] = at + STEP;
                    double high = dot(normalized(row, doubles(g), null), up);
                    row[j] = at - STEP;
                    double low = dot(normalized(row, doubles(g), null), up);
                    row[j] = at;
                    expected[r * columns + j] = (high - low) / (2 * STEP);
                }
            }
            Piece dX = Piece.blank(rows * columns, 5);
            Piece dGamma = before.copy();
            Piece dBeta = before.copy();
            gradient(provider, 0, rows, columns, x, g, dY, dX, dGamma, dBeta);
            near(dX, expected, 2e-5);
            near(dGamma, forGamma, 1e-5);
            near(dBeta, forBeta, 1e-6);

            // Each may be missing, and dX be in dY's place.
            Piece onlyX = dY.copy();
            gradient(provider, 0, rows, columns, x, g, onlyX, onlyX, null, null);
            onlyX.assertSame(dX.values());
            Piece onlyGamma = before.copy();
            gradient(provider, 0, rows, columns, x, g, dY, null, onlyGamma, null);
            onlyGamma.assertSame(dGamma.values());
            Piece onlyBeta = before.copy();
            gradient(provider, 0, rows, columns, x, g, dY, null, null, onlyBeta);
            onlyBeta.assertSame(dBeta.values());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void resultsDoNotDependOnTheCutOfTheBatch(Provider provider, int rows, int columns) {
        Piece x = samples(rows, columns);
        SplittableRandom random = new SplittableRandom(columns);
        Piece gamma = Piece.random(random, columns);
        Piece dY = Piece.random(random, rows * columns);
        Piece dX = Piece.blank(rows * columns, 5);
        Piece dGamma = Piece.of(new float[columns]);
        Piece dBeta = Piece.of(new float[columns]);
        gradient(provider, 0, rows, columns, x, gamma, dY, dX, dGamma, dBeta);
        Piece cutX = Piece.blank(rows * columns, 5);
        Piece cutGamma = Piece.of(new float[columns]);
        Piece cutBeta = Piece.of(new float[columns]);
        int cut = rows / 3;
        gradient(provider, 0, cut, columns, x, gamma, dY, cutX, cutGamma, cutBeta);
        gradient(provider, cut, rows, columns, x, gamma, dY, cutX, cutGamma, cutBeta);
        cutX.assertSame(dX.values());
        cutGamma.assertSame(dGamma.values());
        cutBeta.assertSame(dBeta.values());
    }

    /** Sums of these in float have other digits than the values; their mean is no float. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void aConstantRowHasNoDeviation(Provider provider) {
        for (float value : new float[] {123456.79f, 1.2345678e9f, 1e19f, -3e-39f, 0f}) {
            for (int columns : new int[] {1, 7, 16, 19, 64, 100, 1000}) {
                float[] x = new float[columns];
                Arrays.fill(x, value);
                float[] beta = new float[columns];
                Arrays.fill(beta, 0.5f);
                NormalizationKernels kernels = provider.normalization();
                float[] y = new float[columns];
                kernels.layerNormalization(1, columns, EPSILON, x, 0, null, 0, beta, 0, y, 0);
                assertWithMessage("%s values %s", columns, value).that(y).isEqualTo(beta);
                float[] dGamma = new float[columns];
                float[] dBeta = new float[columns];
                kernels.layerNormalizationGradient(
                        1, columns, EPSILON, x, 0, null, 0, beta, 0, null, 0, dGamma, 0, dBeta, 0);
                assertThat(dGamma).isEqualTo(new float[columns]);
                assertThat(dBeta).isEqualTo(beta);
            }
        }
    }

    /** Where a one-pass formula would lose everything, and a mean in float half of the distance. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void valuesFarFromZeroKeepTheirDistances(Provider provider) {
        for (int columns : new int[] {2, 18, 64, 256}) {
            float[] x = new float[columns];
            Arrays.fill(x, 1e6f);
            for (int j = 1; j < columns; j += 2) {
                x[j] = 1e6f + 0.0625f;
            }
            NormalizationKernels kernels = provider.normalization();
            float[] y = new float[columns];
            kernels.layerNormalization(1, columns, EPSILON, x, 0, null, 0, null, 0, y, 0);
            // ±0.03125/√(0.03125² + 0.001)
            assertThat(y[0]).isWithin(1e-6f).of(-0.70290196f);
            assertThat(y[1]).isWithin(1e-6f).of(0.70290196f);
        }
    }

    /** One value far away, and be it the first, takes no digits from the others. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void anOutlierLeavesTheOthersTheirDigits(Provider provider) {
        for (int outlier : new int[] {0, 5, 39}) {
            Piece x = samples(1, 40);
            x.array()[x.at() + outlier] = 1e5f;
            Piece y = Piece.blank(40, 1);
            forward(provider, 1, 40, x, null, null, y);
            near(y, normalized(x.doubles(), null, null), 3e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void aRowThatIsNotANumberLeavesTheOthersAlone(Provider provider) {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Piece x = samples(3, 19);
            Piece y = Piece.blank(3 * 19, 1);
            forward(provider, 3, 19, x, null, null, y);
            float[] before = y.values();
            x.array()[x.at() + 19 + 4] = value;
            forward(provider, 3, 19, x, null, null, y);
            for (int i = 0; i < before.length; i++) {
                float expected = i / 19 == 1 ? Float.NaN : before[i];
                assertWithMessage("element %s", i).that(y.values()[i]).isEqualTo(expected);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
