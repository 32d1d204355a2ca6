/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the rows of the convolution of grey images: 3×3 weights, the four places of a window. */
final class GrayRows {
    private static final int WEIGHTS = 9;
    private static final int PLACES = 4;

    /** Rows, and columns, of the image that a window of the pooling sees. */
    private static final int SEEN = 4;

    private GrayRows() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "GrayRows",
                        """
                        The innermost loops of {@link GrayConvolution}: one row of windows, one vector of filters.

                        <p>Legend: {@code w0} to {@code w8} the weights, row by row; {@code p0} to {@code p3} where the
                        four rows of the image start that a row of windows sees; {@code z0} to {@code z3} the convolution
                        at the four places of a window. Sums have the order of {@link Gemm}, so the bits are the same.

                        <p>Maxima are comparisons: HotSpot makes six instructions of a maximum of floats, which knows -0
                        and 0 apart. Weights that are NaN are NaN at all four places, and so is what they are compared
                        to.
                        """);
        forward(source);
        largest(source);
        gradient(source);
        return source;
    }

    private static void forward(JavaSource source) {
        source.method(
                "The maxima, and which place has each: what the derivative needs.",
                "static void forward",
                "int cells, int filters, int width, float[] x, int xAt, float[] w, "
                        + "int wAt, float[] b, int bAt, boolean relu, float[] y, int yAt, "
                        + "float[] winners, int winnersAt",
                lines(
                        weights(),
                        "FloatVector bias = FloatVector.fromArray(S, b, bAt);",
                        rows(),
                        "int to = 0;",
                        "for (int i = 0; i < 2 * cells; i += 2) {",
                        convolution(),
                        """
                        VectorMask<Float> second = z1.compare(VectorOperators.GT, z0);
                        FloatVector winner = FloatVector.zero(S).blend(1f, second);
                        FloatVector maximum = z0.blend(z1, second);
                        VectorMask<Float> third = z2.compare(VectorOperators.GT, maximum);
                        winner = winner.blend(2f, third);
                        maximum = maximum.blend(z2, third);
                        VectorMask<Float> fourth = z3.compare(VectorOperators.GT, maximum);
                        winner = winner.blend(3f, fourth);
                        maximum = maximum.blend(z3, fourth);
                        if (relu) {
                            VectorMask<Float> off = maximum.compare(VectorOperators.LE, 0f);
                            winner = winner.blend(-1f, off);
                            maximum = maximum.blend(0f, off);
                        }
                        maximum.intoArray(y, yAt + to);
                        winner.intoArray(winners, winnersAt + to);
                        to += filters;\
                        """,
                        "}"));
    }

    private static void largest(JavaSource source) {
        source.method(
                "The maxima alone, for predictions; none is below {@code least}.",
                "static void largest",
                "int cells, int filters, int width, float[] x, int xAt, float[] w, "
                        + "int wAt, float[] b, int bAt, float least, float[] y, int yAt",
                lines(
                        weights(),
                        "FloatVector bias = FloatVector.fromArray(S, b, bAt);",
                        rows(),
                        "int to = yAt;",
                        "for (int i = 0; i < 2 * cells; i += 2) {",
                        convolution(),
                        """
                        FloatVector upper = z0.blend(z1, z1.compare(VectorOperators.GT, z0));
                        FloatVector lower = z2.blend(z3, z3.compare(VectorOperators.GT, z2));
                        FloatVector maximum = upper.blend(lower, lower.compare(VectorOperators.GT, upper));
                        maximum.blend(least, maximum.compare(VectorOperators.LT, least)).intoArray(y, to);
                        to += filters;\
                        """,
                        "}"));
    }

    private static void gradient(JavaSource source) {
        source.method(
                "Adds the derivative for the weights: {@code w0} to {@code w8} are sums here.",
                "static void gradient",
                "int cells, int filters, int width, float[] x, int xAt, "
                        + "float[] winners, int winnersAt, float[] dY, int dYAt, float[] w, "
                        + "int wAt",
                lines(
                        weights(),
                        rows(),
                        "int at = 0;",
                        "for (int i = 0; i < 2 * cells; i += 2) {",
                        "FloatVector winner = FloatVector.fromArray(S, winners, winnersAt + at);",
                        "FloatVector d = FloatVector.fromArray(S, dY, dYAt + at);",
                        each(
                                PLACES,
                                p ->
                                        "FloatVector z%1$d = FloatVector.zero(S).blend(d, winner.compare(VectorOperators.EQ, %1$df));"
                                                .formatted(p)),
                        products("w%1$d = x%3$s.fma(z%2$d, w%1$d);"),
                        "at += filters;",
                        "}",
                        each(
                                WEIGHTS,
                                k ->
                                        "w%d.intoArray(w, %s);"
                                                .formatted(k, place("wAt", k, "filters")))));
    }

    private static String weights() {
        return each(
                WEIGHTS,
                k ->
                        "FloatVector w%d = FloatVector.fromArray(S, w, %s);"
                                .formatted(k, place("wAt", k, "filters")));
    }

    private static String rows() {
        return each(SEEN, r -> "int p%d = %s;".formatted(r, place("xAt", r, "width")));
    }

    private static String convolution() {
        return each(PLACES, p -> "FloatVector z%d = bias;".formatted(p))
                + "\n"
                + products("z%2$d = x%3$s.fma(w%1$d, z%2$d);");
    }

    /**
     * Each pixel of the 4×4 that a window sees, with each of the four places that it counts for.
     *
     * @param product what to do with a weight, a place and a pixel
     */
    private static String products(String product) {
        return each(
                SEEN * SEEN,
                i -> {
                    int row = i / SEEN;
                    int column = i % SEEN;
                    String pixel = "" + row + column;
                    String at = "p" + row + " + i" + (column == 0 ? "" : " + " + column);
                    return "FloatVector x%s = FloatVector.broadcast(S, x[%s]);\n"
                                    .formatted(pixel, at)
                            + each(
                                    PLACES,
                                    p -> {
                                        int r = row - p / 2;
                                        int c = column - p % 2;
                                        return r < 0 || r > 2 || c < 0 || c > 2
                                                ? ""
                                                : product.formatted(3 * r + c, p, pixel);
                                    });
                });
    }
}
