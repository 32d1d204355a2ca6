/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.kernel.ProductShape.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** {@link MatrixKernels#multiply} against the sum of products in double precision. */
final class BatchedProductTest {
    private static final int SAMPLES = 3;
    private static final int[] AWKWARD = {1, 2, 3, 7, 16, 17, 31, 33, 65};

    static Stream<Arguments> products() {
        List<ProductShape> shapes = new ArrayList<>();
        // The products of an attention with two heads side by side, and those of its derivative.
        for (boolean a : new boolean[] {false, true}) {
            for (boolean b : new boolean[] {false, true}) {
                shapes.add(sideBySide(2, 35, 24, 35, a, b, 0.125f));
                shapes.add(sideBySide(3, 37, 270, 19, a, b, 1));
                // Rows so far apart that panels are packed.
                shapes.add(sideBySide(2, 33, 20, 150, a, b, 1));
            }
        }
        SplittableRandom random = new SplittableRandom(20260102);
        while (shapes.size() < 60) {
            ProductShape s = random(random);
            if (s.rows() * s.inner() * s.columns() <= 40_000) {
                shapes.add(s);
            }
        }
        return Provider.all()
                .flatMap(p ->
                        shapes.stream()
                                .flatMap(s ->
                                        Stream.of(false, true).map(f -> Arguments.of(p, s, f))));
    }

    /** Matrices of a sample beside each other, as heads of an attention lie. */
    private static ProductShape sideBySide(
            int batches,
            int rows,
            int inner,
            int columns,
            boolean aTransposed,
            boolean bTransposed,
            float scale) {
        return new ProductShape(
                batches,
                rows,
                inner,
                columns,
                beside(batches, rows, inner, aTransposed),
                beside(batches, inner, columns, bTransposed),
                beside(batches, rows, columns, false),
                scale);
    }

    private static Side beside(int batches, int rows, int columns, boolean transposed) {
        int width = transposed ? rows : columns;
        int height = transposed ? columns : rows;
        return new Side(batches * width * height, width, batches * width, transposed);
    }

    private static ProductShape random(SplittableRandom random) {
        int batches = random.nextInt(1, 4);
        int rows = AWKWARD[random.nextInt(AWKWARD.length)];
        int inner = AWKWARD[random.nextInt(AWKWARD.length)];
        int columns = AWKWARD[random.nextInt(AWKWARD.length)];
        Side b = apart(random, batches, inner, columns, random.nextBoolean());
        if (random.nextInt(3) == 0) {
            b = new Side(0, b.batchStride(), b.rowStride(), b.transposed());
        }
        boolean dense = random.nextInt(3) == 0;
        Side a =
                dense
                        ? dense(rows, inner)
                        : apart(random, batches, rows, inner, random.nextBoolean());
        Side c =
                dense && batches == 1
                        ? dense(rows, columns)
                        : apart(random, batches, rows, columns, false);
        return new ProductShape(
                batches, rows, inner, columns, a, b, c, random.nextBoolean() ? 1 : 0.3f);
    }

    /** The same matrix for all batches, samples one after the other. */
    private static Side dense(int rows, int columns) {
        return new Side(rows * columns, 0, columns, false);
    }

    /** One after the other, with gaps. */
    private static Side apart(
            SplittableRandom random, int batches, int rows, int columns, boolean transposed) {
        int row = (transposed ? rows : columns) + random.nextInt(3);
        int matrix = row * (transposed ? columns : rows) + random.nextInt(5);
        return new Side(batches * matrix + random.nextInt(5), matrix, row, transposed);
    }

    @ParameterizedTest
    @MethodSource("products")
    void isTheProductAndNothingElseIsWritten(
            Provider provider, ProductShape s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece a = Piece.random(random, size(s, s.a(), s.rows(), s.inner()));
        Piece b = Piece.random(random, size(s, s.b(), s.inner(), s.columns()));
        Piece before = Piece.random(random, size(s, s.c(), s.rows(), s.columns()));
        Piece c = before.copy();
        multiply(provider, s, 0, SAMPLES, a, b, c, accumulate);

        double[] left = a.doubles();
        double[] right = b.doubles();
        double[] expected = before.doubles();
        double[] tolerance = new double[expected.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int h = 0; h < s.batches(); h++) {
                for (int i = 0; i < s.rows(); i++) {
                    for (int j = 0; j < s.columns(); j++) {
                        int at = place(s.c(), sample, h, i, j);
                        double sum = accumulate ? expected[at] : 0;
                        double magnitude = Math.abs(sum);
                        for (int t = 0; t < s.inner(); t++) {
                            double term =
                                    (double) s.scale()
                                            * left[place(s.a(), sample, h, i, t)]
                                            * right[place(s.b(), sample, h, t, j)];
                            sum += term;
                            magnitude += Math.abs(term);
                        }
                        expected[at] = sum;
                        tolerance[at] = Linear.bound(s.inner() + 2, magnitude);
                    }
                }
            }
        }
        c.assertNear(expected, tolerance);
    }

    /** Samples by themselves give the same bits as together, whatever is in the scratch. */
    @ParameterizedTest
    @MethodSource("products")
    void resultsDoNotDependOnTheCutOfTheBatch(
            Provider provider, ProductShape s, boolean accumulate) {
        SplittableRandom random = new SplittableRandom(s.hashCode());
        Piece a = Piece.random(random, size(s, s.a(), s.rows(), s.inner()));
        Piece b = Piece.random(random, size(s, s.b(), s.inner(), s.columns()));
        Piece whole = Piece.random(random, size(s, s.c(), s.rows(), s.columns()));
        Piece cut = whole.copy();
        multiply(provider, s, 0, SAMPLES, a, b, whole, accumulate);
        multiply(provider, s, 0, 1, a, b, cut, accumulate);
        multiply(provider, s, 1, SAMPLES, a, b, cut, accumulate);
        cut.assertSame(whole.values());
    }

    /** How the derivative for a matrix that all samples have comes about. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void samplesAddUpWhereCIsTheSame(Provider provider) {
        Side a = new Side(6, 0, 2, true);
        Side b = new Side(6, 0, 2, false);
        Side c = new Side(0, 0, 2, false);
        ProductShape s = new ProductShape(1, 2, 3, 2, a, b, c, 1);
        Piece x = Piece.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Piece dY = Piece.of(1, 0, 0, 1, 1, 1, 2, 0, 0, 2, 2, 2);
        Piece dW = Piece.of(100, 0, 0, 0);
        provider.matrix()
                .multiply(
                        s,
                        2,
                        x.array(),
                        x.at(),
                        dY.array(),
                        dY.at(),
                        null,
                        0,
                        dW.array(),
                        dW.at(),
                        true);
        dW.assertSame(new float[] {142, 48, 48, 54});
    }

    @Test
    void scratchHoldsBWhereItMustBeCopied() {
        assertThat(sideBySide(2, 5, 7, 3, true, false, 1).scratch()).isEqualTo(0);
        assertThat(sideBySide(2, 5, 7, 3, false, true, 1).scratch()).isEqualTo(21);
        assertThat(sideBySide(2, 5, 7, 3, false, false, 0.5f).scratch()).isEqualTo(21);
        Side side = new Side(1, 1, 7, false);
        Side shared = new Side(0, 21, 7, true);
        assertThat(new ProductShape(2, 5, 7, 3, side, shared, side, 1).scratch()).isEqualTo(42);
    }

    @Test
    void resultsAreNeverTransposed() {
        Side side = new Side(1, 2, 3, false);
        Side c = new Side(1, 2, 3, true);
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new ProductShape(1, 3, 3, 3, side, side, c, 1));
        assertThat(refused)
                .hasMessageThat()
                .isEqualTo(
                        "c: expected a side that is not transposed, found Side[sampleStride=1,"
                                + " batchStride=2, rowStride=3, transposed=true]. Exchange a and b,"
                                + " and transpose both.");
    }

    private static int size(ProductShape s, Side side, int rows, int columns) {
        return place(side, SAMPLES - 1, s.batches() - 1, rows - 1, columns - 1) + 1;
    }

    private static int place(Side side, int sample, int batch, int i, int j) {
        int row = side.transposed() ? j : i;
        int column = side.transposed() ? i : j;
        return sample * side.sampleStride()
                + batch * side.batchStride()
                + row * side.rowStride()
                + column;
    }

    private static void multiply(
            Provider provider,
            ProductShape s,
            int from,
            int to,
            Piece a,
            Piece b,
            Piece c,
            boolean accumulate) {
        Piece scratch = Piece.blank(s.scratch(), 3);
        provider.matrix()
                .multiply(
                        s,
                        to - from,
                        a.array(),
                        a.at() + from * s.a().sampleStride(),
                        b.array(),
                        b.at() + from * s.b().sampleStride(),
                        scratch.array(),
                        scratch.at(),
                        c.array(),
                        c.at() + from * s.c().sampleStride(),
                        accumulate);
        scratch.assertSentinels();
    }
}
