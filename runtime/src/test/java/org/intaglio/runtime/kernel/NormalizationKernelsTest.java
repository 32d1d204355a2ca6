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

/** Batch normalisation as a whole, slice by slice, against double precision. */
final class NormalizationKernelsTest {
    private static final float EPSILON = 1e-3f;
    private static final double STEP = 1e-5;

    static Stream<Arguments> shapes() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 17, 31, 33, 207)
                                .boxed()
                                .flatMap(c ->
                                        IntStream.of(2, 17, 150)
                                                .mapToObj(r -> Arguments.of(p, r, c))));
    }

    private static void near(Piece found, double[] expected, double relative) {
        double[] tolerance = new double[expected.length];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = relative * (1 + Math.abs(expected[i]));
        }
        found.assertNear(expected, tolerance);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void momentsOfSlicesAreThoseOfTheBatch(Provider provider, int rows, int channels) {
        Piece x = samples(rows, channels);
        double[] expected = moments(x.doubles(), rows, channels);
        for (int cut : new int[] {rows, 1, rows / 2}) {
            // What is there at the start does not count.
            Piece moments = Piece.blank(3 * channels, 3);
            Arrays.fill(moments.array(), moments.at(), moments.at() + 3 * channels, Float.NaN);
            provider.normalization()
                    .moments(cut, channels, x.array(), x.at(), 0, moments.array(), moments.at());
            if (cut < rows) {
                provider.normalization()
                        .moments(
                                rows - cut,
                                channels,
                                x.array(),
                                x.at() + cut * channels,
                                cut,
                                moments.array(),
                                moments.at());
            }
            near(meansAndSquares(moments, channels), expected, 1e-5);
        }
    }

    /** The first values and the distances of the means from them, added up. */
    private static Piece meansAndSquares(Piece moments, int channels) {
        float[] found = new float[2 * channels];
        for (int c = 0; c < channels; c++) {
            int at = moments.at() + c;
            float[] m = moments.array();
            found[c] = (float) ((double) m[at] + m[at + channels]);
            found[channels + c] = m[at + 2 * channels];
        }
        moments.values(); // Checks that nothing around it was touched.
        return Piece.of(found);
    }

    /** Where a one-pass formula would lose everything. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void momentsFarFromZero(Provider provider) {
        float[] x = new float[40_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = 10_000 + (i % 2);
        }
        float[] moments = new float[3];
        provider.normalization().moments(x.length, 1, x, 0, 0, moments, 0);
        assertThat(moments[0]).isEqualTo(10_000f);
        assertThat(moments[1]).isWithin(1e-6f).of(0.5f);
        assertThat(moments[2] / x.length).isWithin(1e-6f).of(0.25f);
    }

    /** Sums of these in float have other digits than the values; their mean is no float. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void aConstantChannelHasNoDeviation(Provider provider) {
        for (float value : new float[] {123456.79f, 1.2345678e9f, 1e19f, -3e-39f, 0f}) {
            for (int channels : new int[] {1, 16, 19}) {
                for (int rows : new int[] {7, 64, 100, 1000}) {
                    float[] x = new float[rows * channels];
                    Arrays.fill(x, value);
                    float[] moments = new float[3 * channels];
                    int half = rows / 2 * channels;
                    provider.normalization().moments(rows / 2, channels, x, 0, 0, moments, 0);
                    provider.normalization()
                            .moments(rows - rows / 2, channels, x, half, rows / 2, moments, 0);
                    float[] expected = new float[3 * channels];
                    Arrays.fill(expected, 0, channels, value);
                    assertThat(moments).isEqualTo(expected);
                }
            }
        }
    }

    /** {@code ±0.03125/√(0.03125² + 0.001)}: half of the distance between two floats counts. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void theMeanHasMoreDigitsThanAFloat(Provider provider) {
        for (int channels : new int[] {1, 16}) {
            float[] x = new float[2 * channels];
            Arrays.fill(x, 1e6f);
            Arrays.fill(x, channels, 2 * channels, 1e6f + 0.0625f);
            float[] mean = new float[channels];
            float[] rest = new float[channels];
            float[] variance = new float[channels];
            Arrays.fill(mean, 1e6f);
            Arrays.fill(rest, 0.03125f);
            Arrays.fill(variance, 0.03125f * 0.03125f);
            float[] y = new float[x.length];
            NormalizationKernels kernels = provider.normalization();
            kernels.normalize(
                    2, channels, EPSILON, x, 0, mean, 0, rest, 0, variance, 0, null, 0, null, 0, y,
                    0);
            assertThat(y[0]).isWithin(1e-6f).of(-0.70290196f);
            assertThat(y[channels]).isWithin(1e-6f).of(0.70290196f);

            float[] dY = new float[x.length];
            Arrays.fill(dY, channels, 2 * channels, 1f);
            float[] sums = new float[2 * channels];
            kernels.gradientSums(
                    2, channels, EPSILON, x, 0, mean, 0, rest, 0, variance, 0, dY, 0, sums, 0);
            assertThat(sums[0]).isEqualTo(1f);
            assertThat(sums[channels]).isWithin(1e-6f).of(0.70290196f);

            float[] dX = new float[x.length];
            kernels.inputGradient(
                    2, channels, EPSILON, 2, x, 0, mean, 0, rest, 0, variance, 0, null, 0, sums, 0,
                    dY, 0, dX, 0);
            // γ/σ·(dY - Σ dY/2 - x̂·Σ dY·x̂/2) with σ² = 0.03125² + 0.001
            assertThat(dX[channels]).isWithin(1e-4f).of(5.689894f);
            assertThat(dX[0]).isWithin(1e-4f).of(-5.689894f);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void normalizedValues(Provider provider, int rows, int channels) {
        Piece x = samples(rows, channels);
        SplittableRandom random = new SplittableRandom(channels);
        Piece mean = Piece.random(random, channels);
        Piece variance = positive(random, channels);
        Piece gamma = Piece.random(random, channels);
        Piece beta = Piece.random(random, channels);
        for (int mode = 0; mode < 4; mode++) {
            Piece g = mode % 2 == 0 ? gamma : null;
            Piece b = mode < 2 ? beta : null;
            double[] expected = x.doubles();
            for (int i = 0; i < expected.length; i++) {
                int c = i % channels;
                expected[i] =
                        (expected[i] - mean.doubles()[c])
                                        / Math.sqrt(variance.doubles()[c] + EPSILON)
                                        * (g == null ? 1 : g.doubles()[c])
                                + (b == null ? 0 : b.doubles()[c]);
            }
            Piece y = Piece.blank(rows * channels, 2);
            normalize(provider, rows, channels, x, mean, variance, g, b, y);
            near(y, expected, 1e-6);
            Piece inPlace = x.copy();
            normalize(provider, rows, channels, inPlace, mean, variance, g, b, inPlace);
            inPlace.assertSame(y.values());
        }
    }

    private static void normalize(
            Provider provider,
            int rows,
            int channels,
            Piece x,
            Piece mean,
            Piece variance,
            Piece gamma,
            Piece beta,
            Piece y) {
        provider.normalization()
                .normalize(
                        rows,
                        channels,
                        EPSILON,
                        x.array(),
                        x.at(),
                        mean.array(),
                        mean.at(),
                        null,
                        0,
                        variance.array(),
                        variance.at(),
                        gamma == null ? null : gamma.array(),
                        gamma == null ? 0 : gamma.at(),
                        beta == null ? null : beta.array(),
                        beta == null ? 0 : beta.at(),
                        y.array(),
                        y.at());
    }

    /** Through the moments: the whole layer is differentiated, in two slices. */
    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreCentralDifferences(Provider provider, int rows, int channels) {
        if (rows * channels > 4000) {
            return;
        }
        Piece x = samples(rows, channels);
        SplittableRandom random = new SplittableRandom(rows);
        Piece gamma = Piece.random(random, channels);
        Piece dY = Piece.random(random, rows * channels);
        double[] moments = moments(x.doubles(), rows, channels);
        Piece mean = Piece.blank(channels, 1);
        Piece variance = Piece.blank(channels, 2);
        for (int c = 0; c < channels; c++) {
            mean.array()[mean.at() + c] = (float) moments[c];
            variance.array()[variance.at() + c] = (float) (moments[channels + c] / rows);
        }
        Piece sums = Piece.of(new float[2 * channels]);
        int half = rows / 2;
        for (int[] slice : new int[][] {{0, half}, {half, rows}}) {
            provider.normalization()
                    .gradientSums(
                            slice[1] - slice[0],
                            channels,
                            EPSILON,
                            x.array(),
                            x.at() + slice[0] * channels,
                            mean.array(),
                            mean.at(),
                            null,
                            0,
                            variance.array(),
                            variance.at(),
                            dY.array(),
                            dY.at() + slice[0] * channels,
                            sums.array(),
                            sums.at());
        }
        double[] expectedSums = new double[2 * channels];
        double[] expected = new double[rows * channels];
        for (int c = 0; c < channels; c++) {
            double[] column = column(x.doubles(), rows, channels, c);
            double[] up = column(dY.doubles(), rows, channels, c);
            double[] hat = normalized(column);
            for (int r = 0; r < rows; r++) {
                expectedSums[c] += up[r];
                expectedSums[channels + c] += up[r] * hat[r];
                double at = column[r];
                column[r] = at + STEP;
                double high = dot(normalized(column), up);
                column[r] = at - STEP;
                double low = dot(normalized(column), up);
                column[r] = at;
                expected[r * channels + c] = gamma.doubles()[c] * (high - low) / (2 * STEP);
            }
        }
        near(sums, expectedSums, 2e-5);
        Piece dX = Piece.blank(rows * channels, 5);
        inputGradient(provider, rows, channels, rows, x, mean, variance, gamma, sums, dY, dX);
        near(dX, expected, 2e-5);
        Piece inPlace = dY.copy();
        inputGradient(
                provider, rows, channels, rows, x, mean, variance, gamma, sums, inPlace, inPlace);
        inPlace.assertSame(dX.values());

        // With moving moments, the sums are not even read.
        Piece frozen = Piece.blank(rows * channels, 5);
        inputGradient(provider, rows, channels, 0, x, mean, variance, gamma, null, dY, frozen);
        double[] scaled = dY.doubles();
        for (int i = 0; i < scaled.length; i++) {
            int c = i % channels;
            scaled[i] *= gamma.doubles()[c] / Math.sqrt(variance.doubles()[c] + EPSILON);
        }
        near(frozen, scaled, 1e-6);
    }

    private static void inputGradient(
            Provider provider,
            int rows,
            int channels,
            int total,
            Piece x,
            Piece mean,
            Piece variance,
            Piece gamma,
            Piece sums,
            Piece dY,
            Piece dX) {
        provider.normalization()
                .inputGradient(
                        rows,
                        channels,
                        EPSILON,
                        total,
                        x.array(),
                        x.at(),
                        mean.array(),
                        mean.at(),
                        null,
                        0,
                        variance.array(),
                        variance.at(),
                        gamma.array(),
                        gamma.at(),
                        sums == null ? null : sums.array(),
                        sums == null ? 0 : sums.at(),
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
    }

    private static Piece samples(int rows, int channels) {
        Piece x = Piece.random(new SplittableRandom(rows * 1000L + channels), rows * channels);
        for (int i = 0; i < x.length(); i++) {
            x.array()[x.at() + i] = 3 * x.array()[x.at() + i] + i % channels % 5;
        }
        return x;
    }

    private static Piece positive(SplittableRandom random, int length) {
        Piece piece = Piece.random(random, length);
        for (int i = 0; i < length; i++) {
            piece.array()[piece.at() + i] = 0.1f + Math.abs(piece.array()[piece.at() + i]);
        }
        return piece;
    }

    private static double[] column(double[] x, int rows, int channels, int c) {
        return IntStream.range(0, rows).mapToDouble(r -> x[r * channels + c]).toArray();
    }

    private static double[] moments(double[] x, int rows, int channels) {
        double[] moments = new double[2 * channels];
        for (int c = 0; c < channels; c++) {
            double[] column = column(x, rows, channels, c);
            double mean = Arrays.stream(column).average().orElseThrow();
            moments[c] = mean;
            moments[channels + c] = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
        }
        return moments;
    }

    private static double[] normalized(double[] column) {
        double[] moments = moments(column, column.length, 1);
        double deviation = Math.sqrt(moments[1] / column.length + EPSILON);
        return Arrays.stream(column).map(v -> (v - moments[0]) / deviation).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
