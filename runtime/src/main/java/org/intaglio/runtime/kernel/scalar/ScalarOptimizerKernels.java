/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.OptimizerKernels;

/** Parameter updates, element by element. */
final class ScalarOptimizerKernels implements OptimizerKernels {
    private final ArithmeticKernels arithmetic = new ScalarArithmeticKernels();
    private final MatrixKernels matrices = new ScalarMatrixKernels();

    @Override
    public void sgd(int from, int to, float rate, float[] theta, float[] g, int gAt) {
        int shift = gAt - from;
        for (int i = from; i < to; i++) {
            theta[i] -= rate * g[i + shift];
        }
    }

    @Override
    public void momentum(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v) {
        int shift = gAt - from;
        for (int i = from; i < to; i++) {
            v[i] = normal(momentum * v[i] - rate * g[i + shift], NEGLIGIBLE);
            theta[i] += v[i];
        }
    }

    @Override
    public void nesterov(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v) {
        int shift = gAt - from;
        for (int i = from; i < to; i++) {
            float pull = rate * g[i + shift];
            v[i] = normal(momentum * v[i] - pull, NEGLIGIBLE);
            theta[i] += momentum * v[i] - pull;
        }
    }

    @Override
    public void adam(
            int from,
            int to,
            float rate,
            double beta1,
            double beta2,
            float epsilon,
            float[] theta,
            float[] g,
            int gAt,
            float[] m,
            float[] v) {
        int shift = gAt - from;
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        float dust = OptimizerKernels.dust(epsilon);
        float leastM = Math.min(NEGLIGIBLE, dust);
        float leastG = Math.min(SMALLEST_TO_SQUARE, dust);
        float leastV = Math.min(Float.MIN_NORMAL, dust * dust);
        for (int i = from; i < to; i++) {
            m[i] = normal(m[i] + (g[i + shift] - m[i]) * take1, leastM);
            float gi = normal(g[i + shift], leastG);
            v[i] = normal(v[i] + (gi * gi - v[i]) * take2, leastV);
            theta[i] -= m[i] * rate / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public ArithmeticKernels arithmetic() {
        return arithmetic;
    }

    @Override
    public MatrixKernels matrices() {
        return matrices;
    }

    @Override
    public double squares(int from, int to, float[] x) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    @Override
    public double penalty(int from, int to, float l1, float l2, float[] theta, float[] g, int gAt) {
        int shift = gAt - from;
        double magnitudes = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            magnitudes += Math.abs(theta[i]);
            squares += (double) theta[i] * theta[i];
            g[i + shift] += l1 * Math.signum(theta[i]) + 2 * l2 * theta[i];
        }
        return l1 * magnitudes + l2 * squares;
    }

    private static float normal(float x, float least) {
        return Math.abs(x) < least ? 0f : x;
    }
}
