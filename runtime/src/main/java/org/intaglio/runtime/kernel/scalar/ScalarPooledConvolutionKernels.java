/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;
import org.intaglio.runtime.kernel.PooledConvolution;

/** The maximum over windows behind a convolution, one channel after the other. */
final class ScalarPooledConvolutionKernels extends PooledConvolution {
    ScalarPooledConvolutionKernels(ConvolutionKernels convolution) {
        super(convolution);
    }

    @Override
    protected void pool(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        maximum(
                poolHeight,
                poolWidth,
                s.outputHeight(),
                s.outputWidth(),
                s.filters(),
                relu,
                z,
                zAt,
                y,
                yAt,
                winners,
                winnersAt);
    }

    /** The maximum over windows that tile z (height×width×F), and where each was. */
    static void maximum(
            int poolHeight,
            int poolWidth,
            int height,
            int width,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int zRow = width * filters;
        int cell = 0;
        for (int oh = 0; oh < height; oh += poolHeight) {
            for (int ow = 0; ow < width; ow += poolWidth) {
                int from = zAt + oh * zRow + ow * filters;
                for (int f = 0; f < filters; f++) {
                    float maximum = Float.NEGATIVE_INFINITY;
                    int winner = 0;
                    for (int place = 0; place < poolHeight * poolWidth; place++) {
                        int at = place / poolWidth * zRow + place % poolWidth * filters;
                        float value = z[from + at + f];
                        if (value > maximum) {
                            winner = place;
                        }
                        maximum = Math.max(maximum, value);
                    }
                    boolean stopped = relu && maximum <= 0;
                    y[yAt + cell + f] = stopped ? 0 : maximum;
                    if (winners != null) {
                        winners[winnersAt + cell + f] = stopped ? -1 : winner;
                    }
                }
                cell += filters;
            }
        }
    }

    @Override
    protected void unpool(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt) {
        toWinners(
                poolHeight,
                poolWidth,
                s.outputHeight(),
                s.outputWidth(),
                s.filters(),
                winners,
                winnersAt,
                dY,
                dYAt,
                dZ,
                dZAt);
    }

    /** Overwrites dZ (height×width×F), which windows tile: dY goes to the winners, 0 elsewhere. */
    static void toWinners(
            int poolHeight,
            int poolWidth,
            int height,
            int width,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt) {
        int zRow = width * filters;
        int cell = 0;
        for (int oh = 0; oh < height; oh += poolHeight) {
            for (int ow = 0; ow < width; ow += poolWidth) {
                int to = dZAt + oh * zRow + ow * filters;
                for (int place = 0; place < poolHeight * poolWidth; place++) {
                    int at = to + place / poolWidth * zRow + place % poolWidth * filters;
                    for (int f = 0; f < filters; f++) {
                        boolean won = winners[winnersAt + cell + f] == place;
                        dZ[at + f] = won ? dY[dYAt + cell + f] : 0f;
                    }
                }
                cell += filters;
            }
        }
    }

    @Override
    public void biasGradient(
            int rows,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] db,
            int dbAt) {
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < filters; f++) {
                int i = row * filters + f;
                db[dbAt + f] += winners[winnersAt + i] < 0 ? 0f : dY[dYAt + i];
            }
        }
    }
}
