/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.program.Architecture;

/** Correlations of the units of a row, mean over the rows of a sample. */
final class Correlations {
    private static final double EPSILON = 1e-7;

    private Correlations() {}

    /** What is made of means, variances and the covariance of a row. */
    private interface Coefficient {
        double of(double meanY, double meanT, double varY, double varT, double covariance);
    }

    static Metric.Function pearson(Architecture.Output output) {
        return rows(output, (meanY, meanT, varY, varT, cov) -> cov / Math.sqrt(varY * varT));
    }

    static Metric.Function concordance(Architecture.Output output) {
        return rows(
                output,
                (meanY, meanT, varY, varT, cov) -> {
                    double apart = meanT - meanY;
                    return 2 * cov / (varY + varT + apart * apart + EPSILON);
                });
    }

    private static Metric.Function rows(Architecture.Output output, Coefficient coefficient) {
        int width = output.shape().dimension(-1);
        return (size, y, yAt, targetSize, target, targetAt) -> {
            int rows = size / width;
            double sum = 0;
            for (int row = 0; row < size; row += width) {
                sum += row(width, y, yAt + row, target, targetAt + row, coefficient);
            }
            return sum / rows;
        };
    }

    private static double row(
            int width, float[] y, int yAt, float[] target, int targetAt, Coefficient coefficient) {
        double meanY = 0;
        double meanT = 0;
        for (int i = 0; i < width; i++) {
            meanY += y[yAt + i];
            meanT += target[targetAt + i];
        }
        meanY /= width;
        meanT /= width;
        double varY = 0;
        double varT = 0;
        double covariance = 0;
        for (int i = 0; i < width; i++) {
            double dy = y[yAt + i] - meanY;
            double dt = target[targetAt + i] - meanT;
            varY += dy * dy;
            varT += dt * dt;
            covariance += dy * dt;
        }
        return coefficient.of(meanY, meanT, varY / width, varT / width, covariance / width);
    }
}
