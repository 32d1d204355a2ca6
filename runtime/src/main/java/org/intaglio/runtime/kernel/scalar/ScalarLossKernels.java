/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

/**
 * Losses of classes, row by row; see {@link ScalarUnitLosses} for those that are means of units.
 */
final class ScalarLossKernels extends ScalarUnitLosses {
    @Override
    public void softmaxCrossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
            float smoothing,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] y,
            int yAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt) {
        int positions = form.positions();
        int width = form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / positions;
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                int row = i * positions + p;
                int at = row * width;
                int label = -1;
                if (sparse) {
                    label = ClassIndex.check(target[targetAt + row], width, i, p, positions);
                }
                double max = max(width, x, xAt + at);
                double logSum = logSum(width, max, x, xAt + at);
                for (int j = 0; j < width; j++) {
                    double t = target(sparse, label, smoothing, width, target, targetAt + at, j);
                    // Not x - (max + logSum): next to a large maximum that would lose the sum.
                    double logSoftmax = x[xAt + at + j] - max - logSum;
                    double softmax = Math.exp(logSoftmax);
                    if (t != 0) {
                        sum -= t * logSoftmax;
                    }
                    if (y != null) {
                        y[yAt + at + j] = (float) softmax;
                    }
                    float derivative = (float) ((softmax - t) * share / batch);
                    dX[dXAt + at + j] = derivative + ABSORBING - ABSORBING;
                }
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    @Override
    public void crossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
            float smoothing,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int positions = form.positions();
        int width = form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / positions;
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                int row = i * positions + p;
                int at = row * width;
                if (sparse) {
                    int label = ClassIndex.check(target[targetAt + row], width, i, p, positions);
                    sum += sparseRow(width, label, share / batch, y, yAt + at, dY, dYAt + at);
                } else {
                    sum +=
                            distributionRow(
                                    width,
                                    smoothing,
                                    share / batch,
                                    y,
                                    yAt + at,
                                    target,
                                    targetAt + at,
                                    dY,
                                    dYAt + at);
                }
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    /** {@code -log(clip(y_label) / Σ clip(y))}. */
    private static double sparseRow(
            int width, int label, double scale, float[] y, int yAt, float[] dY, int dYAt) {
        double total = 0;
        for (int j = 0; j < width; j++) {
            total += Math.clamp(y[yAt + j], LEAST, MOST);
        }
        double likely = Math.clamp(y[yAt + label], LEAST, MOST);
        for (int j = 0; j < width; j++) {
            double derivative = 1 / total - (j == label ? 1 / likely : 0);
            dY[dYAt + j] = (float) (derivative * within(y[yAt + j]) * scale);
        }
        return Math.log(total / likely);
    }

    /** {@code -Σ t·log clip(y / Σ y)}. */
    private static double distributionRow(
            int width,
            float smoothing,
            double scale,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] dY,
            int dYAt) {
        double total = 0;
        for (int j = 0; j < width; j++) {
            total += y[yAt + j];
        }
        double sum = 0;
        double dot = 0;
        for (int j = 0; j < width; j++) {
            double q = y[yAt + j] / total;
            double t = target(false, 0, smoothing, width, target, targetAt, j);
            sum -= t * Math.log(Math.clamp(q, LEAST, MOST));
            dot -= t * within(q);
        }
        for (int j = 0; j < width; j++) {
            double q = y[yAt + j] / total;
            double t = target(false, 0, smoothing, width, target, targetAt, j);
            double derivative = -t / Math.clamp(q, LEAST, MOST) * within(q);
            dY[dYAt + j] = (float) ((derivative - dot) / total * scale);
        }
        return sum;
    }

    /** The target of class j: one-hot from a label, or the smoothed distribution at {@code at}. */
    private static double target(
            boolean sparse, int label, float smoothing, int width, float[] target, int at, int j) {
        if (sparse) {
            return j == label ? 1 : 0;
        }
        return target[at + j] * (1.0 - smoothing) + (double) smoothing / width;
    }

    private static double max(int width, float[] x, int xAt) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            max = Math.max(max, x[xAt + j]);
        }
        return max;
    }

    /** {@code log Σ e^(x - max)}. */
    private static double logSum(int width, double max, float[] x, int xAt) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += Math.exp(x[xAt + j] - max);
        }
        return Math.log(sum);
    }
}
