/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;
import org.intaglio.runtime.kernel.PooledConvolution;

/**
 * The maximum over windows behind a convolution, a vector of channels at a time. The channels that
 * do not fill a vector are done one by one: masks would be more than HotSpot keeps off the heap.
 */
final class VectorPooledConvolutionKernels extends PooledConvolution {
    VectorPooledConvolutionKernels(ConvolutionKernels convolution) {
        super(convolution);
    }

    @Override
    public void forward(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        if (!GrayConvolution.fits(s, poolHeight, poolWidth)) {
            super.forward(
                    s,
                    poolHeight,
                    poolWidth,
                    n,
                    x,
                    xAt,
                    w,
                    wAt,
                    b,
                    bAt,
                    relu,
                    scratch,
                    scratchAt,
                    y,
                    yAt,
                    winners,
                    winnersAt);
            return;
        }
        int size = s.outputSize() / (poolHeight * poolWidth);
        for (int i = 0; i < n; i++) {
            GrayConvolution.forward(
                    s,
                    x,
                    xAt + i * s.inputSize(),
                    w,
                    wAt,
                    b,
                    bAt,
                    relu,
                    y,
                    yAt + i * size,
                    winners,
                    winnersAt + i * size);
        }
    }

    @Override
    public void kernelGradient(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            int n,
            float[] x,
            int xAt,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt,
            float[] dW,
            int dWAt) {
        if (!GrayConvolution.fits(s, poolHeight, poolWidth)) {
            super.kernelGradient(
                    s,
                    poolHeight,
                    poolWidth,
                    n,
                    x,
                    xAt,
                    winners,
                    winnersAt,
                    dY,
                    dYAt,
                    scratch,
                    scratchAt,
                    dW,
                    dWAt);
            return;
        }
        int size = s.outputSize() / (poolHeight * poolWidth);
        for (int i = 0; i < n; i++) {
            int at = i * size;
            GrayConvolution.kernelGradient(
                    s,
                    x,
                    xAt + i * s.inputSize(),
                    winners,
                    winnersAt + at,
                    dY,
                    dYAt + at,
                    dW,
                    dWAt);
        }
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
        // What the maximum starts with: 0 is the ReLU.
        float least = relu ? 0f : Float.NEGATIVE_INFINITY;
        int cell = 0;
        for (int oh = 0; oh < height; oh += poolHeight) {
            for (int ow = 0; ow < width; ow += poolWidth) {
                int from = zAt + oh * zRow + ow * filters;
                if (winners == null) {
                    largest(poolHeight, poolWidth, filters, least, z, from, zRow, y, yAt + cell);
                } else {
                    largestAndWinner(
                            poolHeight,
                            poolWidth,
                            filters,
                            relu,
                            z,
                            from,
                            zRow,
                            y,
                            yAt + cell,
                            winners,
                            winnersAt + cell);
                }
                cell += filters;
            }
        }
    }

    private static void largest(
            int height,
            int width,
            int filters,
            float least,
            float[] z,
            int zAt,
            int zRow,
            float[] y,
            int yAt) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector maximum = FloatVector.broadcast(S, least);
            for (int h = 0; h < height; h++) {
                int at = zAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    maximum = maximum.max(FloatVector.fromArray(S, z, at));
                    at += filters;
                }
            }
            maximum.intoArray(y, yAt + f);
        }
        for (int f = whole; f < filters; f++) {
            float maximum = least;
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    maximum = Math.max(maximum, z[zAt + h * zRow + w * filters + f]);
                }
            }
            y[yAt + f] = maximum;
        }
    }

    private static void largestAndWinner(
            int height,
            int width,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            int zRow,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector maximum = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            FloatVector winner = FloatVector.zero(S);
            for (int h = 0; h < height; h++) {
                int at = zAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    FloatVector value = FloatVector.fromArray(S, z, at);
                    VectorMask<Float> more = value.compare(VectorOperators.GT, maximum);
                    winner = winner.blend((float) (h * width + w), more);
                    maximum = maximum.max(value);
                    at += filters;
                }
            }
            if (relu) {
                winner = winner.blend(-1f, maximum.compare(VectorOperators.LE, 0f));
                maximum = maximum.max(0f);
            }
            maximum.intoArray(y, yAt + f);
            winner.intoArray(winners, winnersAt + f);
        }
        for (int f = whole; f < filters; f++) {
            float maximum = Float.NEGATIVE_INFINITY;
            int winner = 0;
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    float value = z[zAt + h * zRow + w * filters + f];
                    if (value > maximum) {
                        winner = h * width + w;
                    }
                    maximum = Math.max(maximum, value);
                }
            }
            boolean stopped = relu && maximum <= 0;
            y[yAt + f] = stopped ? 0f : maximum;
            winners[winnersAt + f] = stopped ? -1f : winner;
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
                toWinners(
                        poolHeight,
                        poolWidth,
                        filters,
                        winners,
                        winnersAt + cell,
                        dY,
                        dYAt + cell,
                        dZ,
                        dZAt + oh * zRow + ow * filters,
                        zRow);
                cell += filters;
            }
        }
    }

    private static void toWinners(
            int height,
            int width,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt,
            int zRow) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector winner = FloatVector.fromArray(S, winners, winnersAt + f);
            FloatVector d = FloatVector.fromArray(S, dY, dYAt + f);
            for (int h = 0; h < height; h++) {
                int at = dZAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    VectorMask<Float> won =
                            winner.compare(VectorOperators.EQ, (float) (h * width + w));
                    FloatVector.zero(S).blend(d, won).intoArray(dZ, at);
                    at += filters;
                }
            }
        }
        for (int f = whole; f < filters; f++) {
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    boolean won = winners[winnersAt + f] == h * width + w;
                    dZ[dZAt + h * zRow + w * filters + f] = won ? dY[dYAt + f] : 0f;
                }
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
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector sum = FloatVector.fromArray(S, db, dbAt + f);
            int at = f;
            for (int row = 0; row < rows; row++) {
                FloatVector winner = FloatVector.fromArray(S, winners, winnersAt + at);
                VectorMask<Float> stopped = winner.compare(VectorOperators.LT, 0f);
                sum = sum.add(FloatVector.fromArray(S, dY, dYAt + at).blend(0f, stopped));
                at += filters;
            }
            sum.intoArray(db, dbAt + f);
        }
        for (int row = 0; row < rows; row++) {
            for (int f = whole; f < filters; f++) {
                int i = row * filters + f;
                db[dbAt + f] += winners[winnersAt + i] < 0 ? 0f : dY[dYAt + i];
            }
        }
    }
}
