/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the rows of Winograd's transforms for tiles of 4×4 that go to the points. */
final class LargeWinogradRows {
    private LargeWinogradRows() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "LargeWinogradRows",
                        """
                        The rows of {@link LargeWinogradTransforms} that go to the points: first a column of the patch is
                        taken to the points of the row, then the row to the points in it.
                        """);
        image(source);
        gradient(source);
        return source;
    }

    /** Declares a variable for each constant. */
    private static String broadcasts(String... namesAndValues) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lines.append(
                    "FloatVector %s = FloatVector.broadcast(S, %s);\n"
                            .formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return lines.toString().strip();
    }

    private static String load(String name, String array, String row, int column, String channels) {
        String at = row.isEmpty() ? "from" : "from + " + row;
        return "FloatVector %s%d = FloatVector.fromArray(S, %s, %s);"
                .formatted(name, column, array, place(at, column, channels));
    }

    private static String loop(
            String channels, String array, String constants, String columns, String points) {
        String to = channels.equals("channels") ? "v" : "m";
        return lines(
                constants,
                "for (int c = 0; c < " + channels + "; c += LANES) {",
                "int from = " + array + "At + c;",
                "int to = " + to + "At + c;",
                "for (int t = 0; t < tiles; t++) {",
                columns,
                points,
                "from += LargeWinogradTransforms.TILE * " + channels + ";",
                "to += " + channels + ";",
                "}",
                "}");
    }

    private static void image(JavaSource source) {
        String parameters =
                "int tiles, int channels, float[] x, int xAt, int xRow, float[] v, "
                        + "int vAt, int point";
        String constants =
                broadcasts(
                        "minusA2", "-LargeWinogradTransforms.A2",
                        "minusB2", "-LargeWinogradTransforms.B2",
                        "minusSum", "-LargeWinogradTransforms.SUM",
                        "product", "LargeWinogradTransforms.PRODUCT");
        source.method(
                "The points in a row with 0 or ∞.",
                "static void outer",
                parameters,
                loop(
                        "channels",
                        "x",
                        constants,
                        each(
                                6,
                                j ->
                                        lines(
                                                load("x", "x", "", j, "channels"),
                                                load("y", "x", "2 * xRow", j, "channels"),
                                                load("z", "x", "4 * xRow", j, "channels"),
                                                "FloatVector d%1$d = x%1$d.fma(product, y%1$d.fma(minusSum, z%1$d));"
                                                        .formatted(j))),
                        imagePoints()));
        source.method(
                """
                The points in a row with another.

                @param at the point
                @param factor minus the square of the other
                """,
                "static void inner",
                "float at, float factor, " + parameters,
                loop(
                        "channels",
                        "x",
                        lines(broadcasts("p", "at", "k", "factor"), constants),
                        each(
                                6,
                                j ->
                                        lines(
                                                load("x", "x", "xRow", j, "channels"),
                                                load("z", "x", "3 * xRow", j, "channels"),
                                                "FloatVector odd%1$d = x%1$d.fma(k, z%1$d);"
                                                        .formatted(j),
                                                load("y", "x", "2 * xRow", j, "channels"),
                                                load("w", "x", "4 * xRow", j, "channels"),
                                                "FloatVector d%1$d = odd%1$d.fma(p, y%1$d.fma(k, w%1$d));"
                                                        .formatted(j))),
                        imagePoints()));
    }

    private static String imagePoints() {
        return lines(
                "d0.fma(product, d2.fma(minusSum, d4)).intoArray(v, to);",
                pair("A", "d2.fma(minusB2, d4)", "d1.fma(minusB2, d3)", "v", 1),
                pair("B", "d2.fma(minusA2, d4)", "d1.fma(minusA2, d3)", "v", 3),
                "d1.fma(product, d3.fma(minusSum, d5)).intoArray(v, to + 5 * point);");
    }

    /** A point and its opposite: what is even in it, plus and minus what is odd. */
    private static String pair(String point, String even, String odd, String array, int at) {
        return """
        FloatVector even%1$s = %2$s;
        FloatVector odd%1$s = %3$s.mul(LargeWinogradTransforms.%1$s);
        even%1$s.add(odd%1$s).intoArray(%4$s, %5$s);
        even%1$s.sub(odd%1$s).intoArray(%4$s, %6$s);\
        """
                .formatted(
                        point,
                        even,
                        odd,
                        array,
                        place("to", at, "point"),
                        place("to", at + 1, "point"));
    }

    private static void gradient(JavaSource source) {
        String constants =
                broadcasts(
                        "a2", "LargeWinogradTransforms.A2",
                        "b2", "LargeWinogradTransforms.B2");
        source.method(
                "The points in a row with 0 or ∞.",
                "static void outerOfGradient",
                "int tiles, int filters, float[] dY, int dYAt, float[] m, int mAt, " + "int point",
                loop(
                        "filters",
                        "dY",
                        constants,
                        each(4, j -> load("y", "dY", "", j, "filters")),
                        gradientPoints()));
        source.method(
                """
                The points in a row with another.

                @param at the point
                @param square its square
                """,
                "static void innerOfGradient",
                "float at, float square, int tiles, int filters, float[] dY, "
                        + "int dYAt, int dYRow, float[] m, int mAt, int point",
                loop(
                        "filters",
                        "dY",
                        lines(broadcasts("p", "at", "k", "square"), constants),
                        each(
                                4,
                                j ->
                                        lines(
                                                load("r", "dY", "dYRow", j, "filters"),
                                                load("t", "dY", "3 * dYRow", j, "filters"),
                                                "FloatVector odd%1$d = t%1$d.fma(k, r%1$d);"
                                                        .formatted(j),
                                                load("q", "dY", "", j, "filters"),
                                                load("s", "dY", "2 * dYRow", j, "filters"),
                                                "FloatVector y%1$d = odd%1$d.fma(p, s%1$d.fma(k, q%1$d));"
                                                        .formatted(j))),
                        gradientPoints()));
    }

    private static String gradientPoints() {
        return lines(
                "y0.intoArray(m, to);",
                pair("A", "y2.fma(a2, y0)", "y3.fma(a2, y1)", "m", 1),
                pair("B", "y2.fma(b2, y0)", "y3.fma(b2, y1)", "m", 3),
                "y3.intoArray(m, to + 5 * point);");
    }
}
