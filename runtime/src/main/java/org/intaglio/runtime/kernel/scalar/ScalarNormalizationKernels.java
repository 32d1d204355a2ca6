/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.NormalizationKernels;

/** Batch normalisation, channel by channel, summed in double precision. */
final class ScalarNormalizationKernels implements NormalizationKernels {
    @Override
    public void moments(
            int rows, int channels, float[] x, int xAt, int seen, float[] moments, int at) {
        for (int c = 0; c < channels; c++) {
            double pivot = seen == 0 ? x[xAt + c] : moments[at + c];
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += x[xAt + r * channels + c] - pivot;
            }
            double mean = sum / rows;
            double m2 = 0;
            for (int r = 0; r < rows; r++) {
                double d = x[xAt + r * channels + c] - pivot - mean;
                m2 += d * d;
            }
            if (seen > 0) {
                // Chan, Golub and LeVeque: the moments of a union from those of its parts.
                double before = moments[at + channels + c];
                double delta = mean - before;
                double share = rows / ((double) seen + rows);
                mean = before + delta * share;
                m2 += moments[at + 2 * channels + c] + delta * delta * seen * share;
            }
            moments[at + c] = (float) pivot;
            moments[at + channels + c] = (float) mean;
            moments[at + 2 * channels + c] = (float) m2;
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
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < channels; c++) {
                double hat =
                        (x[xAt + r * channels + c] - mean(mean, meanAt + c, rest, restAt + c))
                                * inverseDeviation(variance[varianceAt + c], epsilon);
                double scaled = gamma == null ? hat : hat * gamma[gammaAt + c];
                double shifted = beta == null ? scaled : scaled + beta[betaAt + c];
                y[yAt + r * channels + c] = (float) shifted;
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
        for (int c = 0; c < channels; c++) {
            double inverse = inverseDeviation(variance[varianceAt + c], epsilon);
            double sum = 0;
            double product = 0;
            for (int r = 0; r < rows; r++) {
                int i = r * channels + c;
                sum += dY[dYAt + i];
                product += dY[dYAt + i] * (x[xAt + i] - mean(mean, meanAt + c, rest, restAt + c));
            }
            sums[at + c] += (float) sum;
            sums[at + channels + c] += (float) (product * inverse);
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
        for (int c = 0; c < channels; c++) {
            double inverse = inverseDeviation(variance[varianceAt + c], epsilon);
            double scale = gamma == null ? inverse : inverse * gamma[gammaAt + c];
            double meanDY = 0;
            double meanProduct = 0;
            if (total > 0) {
                meanDY = (double) sums[sumsAt + c] / total;
                meanProduct = (double) sums[sumsAt + channels + c] / total;
            }
            for (int r = 0; r < rows; r++) {
                int i = r * channels + c;
                double hat = (x[xAt + i] - mean(mean, meanAt + c, rest, restAt + c)) * inverse;
                double d = dY[dYAt + i] - meanDY - hat * meanProduct;
                dX[dXAt + i] = (float) (scale * d);
            }
        }
    }

    private static double mean(float[] mean, int at, float[] rest, int restAt) {
        return rest == null ? mean[at] : (double) mean[at] + rest[restAt];
    }

    private static double inverseDeviation(float variance, float epsilon) {
        return 1 / Math.sqrt((double) variance + epsilon);
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
        for (int r = 0; r < rows; r++) {
            int from = xAt + r * columns;
            double mean = mean(columns, x, from);
            double inverse = inverseDeviation(columns, epsilon, mean, x, from);
            for (int j = 0; j < columns; j++) {
                double hat = (x[from + j] - mean) * inverse;
                double scaled = gamma == null ? hat : hat * gamma[gammaAt + j];
                double shifted = beta == null ? scaled : scaled + beta[betaAt + j];
                y[yAt + r * columns + j] = (float) shifted;
            }
        }
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
        for (int r = 0; r < rows; r++) {
            int from = xAt + r * columns;
            int up = dYAt + r * columns;
            double mean = mean(columns, x, from);
            double inverse = inverseDeviation(columns, epsilon, mean, x, from);
            double sum = 0;
            double product = 0;
            for (int j = 0; j < columns; j++) {
                double hat = (x[from + j] - mean) * inverse;
                double g = gamma == null ? dY[up + j] : (double) dY[up + j] * gamma[gammaAt + j];
                sum += g;
                product += g * hat;
                if (dGamma != null) {
                    dGamma[dGammaAt + j] += (float) (dY[up + j] * hat);
                }
                if (dBeta != null) {
                    dBeta[dBetaAt + j] += dY[up + j];
                }
            }
            for (int j = 0; dX != null && j < columns; j++) {
                double hat = (x[from + j] - mean) * inverse;
                double g = gamma == null ? dY[up + j] : (double) dY[up + j] * gamma[gammaAt + j];
                double d = g - sum / columns - hat * product / columns;
                dX[dXAt + r * columns + j] = (float) (d * inverse);
            }
        }
    }

    private static double mean(int columns, float[] x, int xAt) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += x[xAt + j];
        }
        return sum / columns;
    }

    private static double inverseDeviation(
            int columns, float epsilon, double mean, float[] x, int xAt) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += (x[xAt + j] - mean) * (x[xAt + j] - mean);
        }
        return 1 / Math.sqrt(sum / columns + epsilon);
    }
}
