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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class PoolingKernelsTest {
    /** Draws are apart by at least this much, so that a small step changes no maximum. */
    private static final float APART = 0x1p-8f;

    private static final double STEP = APART / 4;

    /**
     * Windows hold at most 20 elements, images 200, values are below 32 in size: so much may single
     * precision lose.
     */
    private static final double TOLERANCE = 1e-4;

    /** A pooling of n samples in double precision. */
    record Batch(Pool2DShape s, int n) {
        double[] apply(double[] x, boolean max) {
            double[] y = new double[n * s.outputSize()];
            for (int i = 0; i < y.length; i++) {
                int c = i % s.channels();
                int ow = i / s.channels() % s.outputWidth();
                int oh = i / s.channels() / s.outputWidth() % s.outputHeight();
                int sample = i / s.outputSize();
                double largest = Double.NEGATIVE_INFINITY;
                double sum = 0;
                int count = 0;
                for (int kh = 0; kh < s.poolHeight(); kh++) {
                    for (int kw = 0; kw < s.poolWidth(); kw++) {
                        int h = oh * s.strideY() - s.padTop() + kh;
                        int w = ow * s.strideX() - s.padLeft() + kw;
                        if (h >= 0 && h < s.height() && w >= 0 && w < s.width()) {
                            int pixel = (sample * s.height() + h) * s.width() + w;
                            double value = x[pixel * s.channels() + c];
                            largest = Math.max(largest, value);
                            sum += value;
                            count++;
                        }
                    }
                }
                y[i] = max ? largest : sum / count;
            }
            return y;
        }

        /** The whole image as one window. */
        static Batch global(int n, int positions, int channels) {
            return new Batch(
                    new Pool2DShape(1, positions, channels, 1, positions, 1, 1, 0, 0, 1, 1), n);
        }
    }

    static Stream<Arguments> pools() {
        List<Batch> batches = new ArrayList<>();
        for (int channels : new int[] {1, 3, 8, 16, 17, 32, 33}) {
            // 2×2 windows; the last row and column of the image are in none.
            batches.add(new Batch(new Pool2DShape(5, 7, channels, 2, 2, 2, 2, 0, 0, 2, 3), 2));
            // 2×2 windows, the last ones cut, as padding SAME has them.
            batches.add(new Batch(new Pool2DShape(5, 7, channels, 2, 2, 2, 2, 0, 0, 3, 4), 2));
        }
        SplittableRandom random = new SplittableRandom(20260103);
        while (batches.size() < 40) {
            int poolHeight = random.nextInt(1, 5);
            int poolWidth = random.nextInt(1, 5);
            int strideY = random.nextInt(1, 4);
            int strideX = random.nextInt(1, 4);
            int padTop = random.nextInt((poolHeight + 1) / 2);
            int padLeft = random.nextInt((poolWidth + 1) / 2);
            int height = poolHeight + random.nextInt(5);
            int width = poolWidth + random.nextInt(5);
            int outputHeight = (height + padTop - 1) / strideY + 1;
            int outputWidth = (width + padLeft - 1) / strideX + 1;
            Pool2DShape s =
                    new Pool2DShape(
                            height,
                            width,
                            random.nextInt(1, 35),
                            poolHeight,
                            poolWidth,
                            strideY,
                            strideX,
                            padTop,
                            padLeft,
                            outputHeight,
                            outputWidth);
            batches.add(new Batch(s, random.nextInt(1, 4)));
        }
        return perProvider(batches);
    }

    static Stream<Arguments> images() {
        List<Batch> batches = new ArrayList<>();
        for (int positions : new int[] {1, 2, 13, 49, 200}) {
            for (int channels : new int[] {1, 3, 16, 17, 33}) {
                batches.add(Batch.global(2, positions, channels));
            }
        }
        return perProvider(batches);
    }

    private static Stream<Arguments> perProvider(List<Batch> batches) {
        return Provider.all().flatMap(p -> batches.stream().map(b -> Arguments.of(p, b)));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void forwardIsTheDefinition(Provider provider, Batch batch) {
        Pool2DShape s = batch.s;
        Piece x = distinct(batch);
        Piece y = Piece.blank(batch.n * s.outputSize(), 3);
        provider.pooling().max(s, batch.n, x.array(), x.at(), y.array(), y.at());
        assertNear(y, batch.apply(x.doubles(), true));
        provider.pooling().average(s, batch.n, x.array(), x.at(), y.array(), y.at());
        assertNear(y, batch.apply(x.doubles(), false));
    }

    @ParameterizedTest
    @MethodSource("images")
    void globalForwardIsTheDefinition(Provider provider, Batch batch) {
        Pool2DShape s = batch.s;
        Piece x = distinct(batch);
        Piece y = Piece.blank(batch.n * s.channels(), 3);
        provider.pooling()
                .globalMax(batch.n, s.width(), s.channels(), x.array(), x.at(), y.array(), y.at());
        assertNear(y, batch.apply(x.doubles(), true));
        provider.pooling()
                .globalAverage(
                        batch.n, s.width(), s.channels(), x.array(), x.at(), y.array(), y.at());
        assertNear(y, batch.apply(x.doubles(), false));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void gradientsAreDifferenceQuotients(Provider provider, Batch batch) {
        Pool2DShape s = batch.s;
        Piece x = distinct(batch);
        Piece y = Piece.blank(batch.n * s.outputSize(), 3);
        provider.pooling().max(s, batch.n, x.array(), x.at(), y.array(), y.at());
        Piece dY = Piece.random(new SplittableRandom(1), y.length());

        Piece dX = Piece.blank(x.length(), 2);
        provider.pooling()
                .maxGradient(
                        s,
                        batch.n,
                        x.array(),
                        x.at(),
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
        assertQuotients(batch, x, dY, true, dX);

        dX = Piece.blank(x.length(), 2);
        provider.pooling().averageGradient(s, batch.n, dY.array(), dY.at(), dX.array(), dX.at());
        assertQuotients(batch, x, dY, false, dX);
    }

    @ParameterizedTest
    @MethodSource("images")
    void globalGradientsAreDifferenceQuotients(Provider provider, Batch batch) {
        Pool2DShape s = batch.s;
        Piece x = distinct(batch);
        Piece y = Piece.blank(batch.n * s.channels(), 3);
        provider.pooling()
                .globalMax(batch.n, s.width(), s.channels(), x.array(), x.at(), y.array(), y.at());
        Piece dY = Piece.random(new SplittableRandom(1), y.length());

        Piece dX = Piece.blank(x.length(), 2);
        provider.pooling()
                .globalMaxGradient(
                        batch.n,
                        s.width(),
                        s.channels(),
                        x.array(),
                        x.at(),
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
        assertQuotients(batch, x, dY, true, dX);

        dX = Piece.blank(x.length(), 2);
        provider.pooling()
                .globalAverageGradient(
                        batch.n, s.width(), s.channels(), dY.array(), dY.at(), dX.array(), dX.at());
        assertQuotients(batch, x, dY, false, dX);
    }

    /** As after a ReLU that has cut a whole window to 0. */
    @ParameterizedTest
    @MethodSource("pools")
    void amongEqualsTheFirstOfAWindowTakesTheGradient(Provider provider, Batch batch) {
        Pool2DShape s = batch.s;
        Piece x = Piece.of(new float[batch.n * s.inputSize()]);
        Piece y = Piece.of(new float[batch.n * s.outputSize()]);
        Piece dY = Piece.random(new SplittableRandom(2), y.length());
        float[] expected = new float[x.length()];
        for (int i = 0; i < y.length(); i++) {
            int c = i % s.channels();
            int ow = i / s.channels() % s.outputWidth();
            int oh = i / s.channels() / s.outputWidth() % s.outputHeight();
            int h = Math.max(oh * s.strideY() - s.padTop(), 0);
            int w = Math.max(ow * s.strideX() - s.padLeft(), 0);
            int pixel = (i / s.outputSize() * s.height() + h) * s.width() + w;
            expected[pixel * s.channels() + c] += dY.values()[i];
        }
        Piece dX = Piece.blank(x.length(), 2);
        provider.pooling()
                .maxGradient(
                        s,
                        batch.n,
                        x.array(),
                        x.at(),
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
        dX.assertSame(expected);
    }

    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void amongEqualsOfAnImageTheGradientIsDivided(Provider provider) {
        int channels = 18;
        int positions = 4;
        float[] values = new float[positions * channels];
        for (int c = 0; c < channels; c++) {
            values[2 * channels + c] = -1; // the other three are equal
        }
        float[] gradients = new float[channels];
        for (int c = 0; c < channels; c++) {
            gradients[c] = 3 * (c + 1);
        }
        Piece x = Piece.of(values);
        Piece y = Piece.of(new float[channels]);
        Piece dY = Piece.of(gradients);
        Piece dX = Piece.blank(values.length, 2);
        provider.pooling()
                .globalMaxGradient(
                        1,
                        positions,
                        channels,
                        x.array(),
                        x.at(),
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        dX.array(),
                        dX.at());
        float[] expected = new float[values.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i / channels == 2 ? 0 : i % channels + 1;
        }
        dX.assertSame(expected);
    }

    /** Different values in random order. */
    private static Piece distinct(Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        float[] values = new float[batch.n * batch.s.inputSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - values.length / 2) * APART;
        }
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
        return Piece.of(values);
    }

    private static void assertNear(Piece y, double[] expected) {
        double[] tolerance = new double[expected.length];
        Arrays.fill(tolerance, TOLERANCE);
        y.assertNear(expected, tolerance);
    }

    private static void assertQuotients(Batch batch, Piece x, Piece dY, boolean max, Piece dX) {
        dX.assertSentinels();
        SplittableRandom random = new SplittableRandom(3);
        assertThat(dX.length()).isEqualTo(x.length());
        for (int draw = 0; draw < 30; draw++) {
            int i = random.nextInt(x.length());
            double[] moved = x.doubles();
            moved[i] += STEP;
            double[] above = batch.apply(moved, max);
            moved[i] -= 2 * STEP;
            double[] below = batch.apply(moved, max);
            double expected = 0;
            for (int j = 0; j < above.length; j++) {
                expected += dY.values()[j] * (above[j] - below[j]) / (2 * STEP);
            }
            assertWithMessage("element %s", i)
                    .that((double) dX.values()[i])
                    .isWithin(TOLERANCE)
                    .of(expected);
        }
    }
}
