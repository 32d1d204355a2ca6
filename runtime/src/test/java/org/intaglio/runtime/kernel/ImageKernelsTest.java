/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;
import org.intaglio.runtime.operation.Resampling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class ImageKernelsTest {
    /** A turn with a zoom and a shift, a quarter of a turn, a mirror image, far outside. */
    private static final float[][] PLACES = {
        {1, 0, 0, 0, 1, 0},
        {0.75f, -0.5f, 1.25f, 0.375f, 1.125f, -1.5f},
        {0, -1, 5, 1, 0, 0},
        {-1, 0, 4, 0, 1, 0},
        {1.5f, 0.25f, -9.5f, -0.25f, 1.5f, 8.25f},
    };

    static Stream<Arguments> cases() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 3, 16, 17)
                                .boxed()
                                .flatMap(channels ->
                                        Stream.of(FillMode.values())
                                                .flatMap(fill ->
                                                        Stream.of(Interpolation.values())
                                                                .map(i ->
                                                                        Arguments.of(
                                                                                p, channels, fill,
                                                                                i)))));
    }

    private static Resampling shape(int channels, FillMode fill, Interpolation interpolation) {
        return new Resampling(6, 5, channels, 4, 7, interpolation, fill, 0.5f);
    }

    private static void resample(Provider p, Resampling r, float[] m, Piece x, Piece y) {
        p.image()
                .resample(
                        r, m[0], m[1], m[2], m[3], m[4], m[5], x.array(), x.at(), y.array(),
                        y.at());
    }

    private static void gradient(Provider p, Resampling r, float[] m, Piece dY, Piece dX) {
        p.image()
                .resampleGradient(
                        r,
                        m[0],
                        m[1],
                        m[2],
                        m[3],
                        m[4],
                        m[5],
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsWhatLiesThere(
            Provider provider, int channels, FillMode fill, Interpolation interpolation) {
        Resampling r = shape(channels, fill, interpolation);
        Piece x = Piece.random(new SplittableRandom(channels), r.inputSize());
        for (float[] m : PLACES) {
            Piece y = Piece.blank(r.outputSize(), 1);
            resample(provider, r, m, x, y);
            double[] expected = new double[r.outputSize()];
            for (int i = 0; i < expected.length; i++) {
                int c = i % channels;
                int ow = i / channels % r.outputWidth();
                int oh = i / channels / r.outputWidth();
                expected[i] =
                        seen(r, x, m[3] * ow + m[4] * oh + m[5], m[0] * ow + m[1] * oh + m[2], c);
            }
            double[] tolerance = new double[expected.length];
            Arrays.fill(tolerance, 1e-6);
            y.assertNear(expected, tolerance);
        }
    }

    /** Whole pixels weighed by how near they are; a nearest one that is half a pixel away. */
    private static double seen(Resampling r, Piece x, double h, double w, int c) {
        double row = inside(r.fillMode(), h, r.height());
        double column = inside(r.fillMode(), w, r.width());
        if (r.interpolation() == Interpolation.NEAREST) {
            row = Math.signum(row) * Math.floor(Math.abs(row) + 0.5);
            column = Math.signum(column) * Math.floor(Math.abs(column) + 0.5);
        }
        double sum = 0;
        for (int i = -20; i < 26; i++) {
            for (int j = -20; j < 26; j++) {
                double share =
                        Math.max(0, 1 - Math.abs(row - i)) * Math.max(0, 1 - Math.abs(column - j));
                boolean isInside = i >= 0 && i < r.height() && j >= 0 && j < r.width();
                sum +=
                        share
                                * (isInside
                                        ? x.values()[(i * r.width() + j) * r.channels() + c]
                                        : r.fillValue());
            }
        }
        return sum;
    }

    /** One step of the border after the other. */
    private static double inside(FillMode mode, double at, int length) {
        if (mode == FillMode.FILL_VALUE) {
            return at;
        }
        double place = at;
        if (mode == FillMode.REFLECT) {
            while (place < -0.5 || place > length - 0.5) {
                place = place < -0.5 ? -1 - place : 2 * length - 1 - place;
            }
        } else if (mode == FillMode.WRAP) {
            while (place < 0) {
                place += length;
            }
            while (place > length - 1 && at >= 0) {
                place -= length;
            }
        }
        return Math.clamp(place, 0, length - 1);
    }

    /** It is linear: Σ dY·y is Σ dX·x, for an image of zeros without a value beyond the border. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyDerivativeGoesWhereItsValueCameFrom(
            Provider provider, int channels, FillMode fill, Interpolation interpolation) {
        Resampling r = shape(channels, fill, interpolation);
        SplittableRandom random = new SplittableRandom(channels);
        Piece x = Piece.random(random, r.inputSize());
        Piece dY = Piece.random(random, r.outputSize());
        Piece nothing = Piece.of(new float[r.inputSize()]);
        for (float[] m : PLACES) {
            Piece y = Piece.blank(r.outputSize(), 2);
            Piece ofNothing = Piece.blank(r.outputSize(), 2);
            Piece dX = Piece.blank(r.inputSize(), 5);
            resample(provider, r, m, x, y);
            resample(provider, r, m, nothing, ofNothing);
            gradient(provider, r, m, dY, dX);
            dX.assertSentinels();
            double results = 0;
            for (int i = 0; i < y.length(); i++) {
                results += dY.doubles()[i] * (y.doubles()[i] - ofNothing.doubles()[i]);
            }
            double arguments = 0;
            for (int i = 0; i < x.length(); i++) {
                arguments += dX.doubles()[i] * x.doubles()[i];
            }
            assertThat(arguments).isWithin(1e-4).of(results);
        }
    }

    static Stream<Arguments> channels() {
        return Provider.all()
                .flatMap(p -> IntStream.of(1, 3, 17).mapToObj(c -> Arguments.of(p, c)));
    }

    private static double[] shaded(double[] x, int channels, double contrast, double brightness) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double mean = 0;
            for (int j = i % channels; j < x.length; j += channels) {
                mean += x[j] * channels / x.length;
            }
            y[i] = Math.clamp((x[i] - mean) * contrast + mean + brightness, -0.5, 0.75);
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("channels")
    void shadesAndClips(Provider provider, int channels) {
        int positions = 7;
        SplittableRandom random = new SplittableRandom(channels);
        Piece x = Piece.random(random, positions * channels);
        Piece dY = Piece.random(random, positions * channels);
        for (float[] draw : new float[][] {{1, 0.25f}, {1.5f, 0}, {0.25f, -0.125f}}) {
            Piece y = x.copy();
            provider.image()
                    .shade(
                            positions, channels, draw[0], draw[1], -0.5f, 0.75f, y.array(), y.at(),
                            y.array(), y.at());
            double[] tolerance = new double[x.length()];
            Arrays.fill(tolerance, 1e-6);
            y.assertNear(shaded(x.doubles(), channels, draw[0], draw[1]), tolerance);

            Piece dX = dY.copy();
            provider.image()
                    .shadeGradient(
                            positions,
                            channels,
                            draw[0],
                            draw[1],
                            -0.5f,
                            0.75f,
                            x.array(),
                            x.at(),
                            dX.array(),
                            dX.at(),
                            dX.array(),
                            dX.at());
            double[] slopes = new double[x.length()];
            for (int i = 0; i < slopes.length; i++) {
                double step = 1e-7;
                double[] more = x.doubles();
                double[] less = x.doubles();
                more[i] += step;
                less[i] -= step;
                double[] up = shaded(more, channels, draw[0], draw[1]);
                double[] down = shaded(less, channels, draw[0], draw[1]);
                for (int j = 0; j < slopes.length; j++) {
                    slopes[i] += dY.doubles()[j] * (up[j] - down[j]) / (2 * step);
                }
            }
            Arrays.fill(tolerance, 1e-5);
            dX.assertNear(slopes, tolerance);
        }
    }
}
