/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cell of an LSTM against its formula in double precision, and central differences of that. */
final class RecurrentKernelsTest {
    private static final double STEP = 1e-6;

    static Stream<Arguments> shapes() {
        return Provider.all()
                .flatMap(p ->
                        IntStream.of(1, 2, 3, 13, 16, 17, 31, 33, 70)
                                .boxed()
                                .flatMap(units ->
                                        IntStream.of(1, 5)
                                                .mapToObj(r -> Arguments.of(p, r, units))));
    }

    /** One step of a unit. */
    private record Cell(double i, double f, double g, double o, double c, double h) {
        static Cell of(double zi, double zf, double zg, double zo, double c) {
            double i = 1 / (1 + Math.exp(-zi));
            double f = 1 / (1 + Math.exp(-zf));
            double g = Math.tanh(zg);
            double o = 1 / (1 + Math.exp(-zo));
            double next = f * c + i * g;
            return new Cell(i, f, g, o, next, o * Math.tanh(next));
        }

        /** By the element of Z, or of c for 4, that is moved. */
        static double moved(double[] z, double c, int which, double by, double dH, double dC) {
            double[] v = {z[0], z[1], z[2], z[3], c};
            v[which] += by;
            Cell cell = of(v[0], v[1], v[2], v[3], v[4]);
            return dH * cell.h + dC * cell.c;
        }
    }

    /** What goes into a step and what comes out of it. */
    private record Step(int rows, int units, Piece z, Piece c, Piece gates, Piece cNext, Piece h) {
        static Step random(int rows, int units, boolean first) {
            SplittableRandom random = new SplittableRandom(units);
            Piece z = Piece.random(random, rows * 4 * units);
            for (int i = 0; i < z.length(); i++) {
                z.array()[z.at() + i] *= 4;
            }
            return new Step(
                    rows,
                    units,
                    z,
                    first ? null : Piece.random(random, rows * units),
                    Piece.blank(rows * 4 * units, 1),
                    Piece.blank(rows * units, 2),
                    Piece.blank(rows * units, 3));
        }

        double z(int r, int gate, int j) {
            return z.values()[(r * 4 + gate) * units + j];
        }

        double c(int r, int j) {
            return c == null ? 0 : c.values()[r * units + j];
        }

        void run(Provider provider, int from, int to) {
            provider.recurrent()
                    .lstm(
                            to - from,
                            units,
                            z.array(),
                            z.at() + from * 4 * units,
                            c == null ? null : c.array(),
                            c == null ? 0 : c.at() + from * units,
                            gates.array(),
                            gates.at() + from * 4 * units,
                            cNext.array(),
                            cNext.at() + from * units,
                            h.array(),
                            h.at() + from * units);
        }
    }

    private static double[] tolerance(double[] expected, double relative) {
        return Arrays.stream(expected).map(v -> relative * (Math.abs(v) + 0.1)).toArray();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void valuesAreThoseOfTheFormula(Provider provider, int rows, int units) {
        for (boolean first : new boolean[] {false, true}) {
            Step s = Step.random(rows, units, first);
            double[] gates = new double[rows * 4 * units];
            double[] cNext = new double[rows * units];
            double[] h = new double[rows * units];
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < units; j++) {
                    Cell cell =
                            Cell.of(
                                    s.z(r, 0, j),
                                    s.z(r, 1, j),
                                    s.z(r, 2, j),
                                    s.z(r, 3, j),
                                    s.c(r, j));
                    gates[r * 4 * units + j] = cell.i;
                    gates[(r * 4 + 1) * units + j] = cell.f;
                    gates[(r * 4 + 2) * units + j] = cell.g;
                    gates[(r * 4 + 3) * units + j] = cell.o;
                    cNext[r * units + j] = cell.c;
                    h[r * units + j] = cell.h;
                }
            }
            s.run(provider, 0, rows);
            s.gates.assertNear(gates, tolerance(gates, 5e-7));
            s.cNext.assertNear(cNext, tolerance(cNext, 1e-6));
            s.h.assertNear(h, tolerance(h, 2e-6));

            // Gates in the place of Z, the cells in that of the old ones.
            Piece z = s.z.copy();
            Piece c = first ? null : s.c.copy();
            Step inPlace = new Step(rows, units, z, c, z, first ? s.cNext.copy() : c, s.h.copy());
            inPlace.run(provider, 0, rows);
            z.assertSame(s.gates.values());
            inPlace.cNext.assertSame(s.cNext.values());
            inPlace.h.assertSame(s.h.values());
        }
    }

    private static void gradient(
            Provider provider,
            Step s,
            int from,
            int to,
            Piece gates,
            Piece dH,
            Piece dCNext,
            Piece dZ,
            Piece dC) {
        int at = from * s.units;
        provider.recurrent()
                .lstmGradient(
                        to - from,
                        s.units,
                        gates.array(),
                        gates.at() + 4 * at,
                        s.c == null ? null : s.c.array(),
                        s.c == null ? 0 : s.c.at() + at,
                        s.cNext.array(),
                        s.cNext.at() + at,
                        dH.array(),
                        dH.at() + at,
                        dCNext == null ? null : dCNext.array(),
                        dCNext == null ? 0 : dCNext.at() + at,
                        dZ.array(),
                        dZ.at() + 4 * at,
                        dC.array(),
                        dC.at() + at);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreCentralDifferences(Provider provider, int rows, int units) {
        for (int mode = 0; mode < 4; mode++) {
            Step s = Step.random(rows, units, mode % 2 == 1);
            s.run(provider, 0, rows);
            SplittableRandom random = new SplittableRandom(rows);
            Piece dH = Piece.random(random, rows * units);
            Piece dCNext = mode >= 2 ? null : Piece.random(random, rows * units);
            double[] dZ = new double[rows * 4 * units];
            double[] dC = new double[rows * units];
            for (int i = 0; i < rows * units; i++) {
                int r = i / units;
                int j = i % units;
                double[] z = {s.z(r, 0, j), s.z(r, 1, j), s.z(r, 2, j), s.z(r, 3, j)};
                double up = dH.values()[i];
                double carried = dCNext == null ? 0 : dCNext.values()[i];
                for (int which = 0; which < 5; which++) {
                    double high = Cell.moved(z, s.c(r, j), which, STEP, up, carried);
                    double low = Cell.moved(z, s.c(r, j), which, -STEP, up, carried);
                    double slope = (high - low) / (2 * STEP);
                    if (which < 4) {
                        dZ[(r * 4 + which) * units + j] = slope;
                    } else {
                        dC[i] = slope;
                    }
                }
            }
            Piece foundZ = Piece.blank(rows * 4 * units, 4);
            Piece foundC = Piece.blank(rows * units, 5);
            gradient(provider, s, 0, rows, s.gates, dH, dCNext, foundZ, foundC);
            foundZ.assertNear(dZ, tolerance(dZ, 3e-6));
            foundC.assertNear(dC, tolerance(dC, 3e-6));

            // dC in the place of dC'.
            Piece carried = dCNext == null ? foundC.copy() : dCNext;
            Piece again = Piece.blank(rows * 4 * units, 4);
            gradient(
                    provider,
                    s,
                    0,
                    rows,
                    s.gates,
                    dH,
                    dCNext == null ? null : carried,
                    again,
                    carried);
            again.assertSame(foundZ.values());
            carried.assertSame(foundC.values());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void resultsDoNotDependOnTheCutOfTheBatch(Provider provider, int rows, int units) {
        Step whole = Step.random(rows, units, false);
        Step cut = Step.random(rows, units, false);
        whole.run(provider, 0, rows);
        cut.run(provider, 0, rows / 2);
        cut.run(provider, rows / 2, rows);
        cut.gates.assertSame(whole.gates.values());
        cut.cNext.assertSame(whole.cNext.values());
        cut.h.assertSame(whole.h.values());

        SplittableRandom random = new SplittableRandom(rows);
        Piece dH = Piece.random(random, rows * units);
        Piece dCNext = Piece.random(random, rows * units);
        Piece dZ = Piece.blank(rows * 4 * units, 4);
        Piece dC = Piece.blank(rows * units, 5);
        gradient(provider, whole, 0, rows, whole.gates, dH, dCNext, dZ, dC);
        Piece cutZ = Piece.blank(rows * 4 * units, 4);
        Piece cutC = Piece.blank(rows * units, 5);
        gradient(provider, whole, 0, rows / 2, whole.gates, dH, dCNext, cutZ, cutC);
        gradient(provider, whole, rows / 2, rows, whole.gates, dH, dCNext, cutZ, cutC);
        cutZ.assertSame(dZ.values());
        cutC.assertSame(dC.values());
    }

    /** Gates that are wide open or shut, and what is not a number. */
    @ParameterizedTest
    @MethodSource("org.intaglio.runtime.kernel.Provider#all")
    void extremes(Provider provider) {
        float inf = Float.POSITIVE_INFINITY;
        for (int units : new int[] {1, 16, 19}) {
            for (float large : new float[] {200f, inf}) {
                // Kept: f and o open, i shut.
                assertThat(step(provider, units, -large, large, large, large, 3f))
                        .usingTolerance(1e-6)
                        .containsExactly(3f, (float) Math.tanh(3));
                // Replaced by g = -1, and not shown.
                assertThat(step(provider, units, large, -large, -large, -large, 3f))
                        .usingTolerance(1e-30)
                        .containsExactly(-1f, 0f);
            }
            assertThat(step(provider, units, 0f, Float.NaN, 0f, 0f, 3f))
                    .isEqualTo(new float[] {Float.NaN, Float.NaN});
        }
    }

    /** The cell and the output of the last of so many equal units. */
    private static float[] step(
            Provider provider, int units, float zi, float zf, float zg, float zo, float c) {
        float[] z = new float[4 * units];
        Arrays.fill(z, 0, units, zi);
        Arrays.fill(z, units, 2 * units, zf);
        Arrays.fill(z, 2 * units, 3 * units, zg);
        Arrays.fill(z, 3 * units, 4 * units, zo);
        float[] cells = new float[units];
        Arrays.fill(cells, c);
        float[] h = new float[units];
        provider.recurrent().lstm(1, units, z, 0, cells, 0, z, 0, cells, 0, h, 0);
        return new float[] {cells[units - 1], h[units - 1]};
    }
}
