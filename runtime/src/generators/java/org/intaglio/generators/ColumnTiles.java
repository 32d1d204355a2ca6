/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

/** Writes the tiles of products where a column of A is contiguous. */
final class ColumnTiles {
    private ColumnTiles() {}

    static JavaSource narrow() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "ColumnTiles",
                        """
                        The innermost loops of {@link Gemm} where a column of A is contiguous (products {@code Aᵀ·B}): as
                        {@link RowTiles}, except that the R values of A are neighbours, so that one range check covers
                        them all, and that a tile always has all of its rows.
                        """);
        add(source, "12 sums, for machines with 16 registers.", new Tile(6, 2));
        add(source, "What the heights above leave over.", new Tile(3, 2));
        add(source, "A single row.", new Tile(1, 2));
        add(source, "One vector of columns: 8 sums, enough to hide the latency.", new Tile(8, 1));
        add(source, "The last columns, one vector or less.", new Tile(4, 0));
        add(source, "The last columns of a single row.", new Tile(1, 0));
        return source;
    }

    static JavaSource wide() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "WideColumnTiles",
                        "{@link ColumnTiles} for machines with 32 vector registers, as {@link"
                                + " WideRowTiles}.");
        add(source, "Four vectors of columns.", new Tile(6, 4));
        add(source, "What the height above leaves over.", new Tile(3, 4));
        add(source, "A single row.", new Tile(1, 4));
        add(source, "Three vectors of columns.", new Tile(8, 3));
        add(source, "A single row.", new Tile(1, 3));
        add(source, "Two vectors of columns.", new Tile(12, 2));
        return source;
    }

    private static void add(JavaSource source, String doc, Tile tile) {
        String columns = tile.isMasked() ? "int columns, " : "";
        String parameters =
                columns
                        + "int segments, int k, float[] a, int aAt, int aColumn, int aSegment, "
                        + "float[] b, int bAt, int bRow, int bSegment, float[] start, int startAt, "
                        + "int startRow, float[] c, int cAt, int cRow";
        source.method(doc, tile.method(), parameters, body(tile));
    }

    private static String body(Tile tile) {
        return JavaSource.lines(
                tile.mask(),
                tile.begin(row -> JavaSource.place("startAt", row, "startRow")),
                "for (int segment = 0; segment < segments; segment++) {",
                "int p = aAt + segment * aSegment;",
                "int q = bAt + segment * bSegment;",
                "for (int i = 0; i < k; i++) {",
                tile.multiplyAdd(row -> row == 0 ? "p" : "p + " + row),
                "p += aColumn;",
                "q += bRow;",
                "}",
                "}",
                tile.store(row -> JavaSource.place("cAt", row, "cRow")));
    }
}
