/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the depth-wise windows of any size: the sums of some positions stay in registers. */
final class DepthwiseWindowTiles {
    private DepthwiseWindowTiles() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "DepthwiseWindowTiles",
                        """
                        The innermost loops of {@link DepthwiseWindows} for windows of any size: the sums of a few
                        positions and vectors of channels stay in registers, and the window is walked.

                        <p>Legend: {@code c0, d0} are the first and second vector of position 0, {@code c1, d1} those of
                        the next; {@code k0, k1} what the window has for the vectors; {@code p} is where x is read, {@code
                        q} where w is; {@code xPixel} and {@code yPixel} lead from one position to the next, {@code
                        xColumn} and {@code wColumn} from one column of the window to the next.
                        """);
        add(source, "Four positions, two vectors of channels.", 4, 2);
        add(source, "Four positions, one vector of channels.", 4, 1);
        add(source, "One position, four vectors of channels.", 1, 4);
        add(source, "One position, one vector of channels.", 1, 1);
        return source;
    }

    private static void add(JavaSource source, String doc, int positions, int vectors) {
        boolean steps = positions > 1;
        source.method(
                doc,
                "static void window" + positions + "x" + vectors,
                "int height, int width, float[] w, int wAt, int wRow, int wColumn, float[] x, int"
                        + " xAt, int xRow, int xColumn, "
                        + (steps ? "int xPixel, " : "")
                        + "float[] start, int startAt, float[] y, int yAt"
                        + (steps ? ", int yPixel" : ""),
                lines(
                        each(
                                vectors,
                                v ->
                                        "FloatVector %s = FloatVector.fromArray(S, start, %s);"
                                                .formatted(
                                                        sum(0, v), place("startAt", v, "LANES"))),
                        each(
                                1,
                                positions,
                                p ->
                                        each(
                                                vectors,
                                                v ->
                                                        "FloatVector %s = %s;"
                                                                .formatted(sum(p, v), sum(0, v)))),
                        "for (int i = 0; i < height; i++) {",
                        "int q = wAt + i * wRow;",
                        "int p = xAt + i * xRow;",
                        "for (int j = 0; j < width; j++) {",
                        each(
                                vectors,
                                v ->
                                        "FloatVector k%d = FloatVector.fromArray(S, w, %s);"
                                                .formatted(v, place("q", v, "LANES"))),
                        each(positions, p -> lines(read(p), products(p, vectors))),
                        "q += wColumn;",
                        "p += xColumn;",
                        "}",
                        "}",
                        each(positions, p -> lines(write(p), stores(p, vectors)))));
    }

    private static String sum(int position, int vector) {
        return Character.toString('c' + vector) + position;
    }

    /** Where x is read for a position: for the first, at p. */
    private static String read(int position) {
        return switch (position) {
            case 0 -> "";
            case 1 -> "int r = p + xPixel;";
            default -> "r += xPixel;";
        };
    }

    private static String products(int position, int vectors) {
        return each(
                vectors,
                v ->
                        "%1$s = FloatVector.fromArray(S, x, %2$s).fma(k%3$d, %1$s);"
                                .formatted(
                                        sum(position, v),
                                        place(position == 0 ? "p" : "r", v, "LANES"),
                                        v));
    }

    private static String write(int position) {
        return position == 0 ? "int to = yAt;" : "to += yPixel;";
    }

    private static String stores(int position, int vectors) {
        return each(
                vectors,
                v -> "%s.intoArray(y, %s);".formatted(sum(position, v), place("to", v, "LANES")));
    }
}
