/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

/** Writes the tiles of products where a row of A is contiguous. */
final class RowTiles {
    private RowTiles() {}

    static JavaSource narrow() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "RowTiles",
                        """
                        The innermost loops of {@link Gemm} where a row of A is contiguous: tiles of R rows and V vectors
                        of C whose sums stay in registers for the whole of a product.

                        <p>Legend: {@code c0, d0} are the first and second vector of the tile's row 0, {@code c1, d1}
                        those of its row 1 and so on; {@code s1, a1, t1} where row 1 of start, A and C begins, {@code q}
                        the row of B. A tile with fewer than R rows computes and stores its last row again and again:
                        cheaper than a method for every height, or than a branch for every row.

                        <p>Rows {@code turn} and later are in the next band: {@code aTurn}, {@code startTurn} and {@code
                        cTurn} further on than {@code aRow} and so on say. One loop and no branch at all is what lets
                        HotSpot keep every sum in a register: with a second loop around it, for the rows of a window, or
                        with branches behind it, a third of them went to the stack and back in every iteration. A ReLU is
                        applied to what a tile has stored, by {@link Gemm}.
                        """);
        add(source, "12 sums, for machines with 16 registers.", new Tile(6, 2));
        add(source, "What the heights above leave over.", new Tile(3, 2));
        add(source, "One vector of columns: 8 sums, enough to hide the latency.", new Tile(8, 1));
        add(
                source,
                """
                The last columns, one vector or less.

                @param columns how many there are
                """,
                new Tile(4, 0));
        return source;
    }

    static JavaSource wide() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "WideRowTiles",
                        """
                        {@link RowTiles} for machines with 32 vector registers: 24 sums. An iteration of the innermost
                        loop has 24 multiply-adds for 10 loads, so that they, and not the loads, set the pace.
                        """);
        add(source, "Four vectors of columns.", new Tile(6, 4));
        add(
                source,
                "Four rows: two such tiles take eight, which 6 and 3 would not fill.",
                new Tile(4, 4));
        add(source, "Up to three rows, such as the one of a single sample.", new Tile(3, 4));
        add(source, "Three vectors of columns.", new Tile(8, 3));
        add(source, "Two vectors of columns.", new Tile(12, 2));
        return source;
    }

    private static void add(JavaSource source, String doc, Tile tile) {
        String columns = tile.isMasked() ? "int columns, " : "";
        String parameters =
                "int rows, "
                        + columns
                        + "int turn, int k, float[] a, int aAt, int aRow, int aTurn, "
                        + "float[] b, int bAt, int bRow, float[] start, int startAt, int startRow, "
                        + "int startTurn, float[] c, int cAt, int cRow, int cTurn";
        source.method(doc, tile.method(), parameters, body(tile));
    }

    private static String body(Tile tile) {
        String rows =
                JavaSource.each(
                        1, tile.rows(), i -> "int i%1$d = Math.min(%1$d, rows - 1);".formatted(i));
        return JavaSource.lines(
                rows,
                places(tile, "s", "start"),
                places(tile, "a", "a"),
                places(tile, "t", "c"),
                tile.mask(),
                tile.begin(row -> row == 0 ? "startAt" : "s" + row),
                "int q = bAt;",
                "for (int i = 0; i < k; i++) {",
                tile.multiplyAdd(row -> row == 0 ? "aAt + i" : "a" + row + " + i"),
                "q += bRow;",
                "}",
                tile.store(row -> row == 0 ? "cAt" : "t" + row));
    }

    /** Where the rows of an array begin; row 0 where the tile does. */
    private static String places(Tile tile, String name, String array) {
        return JavaSource.each(
                1,
                tile.rows(),
                i ->
                        "int %1$s%2$d = %3$sAt + Gemm.place(i%2$d, turn, %3$sRow, %3$sTurn);"
                                .formatted(name, i, array));
    }
}
