/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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
        return Stream.of(Provider.values())
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 17, 31, 33, 207)
                                .boxed()
                                .flatMap(c ->
                                        IntStream.of(2, 3, 17, 150)
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
            Piece moments = Piece.blank(2 * channels, 3);
            Arrays.fill(moments.array(), moments.at(), moments.at() + 2 * channels, Float.NaN);
            provider.normalization.moments(
                    cut, channels, x.array(), x.at(), 0, moments.array(), moments.at());
            if (cut < rows) {
                provider.normalization.moments(
                        rows - cut,
                        channels,
                        x.array(),
                        x.at() + cut * channels,
                        cut,
                        moments.array(),
                        moments.at());
            }
            near(moments, expected, 1e-5);
        }
    }

    /** Where a one-pass formula would lose everything. */
    @ParameterizedTest
    @EnumSource(Provider.class)
    void momentsFarFromZero(Provider provider) {
        float[] x = new float[40_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = 10_000 + (i % 2);
        }
        float[] moments = new float[2];
        provider.normalization.moments(x.length, 1, x, 0, 0, moments, 0);
        assertThat(moments[0]).isWithin(1e-2f).of(10_000.5f);
        assertThat(moments[1] / x.length).isWithin(1e-3f).of(0.25f);
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
        provider.normalization.normalize(
                rows,
                channels,
                EPSILON,
                x.array(),
                x.at(),
                mean.array(),
                mean.at(),
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
            provider.normalization.gradientSums(
                    slice[1] - slice[0],
                    channels,
                    EPSILON,
                    x.array(),
                    x.at() + slice[0] * channels,
                    mean.array(),
                    mean.at(),
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
        provider.normalization.inputGradient(
                rows,
                channels,
                EPSILON,
                total,
                x.array(),
                x.at(),
                mean.array(),
                mean.at(),
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
