/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Functions of rows that both providers share, in double precision: they are rare, and most of
 * their time is in logarithms and in searches that no vector shortens.
 */
final class RowFunctions {
    private RowFunctions() {}

    private static double largest(int columns, float[] x, int from) {
        float max = x[from];
        for (int i = 1; i < columns; i++) {
            max = Math.max(max, x[from + i]);
        }
        return max;
    }

    /** {@link ActivationKernels#logSoftmax}. */
    static void logSoftmax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            int from = xAt + r * columns;
            int to = yAt + r * columns;
            double max = largest(columns, x, from);
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += Math.exp(x[from + i] - max);
            }
            double all = Math.log(sum);
            for (int i = 0; i < columns; i++) {
                y[to + i] = (float) (x[from + i] - max - all);
            }
        }
    }

    /** {@link ActivationKernels#logSoftmaxGradient}. */
    static void logSoftmaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += dY[dYAt + at + i];
            }
            for (int i = 0; i < columns; i++) {
                dX[dXAt + at + i] = (float) (dY[dYAt + at + i] - Math.exp(y[yAt + at + i]) * sum);
            }
        }
    }

    /**
     * {@link ActivationKernels#sparsemax}. Begins with the t that all values would have, and leaves
     * out what is not above it until nothing is left out: at most as many rounds as columns, and no
     * sorting (Michelot 1986).
     */
    static void sparsemax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            int from = xAt + r * columns;
            int to = yAt + r * columns;
            double max = largest(columns, x, from);
            double t = Double.NEGATIVE_INFINITY;
            int left = Integer.MAX_VALUE;
            int before;
            do {
                before = left;
                double sum = 0;
                left = 0;
                for (int i = 0; i < columns; i++) {
                    // Not "above", which is false of NaN: the row of one is to be NaN.
                    if (!(x[from + i] - max <= t)) {
                        sum += x[from + i] - max;
                        left++;
                    }
                }
                t = (sum - 1) / left;
            } while (left < before);
            for (int i = 0; i < columns; i++) {
                y[to + i] = (float) Math.max(x[from + i] - max - t, 0);
            }
        }
    }

    /** {@link ActivationKernels#sparsemaxGradient}. */
    static void sparsemaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            double sum = 0;
            int count = 0;
            for (int i = 0; i < columns; i++) {
                if (y[yAt + at + i] != 0) {
                    sum += dY[dYAt + at + i];
                    count++;
                }
            }
            double mean = sum / count;
            for (int i = 0; i < columns; i++) {
                boolean counts = y[yAt + at + i] != 0;
                dX[dXAt + at + i] = counts ? (float) (dY[dYAt + at + i] - mean) : 0;
            }
        }
    }
}
