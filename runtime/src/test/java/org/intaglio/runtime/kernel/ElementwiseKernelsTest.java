/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.random.Randoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Element by element nothing is summed, so the bits must agree. */
final class ElementwiseKernelsTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 13, 16, 17, 31, 33, 64, 207};

    private interface Operation {
        void apply(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);
    }

    private interface Formula {
        float apply(float a, float b, float y);
    }

    static Stream<Arguments> lengths() {
        return Provider.all().flatMap(p -> IntStream.of(LENGTHS).mapToObj(n -> Arguments.of(p, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void binaryOperationsAreTheirFormulas(Provider provider, int length) {
        ElementwiseKernels kernels = provider.elementwise();
        check(length, kernels::add, (a, b, y) -> a + b);
        check(length, kernels::subtract, (a, b, y) -> a - b);
        check(length, kernels::multiply, (a, b, y) -> a * b);
        check(length, kernels::multiplyAdd, (a, b, y) -> y + a * b);
        check(length, kernels::maximum, (a, b, y) -> Math.max(a, b));
        check(
                length,
                (n, a, aAt, b, bAt, y, yAt) -> kernels.scale(n, 3f, -0.7f, a, aAt, y, yAt),
                (a, b, y) -> a * 3f + -0.7f);
        check(
                length,
                (n, a, aAt, b, bAt, y, yAt) -> kernels.scaleAdd(n, 0.3f, a, aAt, y, yAt),
                (a, b, y) -> y + a * 0.3f);
    }

    /** One value of a row, be it the first or the last, is enough. */
    @ParameterizedTest
    @MethodSource("lengths")
    void aRowDiffersIfOneOfItsValuesDoes(Provider provider, int length) {
        if (length == 0) {
            return;
        }
        float[] x = new float[1 + 3 * length];
        Arrays.fill(x, 0.5f);
        x[1] = 0.25f;
        x[3 * length] = Float.NaN;
        float[] y = {7, 7, 7, 7, 7};
        provider.elementwise().differs(3, length, 0.5f, x, 1, y, 1);
        assertThat(y).isEqualTo(new float[] {7, 1, 0, 1, 7});
    }

    /** Into a place of its own, into a's, and into b's. */
    private static void check(int length, Operation operation, Formula formula) {
        SplittableRandom random = new SplittableRandom(length);
        Piece a = Piece.random(random, length);
        Piece b = Piece.random(random, length);
        if (length > 2) {
            b.array()[b.at() + 1] = a.values()[1]; // a tie
            a.array()[a.at() + 2] = Float.NaN;
        }
        Piece other = Piece.random(random, length);
        for (Piece place : new Piece[] {other, a, b}) {
            Piece y = place.copy();
            Piece left = place.equals(a) ? y : a;
            Piece right = place.equals(b) ? y : b;
            float[] expected = new float[length];
            for (int i = 0; i < length; i++) {
                expected[i] = formula.apply(a.values()[i], b.values()[i], place.values()[i]);
            }
            operation.apply(
                    length, left.array(), left.at(), right.array(), right.at(), y.array(), y.at());
            y.assertSame(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void maximumGradientGoesToTheLarger(Provider provider, int length) {
        SplittableRandom random = new SplittableRandom(length);
        Piece a = Piece.random(random, length);
        Piece b = Piece.random(random, length);
        if (length > 0) {
            b.array()[b.at() + length / 2] = a.values()[length / 2]; // a tie is a's
        }
        Piece dY = Piece.random(random, length);
        Piece dA = Piece.blank(length, 1);
        Piece dB = Piece.blank(length, 2);
        provider.elementwise()
                .maximumGradient(
                        length,
                        a.array(),
                        a.at(),
                        b.array(),
                        b.at(),
                        dY.array(),
                        dY.at(),
                        dA.array(),
                        dA.at(),
                        dB.array(),
                        dB.at());
        float[] toA = new float[length];
        float[] toB = new float[length];
        for (int i = 0; i < length; i++) {
            boolean larger = a.values()[i] >= b.values()[i];
            toA[i] = larger ? dY.values()[i] : 0;
            toB[i] = larger ? 0 : dY.values()[i];
        }
        dA.assertSame(toA);
        dB.assertSame(toB);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void transposeExchangesAxes(Provider provider, int length) {
        for (int inner : new int[] {1, 2, 17}) {
            int outer = 2;
            int columns = 3;
            SplittableRandom random = new SplittableRandom(length);
            Piece x = Piece.random(random, outer * length * columns * inner);
            float[] expected = new float[x.values().length];
            for (int o = 0; o < outer; o++) {
                for (int row = 0; row < length; row++) {
                    for (int column = 0; column < columns; column++) {
                        for (int i = 0; i < inner; i++) {
                            expected[((o * columns + column) * length + row) * inner + i] =
                                    x.values()[((o * length + row) * columns + column) * inner + i];
                        }
                    }
                }
            }
            Piece y = Piece.random(random, expected.length);
            provider.elementwise()
                    .transpose(outer, length, columns, inner, x.array(), x.at(), y.array(), y.at());
            y.assertSame(expected);
            Piece back = Piece.random(random, expected.length);
            provider.elementwise()
                    .transpose(
                            outer,
                            columns,
                            length,
                            inner,
                            y.array(),
                            y.at(),
                            back.array(),
                            back.at());
            back.assertSame(x.values());
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void copyMovesPieces(Provider provider, int length) {
        int rows = 3;
        int xStride = length + 2;
        int yStride = length + 5;
        SplittableRandom random = new SplittableRandom(length);
        Piece x = Piece.random(random, rows * xStride);
        Piece before = Piece.random(random, rows * yStride);
        for (boolean accumulate : new boolean[] {false, true}) {
            float[] expected = before.values();
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < length; i++) {
                    int to = row * yStride + i;
                    float value = x.values()[row * xStride + i];
                    expected[to] = accumulate ? expected[to] + value : value;
                }
            }
            Piece y = before.copy();
            provider.elementwise()
                    .copy(
                            rows,
                            length,
                            x.array(),
                            x.at(),
                            xStride,
                            y.array(),
                            y.at(),
                            yStride,
                            accumulate);
            y.assertSame(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void padSurroundsWithZerosAndCropTakesThemAway(Provider provider, int channels) {
        int n = 2;
        int height = 3;
        int width = 2;
        SplittableRandom random = new SplittableRandom(channels);
        int top = random.nextInt(3);
        int bottom = random.nextInt(3);
        int left = random.nextInt(3);
        int right = random.nextInt(3);
        int high = top + height + bottom;
        int wide = left + width + right;
        Piece x = Piece.random(random, n * height * width * channels);
        float[] expected = new float[n * high * wide * channels];
        for (int i = 0; i < x.length(); i++) {
            int c = i % channels;
            int w = i / channels % width;
            int h = i / channels / width % height;
            int sample = i / channels / width / height;
            int pixel = (sample * high + top + h) * wide + left + w;
            expected[pixel * channels + c] = x.values()[i];
        }
        Piece y = Piece.blank(expected.length, 1);
        provider.elementwise()
                .pad(
                        n, height, width, channels, top, bottom, left, right, x.array(), x.at(),
                        y.array(), y.at());
        y.assertSame(expected);

        Piece back = Piece.blank(x.length(), 2);
        provider.elementwise()
                .crop(
                        n,
                        height,
                        width,
                        channels,
                        top,
                        bottom,
                        left,
                        right,
                        y.array(),
                        y.at(),
                        back.array(),
                        back.at());
        back.assertSame(x.values());
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void dropoutKeepsWhatRandomsKeeps(Provider provider, int length) {
        SplittableRandom random = new SplittableRandom(length);
        int kept = 0;
        int dropped = 0;
        for (float rate : new float[] {0f, 0.1f, 0.2f, 0.5f, 0.999f}) {
            for (int counter : new int[] {0, 12345, -7, Integer.MAX_VALUE - 9}) {
                long key = random.nextLong();
                Piece x = Piece.random(random, length);
                Piece y = Piece.blank(length, 1);
                provider.elementwise()
                        .dropout(length, rate, key, counter, x.array(), x.at(), y.array(), y.at());
                float scale = 1 / (1 - rate);
                float[] expected = new float[length];
                for (int i = 0; i < length; i++) {
                    boolean keeps = Randoms.keeps(key, counter + i, Randoms.threshold(rate));
                    expected[i] = keeps ? x.values()[i] * scale : 0;
                    kept += keeps ? 1 : 0;
                    dropped += keeps ? 0 : 1;
                }
                y.assertSame(expected);

                Piece inPlace = x.copy();
                provider.elementwise()
                        .dropout(
                                length,
                                rate,
                                key,
                                counter,
                                inPlace.array(),
                                inPlace.at(),
                                inPlace.array(),
                                inPlace.at());
                inPlace.assertSame(expected);
            }
        }
        if (length >= 13) {
            assertThat(kept).isGreaterThan(0);
            assertThat(dropped).isGreaterThan(0);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void noiseIsWhatRandomsDraw(Provider provider, int length) {
        float[] kept = new float[length];
        float[] drawn = new float[length];
        for (int i = 0; i < length; i++) {
            kept[i] = Randoms.keeps(42, i - 7, Randoms.threshold(0.3f)) ? 0.5f + 2 : 0.5f;
            drawn[i] = 0.5f + 2 * Randoms.normal(42, i - 7);
        }
        Piece y = Piece.blank(length, 1);
        provider.elementwise().kept(length, 0.3f, 2, 0.5f, 42, -7, y.array(), y.at());
        y.assertSame(kept);
        provider.elementwise().normal(length, 2, 0.5f, 42, -7, y.array(), y.at());
        y.assertSame(drawn);
    }

    @Test
    void normalNumbersAreNormal() {
        int count = 100_000;
        int within = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double z = Randoms.normal(7, i);
            sum += z;
            squares += z * z;
            within += Math.abs(z) < 1 ? 1 : 0;
        }
        assertThat(sum / count).isWithin(0.01).of(0);
        assertThat(squares / count).isWithin(0.02).of(1);
        assertThat(within / (double) count).isWithin(0.005).of(0.6827);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sumPartsAddsInOrder(Provider provider, int length) {
        int parts = 4;
        int stride = length + 3;
        SplittableRandom random = new SplittableRandom(length);
        Piece x = Piece.random(random, parts * stride);
        Piece before = Piece.random(random, length);
        for (boolean accumulate : new boolean[] {false, true}) {
            float[] expected = accumulate ? before.values() : new float[length];
            for (int p = 0; p < parts; p++) {
                for (int i = 0; i < length; i++) {
                    expected[i] += x.values()[p * stride + i];
                }
            }
            Piece y = before.copy();
            provider.elementwise()
                    .sumParts(
                            parts,
                            stride,
                            length,
                            x.array(),
                            x.at(),
                            y.array(),
                            y.at(),
                            accumulate);
            y.assertSame(expected);
        }
    }
}
