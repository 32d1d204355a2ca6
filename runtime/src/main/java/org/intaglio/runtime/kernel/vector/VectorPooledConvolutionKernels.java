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
 * A convolution with the pooling behind it: by {@link GrayConvolution} where that fits, else one
 * after the other, the pooling by {@link WindowMaxima}.
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
        WindowMaxima.maximum(
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
        WindowMaxima.toWinners(
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
