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

/** A pooled convolution against its three parts one after the other. */
final class PooledConvolutionKernelsTest {
    private static final double TOLERANCE = 2e-5;

    /** A case: sizes, and whether a ReLU lies in between. */
    record Case(Conv2DShape s, int poolHeight, int poolWidth, int n, boolean relu) {
        Pool2DShape pool() {
            return new Pool2DShape(
                    s.outputHeight(),
                    s.outputWidth(),
                    s.filters(),
                    poolHeight,
                    poolWidth,
                    poolHeight,
                    poolWidth,
                    0,
                    0,
                    s.outputHeight() / poolHeight,
                    s.outputWidth() / poolWidth);
        }

        int cells() {
            return n * pool().outputSize();
        }
    }

    static Stream<Arguments> cases() {
        List<Conv2DShape> shapes =
                List.of(
                        // The kernel for grey images, with and without a row and a column left
                        // over.
                        new Conv2DShape(12, 10, 1, 3, 3, 1, 1, 1, 1, 1, 32),
                        new Conv2DShape(13, 9, 1, 3, 3, 1, 1, 1, 1, 1, 16, 10, 6),
                        new Conv2DShape(8, 8, 1, 3, 3, 1, 1, 1, 1, 1, 5),
                        new Conv2DShape(13, 13, 8, 3, 3, 1, 1, 1, 1, 1, 33, 10, 10),
                        new Conv2DShape(9, 13, 3, 2, 2, 1, 1, 1, 2, 1, 19, 8, 10),
                        new Conv2DShape(13, 12, 4, 3, 3, 2, 2, 1, 1, 2, 18, 6, 4));
        return Provider.all()
                .flatMap(p ->
                        shapes.stream()
                                .flatMap(s ->
                                        Stream.of(
                                                Arguments.of(p, new Case(s, 2, 2, 2, true)),
                                                Arguments.of(
                                                        p,
                                                        new Case(
                                                                s,
                                                                s.outputHeight(),
                                                                1,
                                                                1,
                                                                false)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsConvolutionReluAndPooling(Provider provider, Case c) {
        SplittableRandom random = new SplittableRandom(7);
        Conv2DShape s = c.s;
        Pool2DShape pool = c.pool();
        Piece x = Piece.random(random, c.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece b = Piece.random(random, s.filters());
        Piece dY = Piece.random(random, c.cells());

        // The parts.
        Piece z = Piece.blank(c.n * s.outputSize(), 1);
        provider.convolution()
                .forward(
                        s, c.n, x.array(), x.at(), w.array(), w.at(), b.array(), b.at(), c.relu,
                        z.array(), z.at());
        Piece y = Piece.blank(c.cells(), 2);
        provider.pooling().max(pool, c.n, z.array(), z.at(), y.array(), y.at());
        Piece dZ = Piece.blank(z.length(), 3);
        provider.pooling()
                .maxGradient(
                        pool,
                        c.n,
                        z.array(),
                        z.at(),
                        y.array(),
                        y.at(),
                        dY.array(),
                        dY.at(),
                        dZ.array(),
                        dZ.at());
        if (c.relu) {
            provider.activation()
                    .reluGradient(
                            z.length(),
                            z.array(),
                            z.at(),
                            dZ.array(),
                            dZ.at(),
                            dZ.array(),
                            dZ.at());
        }
        Piece wT = Piece.blank(w.length(), 1);
        provider.convolution().prepareInputGradient(s, w.array(), w.at(), wT.array(), wT.at());
        Piece scratch = Piece.blank(s.outputSize() + s.gradientScratch(), 2);
        Piece dX = Piece.blank(x.length(), 3);
        provider.convolution()
                .inputGradient(
                        s,
                        c.n,
                        dZ.array(),
                        dZ.at(),
                        wT.array(),
                        wT.at(),
                        scratch.array(),
                        scratch.at(),
                        dX.array(),
                        dX.at(),
                        false);
        Piece dW = Piece.of(new float[w.length()]);
        provider.convolution()
                .kernelGradient(
                        s, c.n, x.array(), x.at(), dZ.array(), dZ.at(), dW.array(), dW.at());
        Piece db = Piece.of(new float[b.length()]);
        provider.matrix()
                .biasGradient(
                        c.n * s.outputHeight() * s.outputWidth(),
                        s.filters(),
                        dZ.array(),
                        dZ.at(),
                        db.array(),
                        db.at(),
                        true);

        // The whole.
        PooledConvolutionKernels whole = provider.pooledConvolution();
        Piece y2 = Piece.blank(c.cells(), 5);
        Piece winners = Piece.blank(c.cells(), 6);
        whole.forward(
                s,
                c.poolHeight,
                c.poolWidth,
                c.n,
                x.array(),
                x.at(),
                w.array(),
                w.at(),
                b.array(),
                b.at(),
                c.relu,
                scratch.array(),
                scratch.at(),
                y2.array(),
                y2.at(),
                winners.array(),
                winners.at());
        Piece predicted = Piece.blank(c.cells(), 4);
        whole.forward(
                s,
                c.poolHeight,
                c.poolWidth,
                c.n,
                x.array(),
                x.at(),
                w.array(),
                w.at(),
                b.array(),
                b.at(),
                c.relu,
                scratch.array(),
                scratch.at(),
                predicted.array(),
                predicted.at(),
                null,
                0);
        assertThat(y2.values()).isEqualTo(y.values());
        assertThat(predicted.values()).isEqualTo(y.values());

        Piece dX2 = Piece.blank(x.length(), 2);
        whole.inputGradient(
                s,
                c.poolHeight,
                c.poolWidth,
                c.n,
                winners.array(),
                winners.at(),
                dY.array(),
                dY.at(),
                wT.array(),
                wT.at(),
                scratch.array(),
                scratch.at(),
                dX2.array(),
                dX2.at());
        Piece dW2 = Piece.of(new float[w.length()]);
        whole.kernelGradient(
                s,
                c.poolHeight,
                c.poolWidth,
                c.n,
                x.array(),
                x.at(),
                winners.array(),
                winners.at(),
                dY.array(),
                dY.at(),
                scratch.array(),
                scratch.at(),
                dW2.array(),
                dW2.at());
        Piece db2 = Piece.of(new float[b.length()]);
        whole.biasGradient(
                c.cells() / s.filters(),
                s.filters(),
                winners.array(),
                winners.at(),
                dY.array(),
                dY.at(),
                db2.array(),
                db2.at());
        assertClose("dX", dX2, dX);
        assertClose("dW", dW2, dW);
        assertClose("db", db2, db);
        for (Piece piece : List.of(scratch, y2, winners, predicted, dX2, dW2, db2)) {
            piece.assertSentinels();
        }
    }

    private static void assertClose(String what, Piece actual, Piece expected) {
        float[] a = actual.values();
        float[] e = expected.values();
        for (int i = 0; i < e.length; i++) {
            assertWithMessage("%s[%s]", what, i)
                    .that((double) a[i])
                    .isWithin(TOLERANCE * (1 + Math.abs(e[i])))
                    .of(e[i]);
        }
    }
}
