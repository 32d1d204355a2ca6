/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.NormalizationKernels;

import java.util.Arrays;

/**
 * Batch normalisation: a lane is a channel, and the loops run down the rows. The channels that do
 * not fill a vector are done one by one: masks would double the code of every access, and HotSpot
 * puts vectors on the heap where a method has more than it inlines.
 */
final class VectorNormalizationKernels implements NormalizationKernels {
    /**
     * Rows whose moments are taken at once: few enough to stay in the first-level cache from the
     * mean to the deviations, and for their sum to lose little. What is summed are distances from
     * the first row, the pivot: these are exact, or nearly so, where the values themselves have no
     * digits left for their differences.
     */
    private static final int BLOCK = 64;

    @Override
    public void moments(
            int rows, int channels, float[] x, int xAt, int seen, float[] moments, int at) {
        if (seen == 0) {
            System.arraycopy(x, xAt, moments, at, channels);
            Arrays.fill(moments, at + channels, at + 3 * channels, 0f);
        }
        int whole = S.loopBound(channels);
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            int p = xAt + from * channels;
            // Chan, Golub and LeVeque: the moments of a union from those of its parts.
            double before = (double) seen + from;
            float share = (float) (count / (before + count));
            float between = (float) (before * share);
            for (int c = 0; c < whole; c += LANES) {
                mergeLanes(count, channels, x, p + c, share, between, moments, at + c);
            }
            for (int c = whole; c < channels; c++) {
                mergeChannel(count, channels, x, p + c, share, between, moments, at + c);
            }
        }
    }

    private static void mergeLanes(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float share,
            float between,
            float[] moments,
            int at) {
        FloatVector pivot = FloatVector.fromArray(S, moments, at);
        FloatVector sum = FloatVector.zero(S);
        int p = xAt;
        for (int r = 0; r < rows; r++, p += channels) {
            sum = sum.add(FloatVector.fromArray(S, x, p).sub(pivot));
        }
        FloatVector blockMean = sum.div(rows);
        FloatVector squares = FloatVector.zero(S);
        p = xAt;
        for (int r = 0; r < rows; r++, p += channels) {
            FloatVector d = FloatVector.fromArray(S, x, p).sub(pivot).sub(blockMean);
            squares = d.fma(d, squares);
        }
        FloatVector mean = FloatVector.fromArray(S, moments, at + channels);
        FloatVector delta = blockMean.sub(mean);
        mean.add(delta.mul(share)).intoArray(moments, at + channels);
        FloatVector.fromArray(S, moments, at + 2 * channels)
                .add(squares)
                .add(delta.mul(delta).mul(between))
                .intoArray(moments, at + 2 * channels);
    }

    private static void mergeChannel(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float share,
            float between,
            float[] moments,
            int at) {
        float pivot = moments[at];
        float sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += x[xAt + r * channels] - pivot;
        }
        float blockMean = sum / rows;
        float squares = 0;
        for (int r = 0; r < rows; r++) {
            float d = x[xAt + r * channels] - pivot - blockMean;
            squares += d * d;
        }
        float delta = blockMean - moments[at + channels];
        moments[at + channels] += delta * share;
        moments[at + 2 * channels] += squares + delta * delta * between;
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
            float[] rest,
            int restAt,
            float[] variance,
            int varianceAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        int whole = S.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
            FloatVector center = FloatVector.fromArray(S, mean, meanAt + c);
            FloatVector scale = inverseDeviation(variance, varianceAt + c, epsilon);
            if (gamma != null) {
                scale = scale.mul(FloatVector.fromArray(S, gamma, gammaAt + c));
            }
            FloatVector offset = FloatVector.zero(S);
            if (beta != null) {
                offset = FloatVector.fromArray(S, beta, betaAt + c);
            }
            if (rest != null) {
                offset = offset.sub(FloatVector.fromArray(S, rest, restAt + c).mul(scale));
            }
            int from = xAt + c;
            int to = yAt + c;
            for (int r = 0; r < rows; r++, from += channels, to += channels) {
                FloatVector.fromArray(S, x, from).sub(center).fma(scale, offset).intoArray(y, to);
            }
        }
        for (int c = whole; c < channels; c++) {
            float scale = inverseDeviation(variance[varianceAt + c], epsilon);
            scale = gamma == null ? scale : scale * gamma[gammaAt + c];
            float offset = beta == null ? 0 : beta[betaAt + c];
            offset -= rest == null ? 0 : rest[restAt + c] * scale;
            for (int r = 0; r < rows; r++) {
                int i = r * channels + c;
                y[yAt + i] = Math.fma(x[xAt + i] - mean[meanAt + c], scale, offset);
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
            float[] rest,
            int restAt,
            float[] variance,
            int varianceAt,
            float[] dY,
            int dYAt,
            float[] sums,
            int at) {
        int whole = S.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
            FloatVector center = FloatVector.fromArray(S, mean, meanAt + c);
            FloatVector sum = FloatVector.zero(S);
            FloatVector product = FloatVector.zero(S);
            int p = xAt + c;
            int q = dYAt + c;
            for (int r = 0; r < rows; r++, p += channels, q += channels) {
                FloatVector d = FloatVector.fromArray(S, dY, q);
                sum = sum.add(d);
                product = FloatVector.fromArray(S, x, p).sub(center).fma(d, product);
            }
            FloatVector.fromArray(S, sums, at + c).add(sum).intoArray(sums, at + c);
            if (rest != null) {
                product = product.sub(FloatVector.fromArray(S, rest, restAt + c).mul(sum));
            }
            product.mul(inverseDeviation(variance, varianceAt + c, epsilon))
                    .add(FloatVector.fromArray(S, sums, at + channels + c))
                    .intoArray(sums, at + channels + c);
        }
        for (int c = whole; c < channels; c++) {
            float sum = 0;
            float product = 0;
            for (int r = 0; r < rows; r++) {
                int i = r * channels + c;
                float d = dY[dYAt + i];
                sum += d;
                product = Math.fma(x[xAt + i] - mean[meanAt + c], d, product);
            }
            sums[at + c] += sum;
            product -= rest == null ? 0 : rest[restAt + c] * sum;
            sums[at + channels + c] +=
                    product * inverseDeviation(variance[varianceAt + c], epsilon);
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
            float[] rest,
            int restAt,
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
        // dX = scale·(dY - (x - mean)·slope - level)
        int whole = S.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
            FloatVector center = FloatVector.fromArray(S, mean, meanAt + c);
            FloatVector inverse = inverseDeviation(variance, varianceAt + c, epsilon);
            FloatVector scale = inverse;
            if (gamma != null) {
                scale = scale.mul(FloatVector.fromArray(S, gamma, gammaAt + c));
            }
            FloatVector level = FloatVector.zero(S);
            FloatVector slope = FloatVector.zero(S);
            if (total > 0) {
                level = FloatVector.fromArray(S, sums, sumsAt + c).div(total);
                slope =
                        FloatVector.fromArray(S, sums, sumsAt + channels + c)
                                .div(total)
                                .mul(inverse);
                if (rest != null) {
                    level = level.sub(FloatVector.fromArray(S, rest, restAt + c).mul(slope));
                }
            }
            int p = xAt + c;
            int q = dYAt + c;
            int to = dXAt + c;
            for (int r = 0; r < rows; r++, p += channels, q += channels, to += channels) {
                FloatVector t = FloatVector.fromArray(S, x, p).sub(center).fma(slope, level);
                FloatVector.fromArray(S, dY, q).sub(t).mul(scale).intoArray(dX, to);
            }
        }
        for (int c = whole; c < channels; c++) {
            float inverse = inverseDeviation(variance[varianceAt + c], epsilon);
            float scale = gamma == null ? inverse : inverse * gamma[gammaAt + c];
            float level = total > 0 ? sums[sumsAt + c] / total : 0;
            float slope = total > 0 ? sums[sumsAt + channels + c] / total * inverse : 0;
            level -= rest == null ? 0 : rest[restAt + c] * slope;
            for (int r = 0; r < rows; r++) {
                int i = r * channels + c;
                float t = Math.fma(x[xAt + i] - mean[meanAt + c], slope, level);
                dX[dXAt + i] = (dY[dYAt + i] - t) * scale;
            }
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static FloatVector inverseDeviation(float[] variance, int at, float epsilon) {
        FloatVector deviation = FloatVector.fromArray(S, variance, at).add(epsilon).sqrt();
        return FloatVector.broadcast(S, 1f).div(deviation);
    }

    private static float inverseDeviation(float variance, float epsilon) {
        return 1 / (float) Math.sqrt(variance + epsilon);
    }

    @Override
    public void layerNormalization(
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
        LayerNormalization.forward(
                rows, columns, epsilon, x, xAt, gamma, gammaAt, beta, betaAt, y, yAt);
    }

    @Override
    public void layerNormalizationGradient(
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
        LayerNormalization.gradient(
                rows, columns, epsilon, x, xAt, gamma, gammaAt, dY, dYAt, dX, dXAt, dGamma,
                dGammaAt, dBeta, dBetaAt);
    }
}
