/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.Formula;

/**
 * The operations of formulas, a loop each: whole vectors, then a rest whose numbers are rounded the
 * same way. A method for each, because HotSpot keeps vectors in registers only where it sees the
 * operation.
 */
final class Elementwise {
    private Elementwise() {}

    static void apply(
            Formula.Operation operation,
            int n,
            float[] to,
            int toAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt) {
        switch (operation) {
            case ADD -> add(n, to, toAt, a, aAt, b, bAt);
            case SUBTRACT -> subtract(n, to, toAt, a, aAt, b, bAt);
            case MULTIPLY -> multiply(n, to, toAt, a, aAt, b, bAt);
            case DIVIDE -> divide(n, to, toAt, a, aAt, b, bAt);
            case MAXIMUM -> maximum(n, to, toAt, a, aAt, b, bAt);
            case MINIMUM -> minimum(n, to, toAt, a, aAt, b, bAt);
            case FLUSH -> flush(n, to, toAt, a, aAt, b, bAt);
            case ROOT -> root(n, to, toAt, a, aAt);
            case MAGNITUDE -> magnitude(n, to, toAt, a, aAt);
            case SIGN -> sign(n, to, toAt, a, aAt);
            case LOG -> log(n, to, toAt, a, aAt);
            case EXP -> exp(n, to, toAt, a, aAt);
        }
    }

    private static void add(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.add(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] + b[bAt + i];
        }
    }

    private static void subtract(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.sub(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] - b[bAt + i];
        }
    }

    private static void multiply(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.mul(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] * b[bAt + i];
        }
    }

    private static void divide(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.div(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] / b[bAt + i];
        }
    }

    private static void maximum(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.max(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.max(a[aAt + i], b[bAt + i]);
        }
    }

    private static void minimum(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.min(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.min(a[aAt + i], b[bAt + i]);
        }
    }

    private static void flush(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            FloatVector y = FloatVector.fromArray(S, b, bAt + i);
            x.blend(0f, x.abs().compare(VectorOperators.LT, y)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.abs(a[aAt + i]) < b[bAt + i] ? 0f : a[aAt + i];
        }
    }

    private static void root(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            x.sqrt().intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = (float) Math.sqrt(a[aAt + i]);
        }
    }

    private static void magnitude(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            x.abs().intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.abs(a[aAt + i]);
        }
    }

    private static void sign(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = FloatVector.fromArray(S, a, aAt + i);
            x.blend(1f, x.compare(VectorOperators.GT, 0f))
                    .blend(-1f, x.compare(VectorOperators.LT, 0f))
                    .intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.signum(a[aAt + i]);
        }
    }

    private static void log(int n, float[] to, int toAt, float[] a, int aAt) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, n);
            FloatVector x = FloatVector.fromArray(S, a, aAt + i, used);
            VectorMath.log(x).intoArray(to, toAt + i, used);
        }
    }

    private static void exp(int n, float[] to, int toAt, float[] a, int aAt) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, n);
            FloatVector x = FloatVector.fromArray(S, a, aAt + i, used);
            VectorMath.exp(x).intoArray(to, toAt + i, used);
        }
    }
}
