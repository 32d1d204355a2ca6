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

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Winograd's algorithm against the definition, which the direct kernels follow. */
final class WinogradKernelsTest {
    private static final double TOLERANCE = 2e-5;

    /** Sizes, tiles, how many samples, and whether a bias and a ReLU follow. */
    record Case(Conv2DShape s, int tile, int n, boolean activated) {
        WinogradShape tiles() {
            return new WinogradShape(s, tile);
        }

        boolean isPooled() {
            return s.outputHeight() % 2 == 0 && s.outputWidth() % 2 == 0;
        }
    }

    private static Conv2DShape shape(int height, int width, int channels, int filters) {
        return new Conv2DShape(height, width, channels, 3, 3, 1, 1, 1, 1, 1, filters);
    }

    static Stream<Arguments> cases() {
        Conv2DShape cropped = new Conv2DShape(13, 12, 16, 3, 3, 1, 1, 1, 1, 1, 16, 10, 8);
        // More tiles than a block, and a block that ends within a row of tiles: 7 and 5 of them.
        Conv2DShape many = shape(16, 16, 32, 16);
        Conv2DShape wide = shape(12, 20, 32, 16);
        List<Case> cases =
                List.of(
                        new Case(shape(8, 10, 16, 48), 2, 2, true),
                        new Case(shape(7, 9, 48, 16), 2, 2, false),
                        new Case(shape(6, 5, 16, 16), 2, 1, true),
                        new Case(shape(3, 3, 16, 16), 2, 3, false),
                        new Case(cropped, 2, 3, true),
                        new Case(many, 2, 9, false),
                        // Whole tiles; rows, columns or both that stick out, by one, two or three.
                        new Case(shape(10, 14, 16, 48), 4, 2, true),
                        new Case(shape(7, 9, 48, 16), 4, 2, false),
                        new Case(shape(8, 8, 16, 16), 4, 1, true),
                        new Case(shape(6, 5, 16, 16), 4, 1, true),
                        new Case(shape(3, 3, 16, 16), 4, 3, false),
                        new Case(cropped, 4, 3, true),
                        new Case(wide, 4, 9, false),
                        new Case(shape(18, 18, 16, 16), 4, 4, true));
        return Provider.all().flatMap(p -> cases.stream().map(c -> Arguments.of(p, c)));
    }

    static Stream<Arguments> pooledCases() {
        return cases().filter(arguments -> ((Case) arguments.get()[1]).isPooled());
    }

    /** The arguments of a case, and what the definition makes of them. */
    private static final class Numbers {
        final Piece x;
        final Piece w;
        final Piece b;
        final Piece dY;
        final Piece scratch;

        Numbers(Case c, int results) {
            SplittableRandom random = new SplittableRandom(11);
            x = Piece.random(random, c.n * c.s.inputSize());
            w = Piece.random(random, c.s.kernelSize());
            b = c.activated ? Piece.random(random, c.s.filters()) : null;
            dY = Piece.random(random, results);
            scratch = Piece.blank(c.tiles().scratch(), 3);
        }

        float[] bias() {
            return b == null ? null : b.array();
        }

        int biasAt() {
            return b == null ? 0 : b.at();
        }

        Piece points(Provider provider, Case c) {
            Piece u = Piece.blank(c.tiles().kernelSize(), 2);
            provider.winograd().prepareForward(c.tiles(), w.array(), w.at(), u.array(), u.at());
            return u;
        }

        Piece transposedPoints(Provider provider, Case c) {
            Piece u = Piece.blank(c.tiles().kernelSize(), 1);
            provider.winograd()
                    .prepareInputGradient(
                            c.tiles(),
                            w.array(),
                            w.at(),
                            scratch.array(),
                            scratch.at(),
                            u.array(),
                            u.at());
            return u;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheDefinition(Provider provider, Case c) {
        Conv2DShape s = c.s;
        Numbers v = new Numbers(c, c.n * s.outputSize());
        Piece y = Piece.blank(v.dY.length(), 1);
        ConvolutionKernels direct = provider.convolution();
        direct.forward(
                s,
                c.n,
                v.x.array(),
                v.x.at(),
                v.w.array(),
                v.w.at(),
                v.bias(),
                v.biasAt(),
                c.activated,
                y.array(),
                y.at());
        Piece wT = Piece.blank(v.w.length(), 1);
        direct.prepareInputGradient(s, v.w.array(), v.w.at(), wT.array(), wT.at());
        Piece directScratch = Piece.blank(s.gradientScratch(), 2);
        Piece dX = Piece.blank(v.x.length(), 3);
        direct.inputGradient(
                s,
                c.n,
                v.dY.array(),
                v.dY.at(),
                wT.array(),
                wT.at(),
                directScratch.array(),
                directScratch.at(),
                dX.array(),
                dX.at(),
                false);
        Piece dW = Piece.of(new float[v.w.length()]);
        direct.kernelGradient(
                s, c.n, v.x.array(), v.x.at(), v.dY.array(), v.dY.at(), dW.array(), dW.at());

        WinogradKernels winograd = provider.winograd();
        Piece u = v.points(provider, c);
        Piece y2 = Piece.blank(y.length(), 4);
        winograd.forward(
                c.tiles(),
                c.n,
                v.x.array(),
                v.x.at(),
                u.array(),
                u.at(),
                v.bias(),
                v.biasAt(),
                c.activated,
                v.scratch.array(),
                v.scratch.at(),
                y2.array(),
                y2.at());
        Piece uT = v.transposedPoints(provider, c);
        Piece dX2 = Piece.blank(dX.length(), 5);
        winograd.inputGradient(
                c.tiles(),
                c.n,
                null,
                0,
                v.dY.array(),
                v.dY.at(),
                uT.array(),
                uT.at(),
                v.scratch.array(),
                v.scratch.at(),
                dX2.array(),
                dX2.at());
        Piece dW2 = Piece.of(new float[dW.length()]);
        for (int twice = 0; twice < 2; twice++) {
            winograd.kernelGradient(
                    c.tiles(),
                    c.n,
                    v.x.array(),
                    v.x.at(),
                    null,
                    0,
                    v.dY.array(),
                    v.dY.at(),
                    v.scratch.array(),
                    v.scratch.at(),
                    dW2.array(),
                    dW2.at());
        }
        assertClose("y", y2, y, 1);
        assertClose("dX", dX2, dX, 1);
        assertClose("dW added twice", dW2, dW, 2);
        for (Piece piece : List.of(v.scratch, u, uT, y2, dX2, dW2)) {
            piece.assertSentinels();
        }
    }

    @ParameterizedTest
    @MethodSource("pooledCases")
    void poolsAsTheDefinition(Provider provider, Case c) {
        Conv2DShape s = c.s;
        Numbers v = new Numbers(c, c.n * s.outputSize() / 4);
        PooledConvolutionKernels direct = provider.pooledConvolution();
        Piece y = Piece.blank(v.dY.length(), 1);
        Piece winners = Piece.blank(v.dY.length(), 2);
        Piece directScratch = Piece.blank(s.outputSize() + s.gradientScratch(), 2);
        direct.forward(
                s,
                2,
                2,
                c.n,
                v.x.array(),
                v.x.at(),
                v.w.array(),
                v.w.at(),
                v.bias(),
                v.biasAt(),
                c.activated,
                directScratch.array(),
                directScratch.at(),
                y.array(),
                y.at(),
                winners.array(),
                winners.at());
        Piece wT = Piece.blank(v.w.length(), 1);
        provider.convolution().prepareInputGradient(s, v.w.array(), v.w.at(), wT.array(), wT.at());
        Piece dX = Piece.blank(v.x.length(), 3);
        direct.inputGradient(
                s,
                2,
                2,
                c.n,
                winners.array(),
                winners.at(),
                v.dY.array(),
                v.dY.at(),
                wT.array(),
                wT.at(),
                directScratch.array(),
                directScratch.at(),
                dX.array(),
                dX.at());
        Piece dW = Piece.of(new float[v.w.length()]);
        direct.kernelGradient(
                s,
                2,
                2,
                c.n,
                v.x.array(),
                v.x.at(),
                winners.array(),
                winners.at(),
                v.dY.array(),
                v.dY.at(),
                directScratch.array(),
                directScratch.at(),
                dW.array(),
                dW.at());

        WinogradKernels winograd = provider.winograd();
        Piece u = v.points(provider, c);
        Piece y2 = Piece.blank(y.length(), 4);
        Piece winners2 = Piece.blank(y.length(), 5);
        winograd.pooledForward(
                c.tiles(),
                c.n,
                v.x.array(),
                v.x.at(),
                u.array(),
                u.at(),
                v.bias(),
                v.biasAt(),
                c.activated,
                v.scratch.array(),
                v.scratch.at(),
                y2.array(),
                y2.at(),
                winners2.array(),
                winners2.at());
        Piece predicted = Piece.blank(y.length(), 6);
        winograd.pooledForward(
                c.tiles(),
                c.n,
                v.x.array(),
                v.x.at(),
                u.array(),
                u.at(),
                v.bias(),
                v.biasAt(),
                c.activated,
                v.scratch.array(),
                v.scratch.at(),
                predicted.array(),
                predicted.at(),
                null,
                0);
        Piece uT = v.transposedPoints(provider, c);
        Piece dX2 = Piece.blank(dX.length(), 1);
        winograd.inputGradient(
                c.tiles(),
                c.n,
                winners.array(),
                winners.at(),
                v.dY.array(),
                v.dY.at(),
                uT.array(),
                uT.at(),
                v.scratch.array(),
                v.scratch.at(),
                dX2.array(),
                dX2.at());
        Piece dW2 = Piece.of(new float[dW.length()]);
        winograd.kernelGradient(
                c.tiles(),
                c.n,
                v.x.array(),
                v.x.at(),
                winners.array(),
                winners.at(),
                v.dY.array(),
                v.dY.at(),
                v.scratch.array(),
                v.scratch.at(),
                dW2.array(),
                dW2.at());
        assertClose("y", y2, y, 1);
        assertThat(winners2.values()).isEqualTo(winners.values());
        assertThat(predicted.values()).isEqualTo(y2.values());
        assertClose("dX", dX2, dX, 1);
        assertClose("dW", dW2, dW, 1);
        for (Piece piece : List.of(v.scratch, y2, winners2, predicted, dX2, dW2)) {
            piece.assertSentinels();
        }
    }

    private static void assertClose(String what, Piece actual, Piece expected, int times) {
        float[] a = actual.values();
        float[] e = expected.values();
        double largest = 1;
        for (float value : e) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < e.length; i++) {
            assertWithMessage("%s[%s]", what, i)
                    .that((double) a[i])
                    .isWithin(times * TOLERANCE * largest)
                    .of(times * e[i]);
        }
    }
}
