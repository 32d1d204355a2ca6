/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the rows of Winograd's transforms for tiles of 2×2: 4 rows of 4 points. */
final class WinogradRows {
    private static final int POINTS = 4;

    private static final String OF_GRADIENT =
            "int tiles, int filters, float[] dY, int upper, int lower, "
                    + "float[] m, int mAt, int point";

    private WinogradRows() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "WinogradRows",
                        """
                        The rows of {@link WinogradTransforms}: each method makes one or two of a tile, and takes nothing
                        but arrays. HotSpot inlines the operations of no more than about 40 vectors into one method, and
                        a vector that is handed to a method that is not inlined goes through the heap.
                        """);
        kernel(source);
        kernelGradient(source);
        image(source, "difference", "sub");
        image(source, "sum", "add");
        result(source, "upper", "add");
        result(source, "lower", "sub");
        outerRowsOfGradient(source);
        innerRowsOfGradient(source);
        imageGradient(source, "Adds the first of four rows.", "addFirst", firstRow(), "add");
        imageGradient(source, "Adds the second.", "addSecond", secondRow(), "add");
        imageGradient(source, "Adds the third.", "addThird", thirdRow(), "add");
        imageGradient(source, "Subtracts the last.", "subtractLast", firstRow(), "sub");
        return source;
    }

    private static String vector(String name, String value) {
        return "FloatVector " + name + " = " + value + ";";
    }

    /** What is in an array, so many points further on. */
    private static String load(String array, String at, int points) {
        return "FloatVector.fromArray(S, " + array + ", " + place(at, points, "point") + ")";
    }

    /** A loop over the vectors of so many values. */
    private static String overVectors(String... body) {
        return lines("for (int i = 0; i < length; i += LANES) {", lines(body), "}");
    }

    /** A loop over the vectors of channels, and in it one over the tiles of a row. */
    private static String overTiles(String channels, String before, String body, String after) {
        return lines(
                "for (int c = 0; c < " + channels + "; c += LANES) {",
                before,
                "for (int t = 0; t < tiles; t++) {",
                body,
                after,
                "}",
                "}");
    }

    private static void kernel(JavaSource source) {
        String parameters =
                "int length, float[] g, int gAt, int place, float[] u, int uAt, " + "int point";
        String at = lines("int from = gAt + i;", "int to = uAt + i;");
        source.method(
                "An outer row of points, from a row of the kernel.",
                "static void outerOfKernel",
                parameters,
                overVectors(
                        at,
                        each(
                                3,
                                j ->
                                        vector(
                                                "g" + j,
                                                "FloatVector.fromArray(S, g, "
                                                        + place("from", j, "place")
                                                        + ")")),
                        pointsOfKernel("g", "half", "middle", 0)));
        source.method(
                "Both inner rows of points, from the whole kernel.",
                "static void innerOfKernel",
                parameters,
                overVectors(
                        at,
                        each(
                                3,
                                j ->
                                        lines(
                                                each(
                                                        3,
                                                        i ->
                                                                vector(
                                                                        "g" + i + j,
                                                                        "FloatVector.fromArray(S,"
                                                                                + " g, "
                                                                                + place(
                                                                                        "from",
                                                                                        3 * i + j,
                                                                                        "place")
                                                                                + ")")),
                                                """
                                                FloatVector half%1$d = g0%1$d.add(g2%1$d).mul(0.5f);
                                                FloatVector middle%1$d = g1%1$d.mul(0.5f);
                                                FloatVector a%1$d = half%1$d.add(middle%1$d);
                                                FloatVector b%1$d = half%1$d.sub(middle%1$d);\
                                                """
                                                        .formatted(j))),
                        pointsOfKernel("a", "a", "am", 0),
                        pointsOfKernel("b", "b", "bm", POINTS)));
    }

    /** The four points in a row of three values. */
    private static String pointsOfKernel(String from, String half, String middle, int point) {
        return """
        FloatVector %2$s = %1$s0.add(%1$s2).mul(0.5f);
        FloatVector %3$s = %1$s1.mul(0.5f);
        %1$s0.intoArray(u, %4$s);
        %2$s.add(%3$s).intoArray(u, %5$s);
        %2$s.sub(%3$s).intoArray(u, %6$s);
        %1$s2.intoArray(u, %7$s);\
        """
                .formatted(
                        from,
                        half,
                        middle,
                        place("to", point, "point"),
                        place("to", point + 1, "point"),
                        place("to", point + 2, "point"),
                        place("to", point + 3, "point"));
    }

    private static void kernelGradient(JavaSource source) {
        String add =
                """
                FloatVector s = s1.add(s2).mul(0.5f);
                FloatVector.fromArray(S, dW, to).add(s0.add(s)).intoArray(dW, to);
                FloatVector d = s1.sub(s2).mul(0.5f);
                FloatVector.fromArray(S, dW, to + place).add(d).intoArray(dW, to + place);
                FloatVector.fromArray(S, dW, to + 2 * place)
                        .add(s3.add(s))
                        .intoArray(dW, to + 2 * place);\
                """;
        source.method(
                "Adds to an outer row of the kernel, from an outer row of points and, {@code"
                        + " inner}, the two in the middle.",
                "static void addOuterOfKernel",
                "int length, float[] u, int outer, int inner, int point, float[] dW, "
                        + "int dWAt, int place",
                overVectors(
                        lines(
                                "int from = outer + i;",
                                "int middle = inner + i;",
                                "int to = dWAt + i;"),
                        each(
                                POINTS,
                                j ->
                                        vector(
                                                "s" + j,
                                                middle(j, "add")
                                                        + ".add("
                                                        + load("u", "from", j)
                                                        + ")")),
                        add));
        source.method(
                "Adds to the inner row of the kernel.",
                "static void addInnerOfKernel",
                "int length, float[] u, int inner, int point, float[] dW, int dWAt, " + "int place",
                overVectors(
                        lines("int middle = inner + i;", "int to = dWAt + i;"),
                        each(POINTS, j -> vector("s" + j, middle(j, "sub"))),
                        add));
    }

    private static String middle(int j, String sign) {
        return "%s.%s(%s).mul(0.5f)"
                .formatted(load("u", "middle", j), sign, load("u", "middle", POINTS + j));
    }

    private static void image(JavaSource source, String name, String sign) {
        source.method(
                "A row of points from the " + name + " of two rows of the image.",
                "static void " + name + "ToPoints",
                "int tiles, int channels, float[] x, int a, int b, float[] v, "
                        + "int vAt, int point",
                overTiles(
                        "channels",
                        lines("int from = a + c;", "int other = b + c;", "int to = vAt + c;"),
                        lines(
                                each(
                                        POINTS,
                                        j ->
                                                vector(
                                                        "d" + j,
                                                        "FloatVector.fromArray(S, x, %s).%s(FloatVector.fromArray(S, x, %s))"
                                                                .formatted(
                                                                        place(
                                                                                "from",
                                                                                j,
                                                                                "channels"),
                                                                        sign,
                                                                        place(
                                                                                "other",
                                                                                j,
                                                                                "channels")))),
                                """
                                d0.sub(d2).intoArray(v, to);
                                d1.add(d2).intoArray(v, to + point);
                                d2.sub(d1).intoArray(v, to + 2 * point);
                                d1.sub(d3).intoArray(v, to + 3 * point);\
                                """),
                        lines(
                                "from += 2 * channels;",
                                "other += 2 * channels;",
                                "to += channels;")));
    }

    private static void result(JavaSource source, String name, String sign) {
        source.method(
                "The " + name + " row of the result.",
                "static void " + name + "FromPoints",
                "int tiles, int filters, float[] m, int mAt, int point, float[] b, "
                        + "int bAt, int bStep, float least, float[] y, int yAt",
                overTiles(
                        "filters",
                        lines("int from = mAt + c;", "int to = yAt + c;"),
                        lines(
                                each(
                                        POINTS,
                                        j ->
                                                vector(
                                                        "s" + j,
                                                        "%s.%4$s(%s).%4$s(%s)"
                                                                .formatted(
                                                                        load("m", "from", j),
                                                                        load(
                                                                                "m",
                                                                                "from",
                                                                                POINTS + j),
                                                                        load(
                                                                                "m",
                                                                                "from",
                                                                                2 * POINTS + j),
                                                                        sign))),
                                """
                                FloatVector bias = FloatVector.fromArray(S, b, bAt + c * bStep);
                                FloatVector left = s0.add(s1).add(s2).add(bias);
                                left.blend(least, left.compare(VectorOperators.LT, least)).intoArray(y, to);
                                FloatVector right = s1.sub(s2).sub(s3).add(bias);
                                right.blend(least, right.compare(VectorOperators.LT, least))
                                        .intoArray(y, to + filters);\
                                """),
                        lines("from += filters;", "to += 2 * filters;")));
    }

    private static String ofGradient(String before, String body) {
        return overTiles(
                "filters",
                before,
                body,
                lines("from += 2 * filters;", "below += 2 * filters;", "to += filters;"));
    }

    private static void outerRowsOfGradient(JavaSource source) {
        source.method(
                "Both outer rows of points, from the derivative for a tile of the result.",
                "static void outerOfGradient",
                OF_GRADIENT,
                ofGradient(
                        lines(
                                "int from = upper + c;",
                                "int below = lower + c;",
                                "int to = mAt + c;",
                                "int last = to + 12 * point;"),
                        """
                        FloatVector a = FloatVector.fromArray(S, dY, from);
                        FloatVector b = FloatVector.fromArray(S, dY, from + filters);
                        a.intoArray(m, to);
                        a.add(b).intoArray(m, to + point);
                        a.sub(b).intoArray(m, to + 2 * point);
                        b.neg().intoArray(m, to + 3 * point);
                        FloatVector d = FloatVector.fromArray(S, dY, below);
                        FloatVector e = FloatVector.fromArray(S, dY, below + filters);
                        d.neg().intoArray(m, last);
                        d.add(e).neg().intoArray(m, last + point);
                        e.sub(d).intoArray(m, last + 2 * point);
                        e.intoArray(m, last + 3 * point);
                        last += filters;\
                        """));
    }

    private static void innerRowsOfGradient(JavaSource source) {
        source.method(
                "Both inner rows of points.",
                "static void innerOfGradient",
                OF_GRADIENT,
                ofGradient(
                        lines(
                                "int from = upper + c;",
                                "int below = lower + c;",
                                "int to = mAt + c;"),
                        """
                        FloatVector a = FloatVector.fromArray(S, dY, from);
                        FloatVector b = FloatVector.fromArray(S, dY, from + filters);
                        FloatVector d = FloatVector.fromArray(S, dY, below);
                        FloatVector e = FloatVector.fromArray(S, dY, below + filters);
                        FloatVector p = a.add(d);
                        FloatVector q = b.add(e);
                        p.intoArray(m, to);
                        p.add(q).intoArray(m, to + point);
                        p.sub(q).intoArray(m, to + 2 * point);
                        q.neg().intoArray(m, to + 3 * point);
                        FloatVector r = a.sub(d);
                        FloatVector s = b.sub(e);
                        r.intoArray(m, to + 4 * point);
                        r.add(s).intoArray(m, to + 5 * point);
                        r.sub(s).intoArray(m, to + 6 * point);
                        s.neg().intoArray(m, to + 7 * point);\
                        """));
    }

    private static String firstRow() {
        return each(POINTS, j -> vector("v" + j, load("v", "from", j)));
    }

    private static String secondRow() {
        return each(
                POINTS,
                j ->
                        vector(
                                "v" + j,
                                "%s.sub(%s).add(%s)"
                                        .formatted(
                                                load("v", "from", j),
                                                load("v", "from", POINTS + j),
                                                load("v", "from", 2 * POINTS + j))));
    }

    private static String thirdRow() {
        return each(
                POINTS,
                j ->
                        vector(
                                "v" + j,
                                "%s.add(%s).sub(%s)"
                                        .formatted(
                                                load("v", "from", POINTS + j),
                                                load("v", "from", 2 * POINTS + j),
                                                load("v", "from", j))));
    }

    private static void imageGradient(
            JavaSource source, String doc, String name, String columns, String sign) {
        String opposite = sign.equals("add") ? "sub" : "add";
        source.method(
                doc,
                "static void " + name + "Row",
                "int tiles, int channels, float[] v, int vAt, int point, float[] dX, " + "int dXAt",
                overTiles(
                        "channels",
                        lines("int from = vAt + c;", "int to = dXAt + c;"),
                        lines(
                                columns,
                                """
                                FloatVector.fromArray(S, dX, to).%1$s(v0).intoArray(dX, to);
                                FloatVector second = v1.sub(v2).add(v3);
                                FloatVector.fromArray(S, dX, to + channels)
                                        .%1$s(second)
                                        .intoArray(dX, to + channels);
                                FloatVector third = v1.add(v2).sub(v0);
                                FloatVector.fromArray(S, dX, to + 2 * channels)
                                        .%1$s(third)
                                        .intoArray(dX, to + 2 * channels);
                                FloatVector.fromArray(S, dX, to + 3 * channels)
                                        .%2$s(v3)
                                        .intoArray(dX, to + 3 * channels);\
                                """
                                        .formatted(sign, opposite)),
                        lines("from += channels;", "to += 2 * channels;")));
    }
}
