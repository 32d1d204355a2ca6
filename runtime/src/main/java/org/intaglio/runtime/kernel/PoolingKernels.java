/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/** Pooling over windows and over whole images, channels last. */
public interface PoolingKernels {
    /** The largest value of each window. */
    void max(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt);

    /**
     * Overwrites dX: each dY goes to the first element of its window (row by row) that equals the
     * window's maximum y; everything else is 0.
     */
    void maxGradient(
            Pool2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);

    /** The mean of each window, over those of its elements that lie within the image. */
    void average(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt);

    /** Overwrites dX with the derivative of {@link #average}. */
    void averageGradient(Pool2DShape s, int n, float[] dY, int dYAt, float[] dX, int dXAt);

    /** Y (n×C): the largest of each channel's {@code positions} values in X (n×positions×C). */
    void globalMax(int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt);

    /**
     * Overwrites dX: dY is divided evenly among all elements that equal the maximum, as in Keras.
     */
    void globalMaxGradient(
            int n,
            int positions,
            int channels,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);

    /** Y (n×C): the mean of each channel's {@code positions} values in X (n×positions×C). */
    void globalAverage(int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt);

    /** Overwrites dX with the derivative of {@link #globalAverage}. */
    void globalAverageGradient(
            int n, int positions, int channels, float[] dY, int dYAt, float[] dX, int dXAt);
}
