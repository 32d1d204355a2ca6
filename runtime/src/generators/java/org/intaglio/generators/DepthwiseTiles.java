/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static org.intaglio.generators.JavaSource.each;
import static org.intaglio.generators.JavaSource.lines;
import static org.intaglio.generators.JavaSource.place;

/** Writes the depth-wise windows of 3×3: the kernel stays in registers along a row of positions. */
final class DepthwiseTiles {
    private static final int SIDE = 3;
    private static final String[] KERNEL_ROWS = {"k", "l", "m"};
    private static final String[] IMAGE_ROWS = {"u", "v", "z"};

    private DepthwiseTiles() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.ofStaticMethods(
                        "DepthwiseTiles",
                        """
                        The innermost loops of {@link DepthwiseWindows} for windows of 3×3, which nearly every network
                        has: they keep the kernel in registers along a row of positions. {@link DepthwiseWindowTiles} has
                        the others.

                        <p>Legend: {@code k, l, m} are rows of the kernel and {@code u, v, z} rows of the image; {@code p}
                        is where x is read, {@code to} where y is written; {@code xPixel} and {@code yPixel} lead from one
                        position to the next, {@code wColumn} from one column of the window to the next.
                        """);
        add(
                source,
                """
                One row of positions, with steps of 1 from column to column. A column of the image is read once, for the
                three positions whose windows it is in: the first of them is {@code done} with it.

                @param columns how many columns of the image are walked
                @param lead how many of them before the first position is done
                @param trail positions behind the last one that is done, whose windows stick out: 0 to 2
                """,
                "row3x3",
                "");
        add(
                source,
                "Two rows of positions, the second {@code xRow} below the first: four rows read for"
                        + " six.",
                "rows3x3",
                "",
                "Below");
        return source;
    }

    /**
     * @param rows what is behind the names of sums in each row of positions
     */
    private static void add(JavaSource source, String doc, String name, String... rows) {
        String yRow = rows.length > 1 ? "int yRow, " : "";
        source.method(
                doc,
                "static void " + name,
                "int columns, int lead, int trail, float[] w, int wAt, int wRow, int wColumn,"
                        + " float[] x, int xAt, int xRow, int xPixel, float[] start, int startAt,"
                        + " float[] y, int yAt, "
                        + yRow
                        + "int yPixel",
                lines(
                        "int w1 = wAt + wRow;",
                        "int w2 = w1 + wRow;",
                        each(SIDE, DepthwiseTiles::kernelRow),
                        "FloatVector bias = FloatVector.fromArray(S, start, startAt);",
                        each(
                                rows.length,
                                r -> lines(begin("next", rows[r]), begin("last", rows[r]))),
                        "int p = xAt;",
                        "int to = yAt;",
                        "for (int j = 0; j < columns; j++) {",
                        each(SIDE, i -> "FloatVector " + imageRow(i)),
                        each(rows.length, r -> position(r, rows[r])),
                        "if (j >= lead) {",
                        each(rows.length, r -> store("done" + rows[r], place("to", r, "yRow"))),
                        "to += yPixel;",
                        "}",
                        "p += xPixel;",
                        "}",
                        "if (trail > 0) {",
                        each(rows.length, r -> store("next" + rows[r], place("to", r, "yRow"))),
                        "}",
                        "if (trail > 1) {",
                        each(
                                rows.length,
                                r -> store("last" + rows[r], place("to", r, "yRow") + " + yPixel")),
                        "}"));
    }

    private static String kernelRow(int row) {
        String at = row == 0 ? "wAt" : "w" + row;
        return each(
                SIDE,
                column ->
                        "FloatVector %s%d = FloatVector.fromArray(S, w, %s);"
                                .formatted(KERNEL_ROWS[row], column, place(at, column, "wColumn")));
    }

    private static String begin(String sum, String row) {
        return "FloatVector " + sum + row + " = bias;";
    }

    /** A row of the image; the fourth takes the place of the first. */
    private static String imageRow(int row) {
        return "%s = FloatVector.fromArray(S, x, %s);"
                .formatted(IMAGE_ROWS[row % SIDE], place("p", row, "xRow"));
    }

    /** What a column of the image does for the three positions of a row that see it. */
    private static String position(int row, String name) {
        return lines(
                row == 0 ? "" : imageRow(SIDE - 1 + row),
                "FloatVector " + column(row, "done" + name, 2, "next" + name),
                column(row, "next" + name, 1, "last" + name),
                column(row, "last" + name, 0, "bias"));
    }

    private static String column(int row, String sum, int column, String from) {
        return each(
                SIDE,
                i ->
                        "%s = %s.fma(%s%d, %s);"
                                .formatted(
                                        sum,
                                        IMAGE_ROWS[(row + i) % SIDE],
                                        KERNEL_ROWS[i],
                                        column,
                                        i == 0 ? from : sum));
    }

    private static String store(String sum, String at) {
        return sum + ".intoArray(y, " + at + ");";
    }
}
