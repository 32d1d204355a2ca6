/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.operation.Resampling;

/** One image at a time: read at other places, and with other contrast and brightness. */
public interface ImageKernels {
    /**
     * {@code Y[y][x]} is what X shows at row {@code b0·x + b1·y + b2} and column {@code a0·x + a1·y
     * + a2}: rows and columns count from the middle of the first. Beyond the border of X lies what
     * the fill mode says, as in TensorFlow's ImageProjectiveTransformV3 up to a whole image away,
     * where that wraps; further away than it does, the image is repeated all the same.
     *
     * @param x H×W×C
     * @param y H'×W'×C
     */
    void resample(
            Resampling r,
            float a0,
            float a1,
            float a2,
            float b0,
            float b1,
            float b2,
            float[] x,
            int xAt,
            float[] y,
            int yAt);

    /** The derivative of {@link #resample}: each dY is added to the dX that it was made of. */
    void resampleGradient(
            Resampling r,
            float a0,
            float a1,
            float a2,
            float b0,
            float b1,
            float b2,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);

    /**
     * {@code Y = clip((X - mean)·contrast + mean + brightness, low, high)}, where the mean is that
     * of a channel. Y may be the place of X.
     */
    void shade(
            int positions,
            int channels,
            float contrast,
            float brightness,
            float low,
            float high,
            float[] x,
            int xAt,
            float[] y,
            int yAt);

    /**
     * The derivative of {@link #shade}; what was clipped has none, what is just as large has. dX
     * may be the place of dY.
     */
    void shadeGradient(
            int positions,
            int channels,
            float contrast,
            float brightness,
            float low,
            float high,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);
}
