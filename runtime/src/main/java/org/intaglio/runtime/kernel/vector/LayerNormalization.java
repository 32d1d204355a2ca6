/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

/**
 * Layer normalisation, a row at a time: it stays in the first-level cache from its mean to the
 * result. The mean is two floats, the center and the rest that this has been rounded by: what lies
 * close together far from 0 keeps its distances, and a constant row has no deviation at all.
 */
final class LayerNormalization {
    private static final VectorElementwiseKernels ELEMENTWISE = new VectorElementwiseKernels();

    private LayerNormalization() {}

    /** {@link org.intaglio.runtime.kernel.NormalizationKernels#layerNormalization}. */
    static void forward(
            int rows,
            int columns,
            float epsilon,
            float[] x,
            int xAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        for (int r = 0; r < rows; r++) {
            int from = xAt + r * columns;
            int to = yAt + r * columns;
            float center = center(columns, x, from);
            float rest = sum(false, columns, center, 0, x, from) / columns;
            float inverse = inverseDeviation(columns, epsilon, center, rest, x, from);
            if (gamma != null && beta != null) {
                normalize(
                        columns, center, rest, inverse, x, from, gamma, gammaAt, beta, betaAt, y,
                        to);
                continue;
            }
            normalize(columns, center, rest, inverse, x, from, y, to);
            if (gamma != null) {
                ELEMENTWISE.multiply(columns, y, to, gamma, gammaAt, y, to);
            } else if (beta != null) {
                ELEMENTWISE.add(columns, y, to, beta, betaAt, y, to);
            }
        }
    }

    /** {@link org.intaglio.runtime.kernel.NormalizationKernels#layerNormalizationGradient}. */
    static void gradient(
            int rows,
            int columns,
            float epsilon,
            float[] x,
            int xAt,
            float[] gamma,
            int gammaAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt,
            float[] dGamma,
            int dGammaAt,
            float[] dBeta,
            int dBetaAt) {
        for (int r = 0; r < rows; r++) {
            int p = xAt + r * columns;
            int q = dYAt + r * columns;
            int to = dXAt + r * columns;
            float center = center(columns, x, p);
            float rest = sum(false, columns, center, 0, x, p) / columns;
            float inverse = inverseDeviation(columns, epsilon, center, rest, x, p);
            if (dGamma != null) {
                addProducts(columns, center, rest, inverse, x, p, dY, q, dGamma, dGammaAt);
            }
            if (dBeta != null) {
                ELEMENTWISE.add(columns, dBeta, dBetaAt, dY, q, dBeta, dBetaAt);
            }
            if (dX == null) {
                continue;
            }
            float[] g = dY;
            int gAt = q;
            if (gamma != null) {
                ELEMENTWISE.multiply(columns, dY, q, gamma, gammaAt, dX, to);
                g = dX;
                gAt = to;
            }
            float level = SoftmaxRow.sum(columns, g, gAt) / columns;
            float slope = product(columns, center, rest, x, p, g, gAt) / columns;
            slope *= inverse * inverse;
            inputGradient(columns, center, rest, inverse, slope, level, x, p, g, gAt, dX, to);
        }
    }

    /** The mean as far as a float has digits; what is summed are distances from the first value. */
    private static float center(int columns, float[] x, int xAt) {
        return x[xAt] + sum(false, columns, x[xAt], 0, x, xAt) / columns;
    }

    private static float inverseDeviation(
            int columns, float epsilon, float center, float rest, float[] x, int xAt) {
        float variance = sum(true, columns, center, rest, x, xAt) / columns;
        return 1 / (float) Math.sqrt(variance + epsilon);
    }

    /**
     * {@code Σ (x - center - rest)}, or the sum of the squares; in two chains because an addition
     * takes as long as several loads.
     */
    private static float sum(
            boolean squared, int columns, float center, float rest, float[] x, int xAt) {
        FloatVector even = FloatVector.zero(S);
        FloatVector odd = FloatVector.zero(S);
        int i = 0;
        if (squared) {
            for (; i <= columns - 2 * LANES; i += 2 * LANES) {
                FloatVector d0 = FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest);
                FloatVector d1 = FloatVector.fromArray(S, x, xAt + i + LANES).sub(center).sub(rest);
                even = d0.fma(d0, even);
                odd = d1.fma(d1, odd);
            }
        } else {
            for (; i <= columns - 2 * LANES; i += 2 * LANES) {
                FloatVector d0 = FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest);
                FloatVector d1 = FloatVector.fromArray(S, x, xAt + i + LANES).sub(center).sub(rest);
                even = even.add(d0);
                odd = odd.add(d1);
            }
        }
        // VectorMath.sum, written out: called from here it might not be inlined.
        FloatVector s = even.add(odd);
        if (LANES > 8) {
            s = s.add(s.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(VectorMath.ROTATE_4));
        }
        s = s.add(s.rearrange(VectorMath.ROTATE_2));
        float sum = s.add(s.rearrange(VectorMath.ROTATE_1)).lane(0);
        for (; i < columns; i++) {
            float d = x[xAt + i] - center - rest;
            sum += squared ? d * d : d;
        }
        return sum;
    }

    /** {@code Σ g·(x - center - rest)}. */
    private static float product(
            int columns, float center, float rest, float[] x, int xAt, float[] g, int gAt) {
        FloatVector even = FloatVector.zero(S);
        FloatVector odd = FloatVector.zero(S);
        int i = 0;
        for (; i <= columns - 2 * LANES; i += 2 * LANES) {
            FloatVector d0 = FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest);
            FloatVector d1 = FloatVector.fromArray(S, x, xAt + i + LANES).sub(center).sub(rest);
            even = d0.fma(FloatVector.fromArray(S, g, gAt + i), even);
            odd = d1.fma(FloatVector.fromArray(S, g, gAt + i + LANES), odd);
        }
        // VectorMath.sum, written out: called from here it might not be inlined.
        FloatVector s = even.add(odd);
        if (LANES > 8) {
            s = s.add(s.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(VectorMath.ROTATE_4));
        }
        s = s.add(s.rearrange(VectorMath.ROTATE_2));
        float sum = s.add(s.rearrange(VectorMath.ROTATE_1)).lane(0);
        for (; i < columns; i++) {
            sum += (x[xAt + i] - center - rest) * g[gAt + i];
        }
        return sum;
    }

    /** {@code y = γ·x̂ + β}. */
    private static void normalize(
            int columns,
            float center,
            float rest,
            float inverse,
            float[] x,
            int xAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector hat =
                    FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest).mul(inverse);
            hat.fma(
                            FloatVector.fromArray(S, gamma, gammaAt + i),
                            FloatVector.fromArray(S, beta, betaAt + i))
                    .intoArray(y, yAt + i);
        }
        for (; i < columns; i++) {
            float hat = (x[xAt + i] - center - rest) * inverse;
            y[yAt + i] = Math.fma(hat, gamma[gammaAt + i], beta[betaAt + i]);
        }
    }

    /** {@code y = x̂}. */
    private static void normalize(
            int columns,
            float center,
            float rest,
            float inverse,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector.fromArray(S, x, xAt + i)
                    .sub(center)
                    .sub(rest)
                    .mul(inverse)
                    .intoArray(y, yAt + i);
        }
        for (; i < columns; i++) {
            y[yAt + i] = (x[xAt + i] - center - rest) * inverse;
        }
    }

    /** {@code sums += x̂·dY}. */
    private static void addProducts(
            int columns,
            float center,
            float rest,
            float inverse,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] sums,
            int at) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector hat =
                    FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest).mul(inverse);
            hat.fma(FloatVector.fromArray(S, dY, dYAt + i), FloatVector.fromArray(S, sums, at + i))
                    .intoArray(sums, at + i);
        }
        for (; i < columns; i++) {
            float hat = (x[xAt + i] - center - rest) * inverse;
            sums[at + i] = Math.fma(hat, dY[dYAt + i], sums[at + i]);
        }
    }

    /** {@code dX = (g - level - (x - center - rest)·slope)·inverse}. */
    private static void inputGradient(
            int columns,
            float center,
            float rest,
            float inverse,
            float slope,
            float level,
            float[] x,
            int xAt,
            float[] g,
            int gAt,
            float[] dX,
            int dXAt) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector d = FloatVector.fromArray(S, x, xAt + i).sub(center).sub(rest);
            FloatVector lost = d.mul(slope).add(level);
            FloatVector.fromArray(S, g, gAt + i).sub(lost).mul(inverse).intoArray(dX, dXAt + i);
        }
        for (; i < columns; i++) {
            float lost = (x[xAt + i] - center - rest) * slope + level;
            dX[dXAt + i] = (g[gAt + i] - lost) * inverse;
        }
    }
}
