/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.VectorMath.LANES;
import static org.intaglio.runtime.kernel.vector.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import org.intaglio.runtime.kernel.NormalizationKernels;

import java.util.Arrays;

/** Batch normalisation: a lane is a channel, and the loops run down the rows. */
final class VectorNormalizationKernels implements NormalizationKernels {
    /**
     * Rows whose moments are taken at once: few enough to stay in the first-level cache from the
     * mean to the deviations, and for their sum to lose little.
     */
    private static final int BLOCK = 64;

    @Override
    public void moments(
            int rows, int channels, float[] x, int xAt, int seen, float[] moments, int at) {
        if (seen == 0) {
            Arrays.fill(moments, at, at + 2 * channels, 0f);
        }
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            merge(count, channels, x, xAt + from * channels, (long) seen + from, moments, at);
        }
    }

    /** Merges the moments of one block into those of the {@code before} rows seen before. */
    private static void merge(
            int rows, int channels, float[] x, int xAt, long before, float[] moments, int at) {
        float share = (float) (rows / (double) (before + rows));
        float between = before * share;
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(c, channels);
            // Two sums at once: one addition need not wait for the other.
            FloatVector even = FloatVector.broadcast(SPECIES, 0f);
            FloatVector odd = FloatVector.broadcast(SPECIES, 0f);
            int r = 0;
            int p = xAt + c;
            for (; r < rows - 1; r += 2, p += 2 * channels) {
                even = even.add(FloatVector.fromArray(SPECIES, x, p, used));
                odd = odd.add(FloatVector.fromArray(SPECIES, x, p + channels, used));
            }
            if (r < rows) {
                even = even.add(FloatVector.fromArray(SPECIES, x, p, used));
            }
            FloatVector blockMean = even.add(odd).div(rows);
            even = FloatVector.broadcast(SPECIES, 0f);
            odd = FloatVector.broadcast(SPECIES, 0f);
            r = 0;
            p = xAt + c;
            for (; r < rows - 1; r += 2, p += 2 * channels) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, p, used).sub(blockMean);
                FloatVector e =
                        FloatVector.fromArray(SPECIES, x, p + channels, used).sub(blockMean);
                even = d.fma(d, even);
                odd = e.fma(e, odd);
            }
            if (r < rows) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, p, used).sub(blockMean);
                even = d.fma(d, even);
            }
            // Chan, Golub and LeVeque: the moments of a union from those of its parts.
            FloatVector mean = FloatVector.fromArray(SPECIES, moments, at + c, used);
            FloatVector delta = blockMean.sub(mean);
            delta.fma(FloatVector.broadcast(SPECIES, share), mean).intoArray(moments, at + c, used);
            FloatVector m2 = FloatVector.fromArray(SPECIES, moments, at + channels + c, used);
            m2.add(even.add(odd))
                    .add(delta.mul(delta).mul(between))
                    .intoArray(moments, at + channels + c, used);
        }
    }

    @Override
    public void normalize(
            int rows,
            int channels,
            float epsilon,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] variance,
            int varianceAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(c, channels);
            FloatVector center = FloatVector.fromArray(SPECIES, mean, meanAt + c, used);
            FloatVector scale = inverseDeviation(variance, varianceAt + c, used, epsilon);
            if (gamma != null) {
                scale = scale.mul(FloatVector.fromArray(SPECIES, gamma, gammaAt + c, used));
            }
            FloatVector offset = FloatVector.broadcast(SPECIES, 0f);
            if (beta != null) {
                offset = FloatVector.fromArray(SPECIES, beta, betaAt + c, used);
            }
            int from = xAt + c;
            int to = yAt + c;
            if (c + LANES <= channels) {
                for (int r = 0; r < rows; r++, from += channels, to += channels) {
                    FloatVector.fromArray(SPECIES, x, from)
                            .sub(center)
                            .fma(scale, offset)
                            .intoArray(y, to);
                }
            } else {
                for (int r = 0; r < rows; r++, from += channels, to += channels) {
                    FloatVector.fromArray(SPECIES, x, from, used)
                            .sub(center)
                            .fma(scale, offset)
                            .intoArray(y, to, used);
                }
            }
        }
    }

    @Override
    public void gradientSums(
            int rows,
            int channels,
            float epsilon,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] variance,
            int varianceAt,
            float[] dY,
            int dYAt,
            float[] sums,
            int at) {
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(c, channels);
            FloatVector center = FloatVector.fromArray(SPECIES, mean, meanAt + c, used);
            FloatVector inverse = inverseDeviation(variance, varianceAt + c, used, epsilon);
            FloatVector sum = FloatVector.broadcast(SPECIES, 0f);
            FloatVector product = FloatVector.broadcast(SPECIES, 0f);
            FloatVector sum2 = FloatVector.broadcast(SPECIES, 0f);
            FloatVector product2 = FloatVector.broadcast(SPECIES, 0f);
            int p = xAt + c;
            int q = dYAt + c;
            int r = 0;
            for (; r < rows - 1; r += 2, p += 2 * channels, q += 2 * channels) {
                FloatVector d = FloatVector.fromArray(SPECIES, dY, q, used);
                FloatVector d2 = FloatVector.fromArray(SPECIES, dY, q + channels, used);
                sum = sum.add(d);
                sum2 = sum2.add(d2);
                product = FloatVector.fromArray(SPECIES, x, p, used).sub(center).fma(d, product);
                product2 =
                        FloatVector.fromArray(SPECIES, x, p + channels, used)
                                .sub(center)
                                .fma(d2, product2);
            }
            if (r < rows) {
                FloatVector d = FloatVector.fromArray(SPECIES, dY, q, used);
                sum = sum.add(d);
                product = FloatVector.fromArray(SPECIES, x, p, used).sub(center).fma(d, product);
            }
            FloatVector.fromArray(SPECIES, sums, at + c, used)
                    .add(sum.add(sum2))
                    .intoArray(sums, at + c, used);
            inverse.fma(
                            product.add(product2),
                            FloatVector.fromArray(SPECIES, sums, at + channels + c, used))
                    .intoArray(sums, at + channels + c, used);
        }
    }

    @Override
    public void inputGradient(
            int rows,
            int channels,
            float epsilon,
            int total,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] variance,
            int varianceAt,
            float[] gamma,
            int gammaAt,
            float[] sums,
            int sumsAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(c, channels);
            FloatVector center = FloatVector.fromArray(SPECIES, mean, meanAt + c, used);
            FloatVector inverse = inverseDeviation(variance, varianceAt + c, used, epsilon);
            FloatVector scale = inverse;
            if (gamma != null) {
                scale = scale.mul(FloatVector.fromArray(SPECIES, gamma, gammaAt + c, used));
            }
            // dX = scale·(dY - (x - mean)·slope - level)
            FloatVector level = FloatVector.broadcast(SPECIES, 0f);
            FloatVector slope = FloatVector.broadcast(SPECIES, 0f);
            if (total > 0) {
                level = FloatVector.fromArray(SPECIES, sums, sumsAt + c, used).div(total);
                slope =
                        FloatVector.fromArray(SPECIES, sums, sumsAt + channels + c, used)
                                .div(total)
                                .mul(inverse);
            }
            int p = xAt + c;
            int q = dYAt + c;
            int to = dXAt + c;
            if (c + LANES <= channels) {
                for (int r = 0; r < rows; r++, p += channels, q += channels, to += channels) {
                    FloatVector t =
                            FloatVector.fromArray(SPECIES, x, p).sub(center).fma(slope, level);
                    FloatVector.fromArray(SPECIES, dY, q).sub(t).mul(scale).intoArray(dX, to);
                }
            } else {
                for (int r = 0; r < rows; r++, p += channels, q += channels, to += channels) {
                    FloatVector t =
                            FloatVector.fromArray(SPECIES, x, p, used)
                                    .sub(center)
                                    .fma(slope, level);
                    FloatVector.fromArray(SPECIES, dY, q, used)
                            .sub(t)
                            .mul(scale)
                            .intoArray(dX, to, used);
                }
            }
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static FloatVector inverseDeviation(
            float[] variance, int at, VectorMask<Float> used, float epsilon) {
        FloatVector deviation =
                FloatVector.fromArray(SPECIES, variance, at, used).add(epsilon).sqrt();
        return FloatVector.broadcast(SPECIES, 1f).div(deviation);
    }
}
