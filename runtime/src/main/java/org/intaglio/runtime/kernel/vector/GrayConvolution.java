/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;

import org.intaglio.runtime.kernel.Conv2DShape;

/**
 * The first layer of many a network for grey images: 3×3 windows over one channel, 2×2 pooling
 * behind. A product with sums of nine terms would spend its time on beginning and ending; here the
 * weights of one vector of filters stay in registers for a whole row of windows.
 */
final class GrayConvolution {
    private static final float[] ZEROS = new float[LANES];

    private GrayConvolution() {}

    /** Whether a pooled convolution has these sizes, and filters that fill vectors. */
    static boolean fits(Conv2DShape s, int poolHeight, int poolWidth) {
        return s.channels() == 1
                && s.kernelHeight() == 3
                && s.kernelWidth() == 3
                && s.strideY() == 1
                && s.strideX() == 1
                && s.dilationY() == 1
                && s.dilationX() == 1
                && poolHeight == 2
                && poolWidth == 2
                && s.filters() % LANES == 0;
    }

    /** One sample. */
    static void forward(
            Conv2DShape s,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int filters = s.filters();
        int cells = s.outputWidth() / 2;
        int row = cells * filters;
        for (int f = 0; f < filters; f += LANES) {
            float[] start = b == null ? ZEROS : b;
            int startAt = b == null ? 0 : bAt + f;
            for (int i = 0; i < s.outputHeight() / 2; i++) {
                int from = xAt + 2 * i * s.width();
                int to = i * row + f;
                if (winners == null) {
                    GrayRows.largest(
                            cells,
                            filters,
                            s.width(),
                            x,
                            from,
                            w,
                            wAt + f,
                            start,
                            startAt,
                            relu ? 0f : Float.NEGATIVE_INFINITY,
                            y,
                            yAt + to);
                } else {
                    GrayRows.forward(
                            cells,
                            filters,
                            s.width(),
                            x,
                            from,
                            w,
                            wAt + f,
                            start,
                            startAt,
                            relu,
                            y,
                            yAt + to,
                            winners,
                            winnersAt + to);
                }
            }
        }
    }

    /** Adds one sample's derivative for the kernel. */
    static void kernelGradient(
            Conv2DShape s,
            float[] x,
            int xAt,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        int filters = s.filters();
        int cells = s.outputWidth() / 2;
        for (int f = 0; f < filters; f += LANES) {
            for (int i = 0; i < s.outputHeight() / 2; i++) {
                int at = i * cells * filters + f;
                GrayRows.gradient(
                        cells,
                        filters,
                        s.width(),
                        x,
                        xAt + 2 * i * s.width(),
                        winners,
                        winnersAt + at,
                        dY,
                        dYAt + at,
                        dW,
                        dWAt + f);
            }
        }
    }
}
