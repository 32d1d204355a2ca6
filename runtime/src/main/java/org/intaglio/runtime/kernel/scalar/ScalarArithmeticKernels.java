/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.ArithmeticKernels;

import java.util.Arrays;

/** Arithmetic, one number after the other. */
final class ScalarArithmeticKernels implements ArithmeticKernels {
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
        for (int i = 0; i < n; i++) {
            float x = a[aAt + i];
            to[toAt + i] =
                    switch (op) {
                        case ADD -> x + b[bAt + i];
                        case SUBTRACT -> x - b[bAt + i];
                        case MULTIPLY -> x * b[bAt + i];
                        case DIVIDE -> x / b[bAt + i];
                        case MAX -> Math.max(x, b[bAt + i]);
                        case MIN -> Math.min(x, b[bAt + i]);
                        case AT_LEAST -> x >= b[bAt + i] ? 1 : 0;
                        case EQUAL -> x == b[bAt + i] ? 1 : 0;
                        case CHOOSE -> x != 0 ? b[bAt + i] : c[cAt + i];
                        case FLUSH -> Math.abs(x) < b[bAt + i] ? 0 : x;
                        case EXP -> (float) Math.exp(x);
                        case LOG -> (float) Math.log(x);
                        case SQRT -> (float) Math.sqrt(x);
                        case ABS -> Math.abs(x);
                        case SIGN -> Math.signum(x);
                        case TANH -> (float) Math.tanh(x);
                        case SUM, GREATEST, SPREAD -> throw new IllegalArgumentException(op.name());
                    };
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
        double sum = 0;
        for (int i = from; i < from + width; i++) {
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
