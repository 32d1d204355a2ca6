/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import java.util.function.IntFunction;

/**
 * A tile of a product: so many rows by so many vectors, whose sums stay in registers.
 *
 * @param rows how many rows
 * @param vectors how many vectors; 0 for one that is not full
 */
record Tile(int rows, int vectors) {
    /** What is said about each sum. */
    interface Cell {
        /** A line about the sum in this row and this vector of it. */
        String line(int row, int vector);
    }

    String method() {
        return "static void tile" + rows + "x" + (isMasked() ? "1Masked" : vectors);
    }

    boolean isMasked() {
        return vectors == 0;
    }

    private int width() {
        return Math.max(1, vectors);
    }

    private String within() {
        return isMasked() ? ", within" : "";
    }

    /** {@code c0, d0, e0} in row 0. */
    private static String sum(int row, int vector) {
        return Character.toString('c' + vector) + row;
    }

    private String cells(Cell cell) {
        return JavaSource.each(
                rows, row -> JavaSource.each(width(), vector -> cell.line(row, vector)));
    }

    /** The mask of a vector that is not full. */
    String mask() {
        return isMasked() ? "VectorMask<Float> within = S.indexInRange(0, columns);" : "";
    }

    /**
     * Declares the sums, each with what it starts from.
     *
     * @param at where a row starts in {@code start}
     */
    String begin(IntFunction<String> at) {
        return cells((row, vector) ->
                "FloatVector %s = FloatVector.fromArray(S, start, %s%s);"
                        .formatted(
                                sum(row, vector),
                                JavaSource.place(at.apply(row), vector, "LANES"),
                                within()));
    }

    /**
     * One term of every sum.
     *
     * @param at where a row's factor is in {@code a}
     */
    String multiplyAdd(IntFunction<String> at) {
        String factors =
                JavaSource.each(
                        width(),
                        vector ->
                                "FloatVector b%d = FloatVector.fromArray(S, b, %s%s);"
                                        .formatted(
                                                vector,
                                                JavaSource.place("q", vector, "LANES"),
                                                within()));
        return factors
                + "\n"
                + JavaSource.each(
                        rows,
                        row ->
                                "FloatVector x%d = FloatVector.broadcast(S, a[%s]);\n"
                                                .formatted(row, at.apply(row))
                                        + JavaSource.each(
                                                width(),
                                                vector ->
                                                        "%1$s = x%2$d.fma(b%3$d, %1$s);"
                                                                .formatted(
                                                                        sum(row, vector),
                                                                        row,
                                                                        vector)));
    }

    /**
     * Stores the sums.
     *
     * @param at where a row starts in {@code c}
     */
    String store(IntFunction<String> at) {
        return cells((row, vector) ->
                "%s.intoArray(c, %s%s);"
                        .formatted(
                                sum(row, vector),
                                JavaSource.place(at.apply(row), vector, "LANES"),
                                within()));
    }
}
