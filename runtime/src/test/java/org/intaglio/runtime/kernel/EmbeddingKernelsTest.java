/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class EmbeddingKernelsTest {
    private static final int TABLE = 11;
    private static final int ROWS = 29;

    static Stream<Arguments> widths() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 16, 17, 33, 70)
                                .mapToObj(width -> Arguments.of(p, width)));
    }

    private static Piece indices(SplittableRandom random) {
        Piece indices = Piece.random(random, ROWS);
        for (int r = 0; r < ROWS; r++) {
            indices.array()[indices.at() + r] = random.nextInt(TABLE);
        }
        return indices;
    }

    @ParameterizedTest
    @MethodSource("widths")
    void gatherCopiesRows(Provider provider, int width) {
        SplittableRandom random = new SplittableRandom(width);
        Piece indices = indices(random);
        Piece table = Piece.random(random, TABLE * width);
        Piece y = Piece.blank(ROWS * width, 3);
        provider.embedding()
                .gather(
                        ROWS,
                        width,
                        indices.array(),
                        indices.at(),
                        table.array(),
                        table.at(),
                        y.array(),
                        y.at());
        float[] expected = new float[ROWS * width];
        for (int i = 0; i < expected.length; i++) {
            int row = (int) indices.values()[i / width];
            expected[i] = table.values()[row * width + i % width];
        }
        y.assertSame(expected);
    }

    private static void scatter(
            Provider provider,
            int width,
            int first,
            int last,
            int from,
            int to,
            Piece indices,
            Piece dY,
            Piece dTable,
            boolean accumulate) {
        provider.embedding()
                .scatter(
                        last - first,
                        width,
                        from,
                        to,
                        indices.array(),
                        indices.at() + first,
                        dY.array(),
                        dY.at() + first * width,
                        dTable.array(),
                        dTable.at(),
                        accumulate);
    }

    /** To the bit: sums in the order of the rows. */
    @ParameterizedTest
    @MethodSource("widths")
    void scatterAddsUpInOrder(Provider provider, int width) {
        SplittableRandom random = new SplittableRandom(width);
        Piece indices = indices(random);
        Piece dY = Piece.random(random, ROWS * width);
        Piece before = Piece.random(random, TABLE * width);
        for (boolean accumulate : new boolean[] {false, true}) {
            float[] expected = accumulate ? before.values() : new float[TABLE * width];
            for (int i = 0; i < ROWS * width; i++) {
                int row = (int) indices.values()[i / width];
                expected[row * width + i % width] += dY.values()[i];
            }
            Piece whole = before.copy();
            scatter(provider, width, 0, ROWS, 0, TABLE, indices, dY, whole, accumulate);
            whole.assertSame(expected);

            // Shared by threads, and rows in two calls.
            Piece parts = before.copy();
            for (int[] part : new int[][] {{4, TABLE}, {0, 4}}) {
                scatter(provider, width, 0, 9, part[0], part[1], indices, dY, parts, accumulate);
                scatter(provider, width, 9, ROWS, part[0], part[1], indices, dY, parts, true);
            }
            parts.assertSame(expected);

            // Nobody touches other rows.
            Piece middle = before.copy();
            scatter(provider, width, 0, ROWS, 3, 8, indices, dY, middle, accumulate);
            float[] others = before.values();
            System.arraycopy(expected, 3 * width, others, 3 * width, 5 * width);
            middle.assertSame(others);
        }
    }

    /** A task's own array holds its rows only; the row 0 would lie before it. */
    @ParameterizedTest
    @MethodSource("widths")
    void theTableMayBeginOutsideOfTheArray(Provider provider, int width) {
        SplittableRandom random = new SplittableRandom(width);
        Piece indices = indices(random);
        Piece dY = Piece.random(random, ROWS * width);
        Piece whole = Piece.blank(TABLE * width, 1);
        scatter(provider, width, 0, ROWS, 0, TABLE, indices, dY, whole, false);
        Piece rows = Piece.blank(3 * width, 1);
        Piece beginning = new Piece(rows.array(), rows.at() - 8 * width, 0);
        scatter(provider, width, 0, ROWS, 8, TABLE, indices, dY, beginning, false);
        rows.assertSame(Arrays.copyOfRange(whole.values(), 8 * width, TABLE * width));
    }
}
