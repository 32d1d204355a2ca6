/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@link Gemm} for one row: the prediction of one sample, and the row that
 * taller tiles leave over, which would compute it again for each of their rows.
 */
final class SingleRowTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private SingleRowTiles() {}

    /** One vector of columns. */
    static void tile1x1(
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector x = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x.fma(FloatVector.fromArray(S, b, q), c0);
            q += bRow;
        }
        c0.intoArray(c, cAt);
    }

    /** Two vectors of columns. */
    static void tile1x2(
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector x = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x.fma(FloatVector.fromArray(S, b, q), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, q + LANES), c1);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + LANES);
    }

    /** Four vectors of columns. */
    static void tile1x4(
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector x = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x.fma(FloatVector.fromArray(S, b, q), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, q + LANES), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, q + 2 * LANES), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, q + 3 * LANES), c3);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + LANES);
        c2.intoArray(c, cAt + 2 * LANES);
        c3.intoArray(c, cAt + 3 * LANES);
    }

    /** Eight vectors of columns. */
    static void tile1x8(
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        FloatVector c0 = FloatVector.fromArray(S, start, startAt);
        FloatVector c1 = FloatVector.fromArray(S, start, startAt + LANES);
        FloatVector c2 = FloatVector.fromArray(S, start, startAt + 2 * LANES);
        FloatVector c3 = FloatVector.fromArray(S, start, startAt + 3 * LANES);
        FloatVector c4 = FloatVector.fromArray(S, start, startAt + 4 * LANES);
        FloatVector c5 = FloatVector.fromArray(S, start, startAt + 5 * LANES);
        FloatVector c6 = FloatVector.fromArray(S, start, startAt + 6 * LANES);
        FloatVector c7 = FloatVector.fromArray(S, start, startAt + 7 * LANES);
        int q = bAt;
        for (int i = 0; i < k; i++) {
            FloatVector x = FloatVector.broadcast(S, a[aAt + i]);
            c0 = x.fma(FloatVector.fromArray(S, b, q), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, q + LANES), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, q + 2 * LANES), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, q + 3 * LANES), c3);
            c4 = x.fma(FloatVector.fromArray(S, b, q + 4 * LANES), c4);
            c5 = x.fma(FloatVector.fromArray(S, b, q + 5 * LANES), c5);
            c6 = x.fma(FloatVector.fromArray(S, b, q + 6 * LANES), c6);
            c7 = x.fma(FloatVector.fromArray(S, b, q + 7 * LANES), c7);
            q += bRow;
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + LANES);
        c2.intoArray(c, cAt + 2 * LANES);
        c3.intoArray(c, cAt + 3 * LANES);
        c4.intoArray(c, cAt + 4 * LANES);
        c5.intoArray(c, cAt + 5 * LANES);
        c6.intoArray(c, cAt + 6 * LANES);
        c7.intoArray(c, cAt + 7 * LANES);
    }
}
