/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * A pooled convolution out of a convolution, sample by sample: one sample's convolution fits the
 * second-level cache in most networks, where a whole slice's does not.
 */
public abstract class PooledConvolution implements PooledConvolutionKernels {
    private final ConvolutionKernels convolution;

    /** With the kernels that compute the convolutions. */
    protected PooledConvolution(ConvolutionKernels convolution) {
        this.convolution = convolution;
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
        int size = s.outputSize() / (poolHeight * poolWidth);
        for (int i = 0; i < n; i++) {
            int from = xAt + i * s.inputSize();
            convolution.forward(s, 1, x, from, w, wAt, b, bAt, false, scratch, scratchAt);
            pool(
                    s,
                    poolHeight,
                    poolWidth,
                    relu,
                    scratch,
                    scratchAt,
                    y,
                    yAt + i * size,
                    winners,
                    winnersAt + i * size);
        }
    }

    @Override
    public void inputGradient(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            int n,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        int size = s.outputSize() / (poolHeight * poolWidth);
        for (int i = 0; i < n; i++) {
            int at = i * size;
            unpool(
                    s,
                    poolHeight,
                    poolWidth,
                    winners,
                    winnersAt + at,
                    dY,
                    dYAt + at,
                    scratch,
                    scratchAt);
            convolution.inputGradient(
                    s,
                    1,
                    scratch,
                    scratchAt,
                    wT,
                    wTAt,
                    scratch,
                    scratchAt + s.outputSize(),
                    dX,
                    dXAt + i * s.inputSize(),
                    false);
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
        int size = s.outputSize() / (poolHeight * poolWidth);
        for (int i = 0; i < n; i++) {
            int at = i * size;
            unpool(
                    s,
                    poolHeight,
                    poolWidth,
                    winners,
                    winnersAt + at,
                    dY,
                    dYAt + at,
                    scratch,
                    scratchAt);
            int from = xAt + i * s.inputSize();
            convolution.kernelGradient(s, 1, x, from, scratch, scratchAt, dW, dWAt);
        }
    }

    /**
     * Reduces one sample's convolution z (H'×W'×F) to y and its winners.
     *
     * @param winners null if nobody wants them
     */
    protected abstract void pool(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt);

    /** Overwrites one sample's dZ (H'×W'×F): dY goes to the winners, the rest is 0. */
    protected abstract void unpool(
            Conv2DShape s,
            int poolHeight,
            int poolWidth,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt);
}
