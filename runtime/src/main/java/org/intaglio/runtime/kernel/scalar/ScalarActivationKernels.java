/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.ActivationKernels;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The formulas as they are, in double precision, rounded once. */
final class ScalarActivationKernels implements ActivationKernels {
    /** Klambauer et al. 2017 (arXiv:1706.02515). */
    private static final double SCALE = 1.0507009873554805;

    /** From the same paper. */
    private static final double ALPHA = 1.6732632423543772;

    /** {@code y = f(x)}. */
    private static void map(
            int length, float[] x, int xAt, float[] y, int yAt, DoubleUnaryOperator f) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = (float) f.applyAsDouble(x[xAt + i]);
        }
    }

    /** The chain rule, {@code dX = dY·f'(v)}. */
    private static void chain(
            int length,
            float[] v,
            int vAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt,
            DoubleUnaryOperator derivative) {
        for (int i = 0; i < length; i++) {
            dX[dXAt + i] = (float) (dY[dYAt + i] * derivative.applyAsDouble(v[vAt + i]));
        }
    }

    @Override
    public void relu(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            float v = x[xAt + i];
            y[yAt + i] = v < 0 ? 0 : v;
        }
    }

    @Override
    public void reluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int i = 0; i < length; i++) {
            dX[dXAt + i] = y[yAt + i] > 0 ? dY[dYAt + i] : 0;
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, ScalarMath::sigmoid);
    }

    @Override
    public void sigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> v * (1 - v));
    }

    @Override
    public void tanh(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, Math::tanh);
    }

    @Override
    public void tanhGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> 1 - v * v);
    }

    @Override
    public void elu(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> v > 0 ? v : Math.expm1(v));
    }

    @Override
    public void eluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> v < 0 ? v + 1 : 1);
    }

    @Override
    public void selu(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> SCALE * (v > 0 ? v : ALPHA * Math.expm1(v)));
    }

    @Override
    public void seluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> v < 0 ? v + SCALE * ALPHA : SCALE);
    }

    @Override
    public void gelu(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> notMinusInfinite(v) * ScalarMath.normalDistribution(v));
    }

    @Override
    public void geluGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(
                length,
                x,
                xAt,
                dY,
                dYAt,
                dX,
                dXAt,
                v -> ScalarMath.normalDistribution(v) + finite(v) * ScalarMath.normalDensity(v));
    }

    @Override
    public void silu(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> notMinusInfinite(v) * ScalarMath.sigmoid(v));
    }

    @Override
    public void siluGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, x, xAt, dY, dYAt, dX, dXAt, ScalarActivationKernels::siluDerivative);
    }

    @Override
    public void softplus(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, ScalarMath::softplus);
    }

    @Override
    public void softplusGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> -Math.expm1(-v));
    }

    @Override
    public void softsign(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> finite(v) / (1 + Math.abs(finite(v))));
    }

    @Override
    public void softsignGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> (1 - Math.abs(v)) * (1 - Math.abs(v)));
    }

    @Override
    public void inverseRoot(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> 1 / Math.sqrt(v));
    }

    @Override
    public void inverseRootGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> -v * v * v / 2);
    }

    @Override
    public void exponential(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, Math::exp);
    }

    @Override
    public void exponentialGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> v);
    }

    @Override
    public void hardSigmoid(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> Math.clamp(v + 3, 0.0, 6.0) / 6);
    }

    @Override
    public void hardSigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, y, yAt, dY, dYAt, dX, dXAt, v -> v > 0 && v < 1 ? 1.0 / 6 : 0);
    }

    @Override
    public void mish(int length, float[] x, int xAt, float[] y, int yAt) {
        map(length, x, xAt, y, yAt, v -> notMinusInfinite(v) * Math.tanh(ScalarMath.softplus(v)));
    }

    @Override
    public void mishGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        chain(length, x, xAt, dY, dYAt, dX, dXAt, ScalarActivationKernels::mishDerivative);
    }

    /** For products with what is 0 at minus infinity: so is their limit, and NaN is not. */
    private static double notMinusInfinite(double x) {
        return Math.max(x, -Float.MAX_VALUE);
    }

    /** For terms that have a finite limit at both ends. NaN stays. */
    private static double finite(double x) {
        return Math.min(notMinusInfinite(x), Float.MAX_VALUE);
    }

    /** {@code s·(1 + x·(1 - s))} with {@code s = sigmoid(x)}. */
    private static double siluDerivative(double x) {
        double s = ScalarMath.sigmoid(x);
        return s * (1 + finite(x) * (1 - s));
    }

    /** {@code t + x·(1 - t²)·sigmoid(x)} with {@code t = tanh(softplus(x))}. */
    private static double mishDerivative(double x) {
        double t = Math.tanh(ScalarMath.softplus(x));
        return t + finite(x) * (1 - t * t) * ScalarMath.sigmoid(x);
    }

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
        for (int i = 0; i < length; i++) {
            float v = x[xAt + i];
            if (v < threshold) {
                // Not a product with 0, which at minus infinity would be NaN.
                y[yAt + i] = slope == 0 ? 0 : slope * (v - threshold);
            } else {
                y[yAt + i] = Math.min(v, max);
            }
        }
    }

    @Override
    public void boundedReluGradient(
            int length,
            float slope,
            float max,
            float threshold,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        for (int i = 0; i < length; i++) {
            float v = x[xAt + i];
            // Nothing, not even infinity, is beyond an infinite maximum.
            boolean beyond = v >= max && max < Float.POSITIVE_INFINITY;
            float derivative = beyond ? 0 : v > threshold ? 1 : slope;
            dX[dXAt + i] = derivative * dY[dYAt + i];
        }
    }

    @Override
    public void softmax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            softmaxOfRow(columns, x, xAt + r * columns, y, yAt + r * columns);
        }
    }

    @Override
    public void causalSoftmax(
            int rows, int columns, int period, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            int seen = Math.min(columns, r % period + 1);
            int to = yAt + r * columns;
            softmaxOfRow(seen, x, xAt + r * columns, y, to);
            Arrays.fill(y, to + seen, to + columns, 0f);
        }
    }

    private static void softmaxOfRow(int columns, float[] x, int from, float[] y, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < columns; j++) {
            max = Math.max(max, x[from + j]);
        }
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += Math.exp((double) x[from + j] - max);
        }
        for (int j = 0; j < columns; j++) {
            y[to + j] = (float) (Math.exp((double) x[from + j] - max) / sum);
        }
    }

    @Override
    public void softmaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            double dot = 0;
            for (int j = 0; j < columns; j++) {
                dot += (double) dY[dYAt + at + j] * y[yAt + at + j];
            }
            for (int j = 0; j < columns; j++) {
                dX[dXAt + at + j] = (float) (y[yAt + at + j] * (dY[dYAt + at + j] - dot));
            }
        }
    }
}
