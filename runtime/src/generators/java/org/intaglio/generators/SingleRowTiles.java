/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the tiles of products with one row. */
final class SingleRowTiles {
    private static final String PARAMETERS =
            "int k, float[] a, int aAt, float[] b, int bAt, int bRow, "
                    + "float[] start, int startAt, float[] c, int cAt";

    private SingleRowTiles() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "SingleRowTiles",
                        """
                        The innermost loops of {@link Gemm} for one row: the prediction of one sample, and the row that
                        taller tiles leave over, which would compute it again for each of their rows.
                        """);
        for (int vectors : new int[] {1, 2, 4, 8}) {
            String doc = vectors == 1 ? "One vector of columns." : vectors + " vectors of columns.";
            source.method(doc, "static void tile1x" + vectors, PARAMETERS, body(vectors));
        }
        return source;
    }

    private static String body(int vectors) {
        return lines(
                each(
                        vectors,
                        v ->
                                "FloatVector c%d = FloatVector.fromArray(S, start, %s);"
                                        .formatted(v, place("startAt", v, "LANES"))),
                "int q = bAt;",
                "for (int i = 0; i < k; i++) {",
                "FloatVector x = FloatVector.broadcast(S, a[aAt + i]);",
                each(
                        vectors,
                        v ->
                                "c%1$d = x.fma(FloatVector.fromArray(S, b, %2$s), c%1$d);"
                                        .formatted(v, place("q", v, "LANES"))),
                "q += bRow;",
                "}",
                each(vectors, v -> "c%d.intoArray(c, %s);".formatted(v, place("cAt", v, "LANES"))));
    }
}
