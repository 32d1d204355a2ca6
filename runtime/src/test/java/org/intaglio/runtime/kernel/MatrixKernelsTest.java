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
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class MatrixKernelsTest {
    private static final int[] AWKWARD = {1, 2, 3, 13, 17, 31, 33, 207};

    /** A product of X rows×in and W in×out. */
    record Sizes(int rows, int in, int out) implements Linear {
        @Override
        public double[] apply(double[] x, double[] w) {
            double[] y = new double[rows * out];
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < in; i++) {
                    for (int j = 0; j < out; j++) {
                        y[row * out + j] += x[row * in + i] * w[i * out + j];
                    }
                }
            }
            return y;
        }
    }

    /** Provider, sizes, and whether to accumulate (where that applies) or to use a ReLU. */
    static Stream<Arguments> products() {
        List<Sizes> sizes = new ArrayList<>();
        sizes.add(new Sizes(1, 1, 1));
        sizes.add(new Sizes(7, 784, 10)); // longer than a block of the sum
        sizes.add(new Sizes(5, 513, 33)); // a block of one, two panels and a rest
        sizes.add(new Sizes(207, 31, 1));
        sizes.add(new Sizes(1, 37, 300)); // a single row: wide tiles, and a rest
        // Rows so far apart that panels are packed, with panels of every width; sums of two blocks.
        sizes.add(new Sizes(33, 300, 357));
        for (int rows : new int[] {4, 7, 8, 10, 14}) {
            sizes.add(new Sizes(rows, 13, 135)); // tiles of 6, 4 and 3 rows
        }
        SplittableRandom random = new SplittableRandom(20260101);
        while (sizes.size() < 35) {
            Sizes s = new Sizes(awkward(random), awkward(random), awkward(random));
            if ((long) s.rows * s.in * s.out <= 60_000) {
                sizes.add(s);
            }
        }
        return Provider.all()
                .flatMap(p ->
                        sizes.stream()
                                .flatMap(s ->
                                        Stream.of(false, true).map(f -> Arguments.of(p, s, f))));
    }

    private static int awkward(SplittableRandom random) {
        return AWKWARD[random.nextInt(AWKWARD.length)];
    }

    @ParameterizedTest
    @MethodSource("products")
    void denseIsTheProduct(Provider provider, Sizes s, boolean relu) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece b = Piece.random(random, s.out);
        double[] product = s.apply(x.doubles(), w.doubles());
        double[] magnitude = s.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (boolean biased : new boolean[] {false, true}) {
            Piece y = Piece.blank(s.rows * s.out, 5);
            dense(provider, s, x, w, biased ? b : null, relu, y);
            Linear.assertSums(y, s.in, product, magnitude, biased ? b : null, null, relu);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void denseColumnsAreThoseOfDense(Provider provider, Sizes s, boolean relu) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece b = Piece.random(random, s.out);
        Piece whole = Piece.blank(s.rows * s.out, 5);
        dense(provider, s, x, w, b, relu, whole);

        Piece y = Piece.blank(s.rows * s.out, 6);
        int middle = s.out / 3;
        for (int[] columns : new int[][] {{0, middle}, {middle, s.out}}) {
            provider.matrix()
                    .denseColumns(
                            s.rows,
                            s.in,
                            s.out,
                            columns[0],
                            columns[1],
                            x.array(),
                            x.at(),
                            w.array(),
                            w.at(),
                            b.array(),
                            b.at(),
                            relu,
                            y.array(),
                            y.at());
        }
        y.assertSentinels();
        double[] tolerance = s.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (int i = 0; i < tolerance.length; i++) {
            double bias = Math.abs(b.doubles()[i % s.out]);
            tolerance[i] = Linear.bound(s.in + 1, tolerance[i] + bias);
        }
        y.assertNear(whole.doubles(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("products")
    void residualDenseBeginsWithTheResidual(Provider provider, Sizes s, boolean relu) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece b = Piece.random(random, s.out);
        Piece r = Piece.random(random, s.rows * s.out);
        double[] product = s.apply(x.doubles(), w.doubles());
        double[] magnitude = s.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (boolean biased : new boolean[] {false, true}) {
            for (boolean inPlace : new boolean[] {false, true}) {
                Piece y = inPlace ? r.copy() : Piece.blank(s.rows * s.out, 5);
                Piece start = inPlace ? y : r;
                provider.matrix()
                        .residualDense(
                                s.rows,
                                s.in,
                                s.out,
                                x.array(),
                                x.at(),
                                w.array(),
                                w.at(),
                                biased ? b.array() : null,
                                b.at(),
                                start.array(),
                                start.at(),
                                relu,
                                y.array(),
                                y.at());
                Linear.assertSums(y, s.in, product, magnitude, biased ? b : null, r, relu);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void sharesAddUpToDense(Provider provider, Sizes s, boolean relu) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece b = Piece.random(random, s.out);
        int portion = (s.in + 2) / 3;
        int shares = (s.in + portion - 1) / portion;
        Piece parts = Piece.blank(s.rows * shares * s.out, 6);
        for (int share = 0; share < shares; share++) {
            provider.matrix()
                    .denseShare(
                            s.rows,
                            s.in,
                            s.out,
                            share * portion,
                            Math.min(s.in, (share + 1) * portion),
                            x.array(),
                            x.at(),
                            w.array(),
                            w.at(),
                            parts.array(),
                            parts.at() + share * s.out,
                            shares * s.out);
        }
        parts.assertSentinels();
        double[] product = s.apply(x.doubles(), w.doubles());
        double[] magnitude = s.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (boolean biased : new boolean[] {false, true}) {
            Piece y = Piece.blank(s.rows * s.out, 5);
            provider.matrix()
                    .sumShares(
                            s.rows,
                            s.out,
                            shares,
                            parts.array(),
                            parts.at(),
                            biased ? b.array() : null,
                            b.at(),
                            relu,
                            y.array(),
                            y.at());
            int terms = s.in + shares;
            Linear.assertSums(y, terms, product, magnitude, biased ? b : null, null, relu);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void denseInputGradientIsTheDifferenceQuotient(Provider provider, Sizes s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece wT = Piece.blank(s.in * s.out, 2);
        provider.matrix().transpose(s.in, s.out, 0, s.out, w.array(), w.at(), wT.array(), wT.at());
        wT.assertSentinels();
        Piece dY = Piece.random(random, s.rows * s.out);
        Piece before = Piece.random(random, s.rows * s.in);
        Piece dX = accumulate ? before.copy() : Piece.blank(s.rows * s.in, 1);
        provider.matrix()
                .denseInputGradient(
                        s.rows,
                        s.in,
                        s.out,
                        dY.array(),
                        dY.at(),
                        wT.array(),
                        wT.at(),
                        dX.array(),
                        dX.at(),
                        accumulate);

        dX.assertSentinels();
        for (int draw = 0; draw < 6; draw++) {
            int i = random.nextInt(dX.length());
            double start = accumulate ? before.doubles()[i] : 0;
            double exact = s.forInput(x.doubles(), w.doubles(), dY.doubles(), i);
            double absolute =
                    s.forInput(
                            x.doubles(),
                            Linear.absolute(w.doubles()),
                            Linear.absolute(dY.doubles()),
                            i);
            assertWithMessage("element %s", i)
                    .that((double) dX.values()[i])
                    .isWithin(Linear.bound(s.out + 1, absolute + Math.abs(start)))
                    .of(start + exact);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void denseKernelGradientIsTheDifferenceQuotient(
            Provider provider, Sizes s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece dY = Piece.random(random, s.rows * s.out);
        Piece before = Piece.random(random, s.in * s.out);
        Piece dW = accumulate ? before.copy() : Piece.blank(s.in * s.out, 1);
        kernelGradient(provider, s, 0, s.rows, 0, s.in, x, dY, dW, accumulate);

        dW.assertSentinels();
        for (int draw = 0; draw < 6; draw++) {
            int i = random.nextInt(dW.length());
            double start = accumulate ? before.doubles()[i] : 0;
            double exact = s.forKernel(x.doubles(), w.doubles(), dY.doubles(), i);
            double absolute =
                    s.forKernel(
                            Linear.absolute(x.doubles()),
                            w.doubles(),
                            Linear.absolute(dY.doubles()),
                            i);
            assertWithMessage("element %s", i)
                    .that((double) dW.values()[i])
                    .isWithin(Linear.bound(s.rows + 1, absolute + Math.abs(start)))
                    .of(start + exact);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void denseKernelGradientWritesOnlyItsRows(Provider provider, Sizes s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece dY = Piece.random(random, s.rows * s.out);
        Piece start = Piece.random(random, s.in * s.out);
        Piece whole = start.copy();
        kernelGradient(provider, s, 0, s.rows, 0, s.in, x, dY, whole, accumulate);

        int from = random.nextInt(s.in);
        int to = random.nextInt(from, s.in) + 1;
        Piece part = start.copy();
        kernelGradient(provider, s, 0, s.rows, from, to, x, dY, part, accumulate);

        float[] expected = start.values();
        System.arraycopy(whole.values(), from * s.out, expected, from * s.out, (to - from) * s.out);
        part.assertSame(expected);
    }

    /** The bits of a result must not depend on how a batch is cut. */
    @ParameterizedTest
    @MethodSource("products")
    void resultsDoNotDependOnTheCutOfTheBatch(Provider provider, Sizes s, boolean relu) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece x = Piece.random(random, s.rows * s.in);
        Piece w = Piece.random(random, s.in * s.out);
        Piece b = Piece.random(random, s.out);
        Piece dY = Piece.random(random, s.rows * s.out);
        int cut = random.nextInt(s.rows + 1);
        Piece y = Piece.blank(s.rows * s.out, 1);
        dense(provider, s, x, w, b, relu, y);
        Piece cutY = Piece.blank(s.rows * s.out, 1);
        dense(provider, new Sizes(cut, s.in, s.out), x, w, b, relu, cutY);
        dense(
                provider,
                new Sizes(s.rows - cut, s.in, s.out),
                new Piece(x.array(), x.at() + cut * s.in, 0),
                w,
                b,
                relu,
                new Piece(cutY.array(), cutY.at() + cut * s.out, 0));
        cutY.assertSame(y.values());

        Piece dW = Piece.blank(s.in * s.out, 1);
        kernelGradient(provider, s, 0, s.rows, 0, s.in, x, dY, dW, false);
        Piece cutDW = Piece.blank(s.in * s.out, 1);
        kernelGradient(provider, s, 0, cut, 0, s.in, x, dY, cutDW, false);
        kernelGradient(provider, s, cut, s.rows, 0, s.in, x, dY, cutDW, true);
        cutDW.assertSame(dW.values());

        Piece db = Piece.blank(s.out, 1);
        biasGradient(provider, s, 0, s.rows, dY, db, false);
        Piece cutDb = Piece.blank(s.out, 1);
        biasGradient(provider, s, 0, cut, dY, cutDb, false);
        biasGradient(provider, s, cut, s.rows, dY, cutDb, true);
        cutDb.assertSame(db.values());
    }

    @ParameterizedTest
    @MethodSource("products")
    void biasGradientIsTheSumOfRowsInTheirOrder(Provider provider, Sizes s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece dY = Piece.random(random, s.rows * s.out);
        Piece before = Piece.random(random, s.out);
        float[] expected = accumulate ? before.values() : new float[s.out];
        for (int i = 0; i < s.rows * s.out; i++) {
            expected[i % s.out] += dY.values()[i];
        }
        Piece db = accumulate ? before.copy() : Piece.blank(s.out, 1);
        biasGradient(provider, s, 0, s.rows, dY, db, accumulate);
        db.assertSame(expected);
    }

    @ParameterizedTest
    @MethodSource("products")
    void transposeTwiceChangesNothing(Provider provider, Sizes s, boolean unused) {
        Piece w = Piece.random(new SplittableRandom(s.hashCode()), s.in * s.out);
        Piece t = Piece.blank(s.in * s.out, 2);
        int cut = s.out / 3;
        for (int[] band : new int[][] {{cut, s.out}, {0, cut}}) {
            provider.matrix()
                    .transpose(s.in, s.out, band[0], band[1], w.array(), w.at(), t.array(), t.at());
        }
        assertThat(t.values()[s.in - 1]).isEqualTo(w.values()[(s.in - 1) * s.out]);
        Piece back = Piece.blank(s.in * s.out, 7);
        provider.matrix()
                .transpose(s.out, s.in, 0, s.in, t.array(), t.at(), back.array(), back.at());
        t.assertSentinels();
        back.assertSame(w.values());
    }

    private static void dense(
            Provider provider, Sizes s, Piece x, Piece w, Piece b, boolean relu, Piece y) {
        provider.matrix()
                .dense(
                        s.rows,
                        s.in,
                        s.out,
                        x.array(),
                        x.at(),
                        w.array(),
                        w.at(),
                        b == null ? null : b.array(),
                        b == null ? 0 : b.at(),
                        relu,
                        y.array(),
                        y.at());
    }

    private static void kernelGradient(
            Provider provider,
            Sizes s,
            int firstRow,
            int lastRow,
            int from,
            int to,
            Piece x,
            Piece dY,
            Piece dW,
            boolean accumulate) {
        provider.matrix()
                .denseKernelGradient(
                        lastRow - firstRow,
                        s.in,
                        s.out,
                        from,
                        to,
                        x.array(),
                        x.at() + firstRow * s.in,
                        dY.array(),
                        dY.at() + firstRow * s.out,
                        dW.array(),
                        dW.at(),
                        accumulate);
    }

    private static void biasGradient(
            Provider provider,
            Sizes s,
            int firstRow,
            int lastRow,
            Piece dY,
            Piece db,
            boolean accumulate) {
        provider.matrix()
                .biasGradient(
                        lastRow - firstRow,
                        s.out,
                        dY.array(),
                        dY.at() + firstRow * s.out,
                        db.array(),
                        db.at(),
                        accumulate);
    }
}
