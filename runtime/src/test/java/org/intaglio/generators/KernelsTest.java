/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written before the runtime is compiled. What it computes, the tests of kernels say. */
class KernelsTest {
    private static String method(JavaSource source, String name) {
        String text = source.toString();
        int at = text.indexOf(" " + name + "(");
        int from = text.lastIndexOf("\n\n", at) + 2;
        return text.substring(from, text.indexOf("\n    }\n", at) + "\n    }\n".length());
    }

    @Test
    void aTile() {
        assertThat(method(ColumnTiles.narrow(), "tile1x2"))
                .isEqualTo(
                        """
                            /** A single row. */
                            static void tile1x2(
                                    int segments,
                                    int k,
                                    float[] a,
                                    int aAt,
                                    int aColumn,
                                    int aSegment,
                                    float[] b,
                                    int bAt,
                                    int bRow,
                                    int bSegment,
                                    float[] start,
                                    int startAt,
                                    int startRow,
                                    float[] c,
                                    int cAt,
                                    int cRow) {
                                FloatVector c0 = FloatVector.fromArray(S, start, startAt);
                                FloatVector d0 = FloatVector.fromArray(S, start, startAt + LANES);
                                for (int segment = 0; segment < segments; segment++) {
                                    int p = aAt + segment * aSegment;
                                    int q = bAt + segment * bSegment;
                                    for (int i = 0; i < k; i++) {
                                        FloatVector b0 = FloatVector.fromArray(S, b, q);
                                        FloatVector b1 = FloatVector.fromArray(S, b, q + LANES);
                                        FloatVector x0 = FloatVector.broadcast(S, a[p]);
                                        c0 = x0.fma(b0, c0);
                                        d0 = x0.fma(b1, d0);
                                        p += aColumn;
                                        q += bRow;
                                    }
                                }
                                c0.intoArray(c, cAt);
                                d0.intoArray(c, cAt + LANES);
                            }
                        """);
    }

    @Test
    void aTileOfSeveralRows() {
        String tile = method(RowTiles.narrow(), "tile4x1Masked");
        assertThat(tile).contains("int i3 = Math.min(3, rows - 1);");
        assertThat(tile).contains("int s3 = startAt + Gemm.place(i3, turn, startRow, startTurn);");
        assertThat(tile).contains("VectorMask<Float> within = S.indexInRange(0, columns);");
        assertThat(tile).contains("FloatVector c3 = FloatVector.fromArray(S, start, s3, within);");
        assertThat(tile).contains("FloatVector x3 = FloatVector.broadcast(S, a[a3 + i]);");
        assertThat(tile).contains("c3.intoArray(c, t3, within);");
        assertThat(method(RowTiles.wide(), "tile12x2")).contains("d11 = x11.fma(b1, d11);");
    }

    @Test
    void aSweepWithARest() {
        assertThat(method(ActivationSweeps.source(), "boundedRelu"))
                .isEqualTo(
                        """
                            @Override
                            public void boundedRelu(
                                    int length,
                                    float slope,
                                    float max,
                                    float threshold,
                                    float[] x,
                                    int xAt,
                                    float[] y,
                                    int yAt) {
                                int i = 0;
                                for (int bound = S.loopBound(length); i < bound; i += LANES) {
                                    ActivationFunctions.boundedRelu(FloatVector.fromArray(S, x, xAt + i), slope, max, threshold)
                                            .intoArray(y, yAt + i);
                                }
                                if (i < length) {
                                    VectorMask<Float> rest = S.indexInRange(i, length);
                                    ActivationFunctions.boundedRelu(FloatVector.fromArray(S, x, xAt + i, rest), slope, max, threshold)
                                            .intoArray(y, yAt + i, rest);
                                }
                            }
                        """);
    }

    @Test
    void aSweepUnderMasksWithGuardedArguments() {
        assertThat(method(ActivationSweeps.source(), "geluGradient"))
                .isEqualTo(
                        """
                            @Override
                            public void geluGradient(
                                    int length,
                                    float[] x,
                                    int xAt,
                                    float[] dY,
                                    int dYAt,
                                    float[] dX,
                                    int dXAt) {
                                if (InfiniteArguments.any(length, x, xAt)) {
                                    float[] finite = InfiniteArguments.replaced(length, x, xAt);
                                    geluGradient(length, finite, 0, dY, dYAt, dX, dXAt);
                                    return;
                                }
                                for (int i = 0; i < length; i += LANES) {
                                    VectorMask<Float> used = S.indexInRange(i, length);
                                    ActivationFunctions.geluDerivative(FloatVector.fromArray(S, x, xAt + i, used))
                                            .mul(FloatVector.fromArray(S, dY, dYAt + i, used))
                                            .intoArray(dX, dXAt + i, used);
                                }
                            }
                        """);
    }

    /** 9 weights at each of 4 places. */
    @Test
    void everyWeightMeetsEveryPlaceOnce() {
        String row = method(GrayRows.source(), "gradient");
        for (int w = 0; w < 9; w++) {
            for (int place = 0; place < 4; place++) {
                String pixel = "x" + (w / 3 + place / 2) + (w % 3 + place % 2);
                String product = "w%d = %s.fma(z%d, w%d);".formatted(w, pixel, place, w);
                assertWithMessage(product)
                        .that(row.split("\\Q" + product + "\\E", -1))
                        .hasLength(2);
            }
        }
        assertThat(row.split("\\.fma\\(", -1)).hasLength(4 * 9 + 1);
    }

    /** Each of 9 weights for each row of positions; the second row's image begins a row below. */
    @Test
    void rowsOfDepthwiseWindows() {
        String rows = method(DepthwiseTiles.source(), "rows3x3");
        assertThat(rows.split("\\.fma\\(", -1)).hasLength(2 * 9 + 1);
        assertThat(rows).contains("u = FloatVector.fromArray(S, x, p + 3 * xRow);");
        assertThat(rows).contains("FloatVector doneBelow = v.fma(k2, nextBelow);");
        assertThat(rows).contains("doneBelow = u.fma(m2, doneBelow);");
        assertThat(rows).contains("lastBelow.intoArray(y, to + yRow + yPixel);");
        assertThat(method(DepthwiseTiles.source(), "row3x3").split("\\.fma\\(", -1))
                .hasLength(9 + 1);
    }

    @Test
    void writtenOnce(@TempDir Path directory) throws IOException {
        Kernels.main(directory.toString());
        Path tiles = directory.resolve("org/intaglio/runtime/kernel/vector/RowTiles.java");
        FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(tiles, old);
        Path sweeps = tiles.resolveSibling("ActivationSweeps.java");
        Files.writeString(sweeps, "of an older build");
        Files.writeString(tiles.resolveSibling("Old.java"), "of a program that is no more");
        Kernels.main(directory.toString());
        assertThat(Files.getLastModifiedTime(tiles)).isEqualTo(old);
        assertThat(Files.readString(sweeps)).isEqualTo(ActivationSweeps.source().toString());
        try (Stream<Path> files = Files.list(tiles.getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyElementsIn(
                            Kernels.sources().stream().map(s -> s.name() + ".java").toList());
        }
    }
}
