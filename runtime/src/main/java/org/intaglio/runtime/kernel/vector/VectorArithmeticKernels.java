/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import org.intaglio.runtime.kernel.ArithmeticKernels;

import java.util.Arrays;

/**
 * Arithmetic, a loop for each operation: whole vectors, then a rest whose numbers are rounded the
 * same way. A method for each, because HotSpot keeps vectors in registers only where it sees the
 * operation.
 */
final class VectorArithmeticKernels implements ArithmeticKernels {
    @Override
    public void each(
            Op op,
            int n,
            float[] to,
            int toAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt) {
        switch (op) {
            case ADD -> add(n, to, toAt, a, aAt, b, bAt);
            case SUBTRACT -> subtract(n, to, toAt, a, aAt, b, bAt);
            case MULTIPLY -> multiply(n, to, toAt, a, aAt, b, bAt);
            case DIVIDE -> divide(n, to, toAt, a, aAt, b, bAt);
            case MAX -> max(n, to, toAt, a, aAt, b, bAt);
            case MIN -> min(n, to, toAt, a, aAt, b, bAt);
            case AT_LEAST -> atLeast(n, to, toAt, a, aAt, b, bAt);
            case EQUAL -> equal(n, to, toAt, a, aAt, b, bAt);
            case FLUSH -> flush(n, to, toAt, a, aAt, b, bAt);
            case CHOOSE -> choose(n, to, toAt, a, aAt, b, bAt, c, cAt);
            case EXP -> exp(n, to, toAt, a, aAt);
            case LOG -> log(n, to, toAt, a, aAt);
            case SQRT -> sqrt(n, to, toAt, a, aAt);
            case ABS -> abs(n, to, toAt, a, aAt);
            case SIGN -> sign(n, to, toAt, a, aAt);
            case TANH -> tanh(n, to, toAt, a, aAt);
            case SUM, GREATEST, SPREAD -> throw new IllegalArgumentException(op.name());
        }
    }

    private static void add(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
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
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
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
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
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
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            x.div(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] / b[bAt + i];
        }
    }

    private static void max(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            x.max(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.max(a[aAt + i], b[bAt + i]);
        }
    }

    private static void min(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            x.min(y).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.min(a[aAt + i], b[bAt + i]);
        }
    }

    private static void atLeast(
            int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            FloatVector.zero(S).blend(1f, x.compare(GE, y)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] >= b[bAt + i] ? 1f : 0f;
        }
    }

    private static void equal(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            FloatVector.zero(S).blend(1f, x.compare(EQ, y)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] == b[bAt + i] ? 1f : 0f;
        }
    }

    private static void flush(int n, float[] to, int toAt, float[] a, int aAt, float[] b, int bAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            x.blend(0f, x.abs().compare(LT, y)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.abs(a[aAt + i]) < b[bAt + i] ? 0f : a[aAt + i];
        }
    }

    private static void choose(
            int n,
            float[] to,
            int toAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            FloatVector y = fromArray(S, b, bAt + i);
            FloatVector z = fromArray(S, c, cAt + i);
            y.blend(z, x.compare(EQ, 0f)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = a[aAt + i] != 0 ? b[bAt + i] : c[cAt + i];
        }
    }

    private static void sqrt(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            x.sqrt().intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = (float) Math.sqrt(a[aAt + i]);
        }
    }

    private static void abs(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            x.abs().intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.abs(a[aAt + i]);
        }
    }

    private static void sign(int n, float[] to, int toAt, float[] a, int aAt) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector x = fromArray(S, a, aAt + i);
            x.blend(1f, x.compare(GT, 0f)).blend(-1f, x.compare(LT, 0f)).intoArray(to, toAt + i);
        }
        for (; i < n; i++) {
            to[toAt + i] = Math.signum(a[aAt + i]);
        }
    }

    private static void exp(int n, float[] to, int toAt, float[] a, int aAt) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, n);
            FloatVector x = fromArray(S, a, aAt + i, used);
            VectorMath.exp(x).intoArray(to, toAt + i, used);
        }
    }

    private static void log(int n, float[] to, int toAt, float[] a, int aAt) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, n);
            FloatVector x = fromArray(S, a, aAt + i, used);
            VectorMath.log(x).intoArray(to, toAt + i, used);
        }
    }

    private static void tanh(int n, float[] to, int toAt, float[] a, int aAt) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, n);
            FloatVector x = fromArray(S, a, aAt + i, used);
            VectorMath.tanh(x).intoArray(to, toAt + i, used);
        }
    }

    @Override
    public void rows(Op op, int rows, int width, float[] m, int a, int to) {
        for (int r = 0; r < rows; r++) {
            int from = a + r * width;
            switch (op) {
                case SUM -> m[to + r] = sum(m, from, width);
                case GREATEST -> m[to + r] = greatest(m, from, width);
                case SPREAD -> Arrays.fill(m, to + r * width, to + (r + 1) * width, m[a + r]);
                default -> throw new IllegalArgumentException(op.name());
            }
        }
    }

    private static float sum(float[] m, int from, int width) {
        int whole = S.loopBound(width);
        double sum = 0;
        if (whole > 0) {
            FloatVector v = fromArray(S, m, from);
            for (int i = LANES; i < whole; i += LANES) {
                v = v.add(fromArray(S, m, from + i));
            }
            sum = VectorMath.sum(v);
        }
        for (int i = from + whole; i < from + width; i++) {
            sum += m[i];
        }
        return (float) sum;
    }

    private static float greatest(float[] m, int from, int width) {
        float greatest = m[from];
        for (int i = from + 1; i < from + width; i++) {
            greatest = Math.max(greatest, m[i]);
        }
        return greatest;
    }
}
