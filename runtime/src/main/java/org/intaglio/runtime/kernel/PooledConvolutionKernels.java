/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * A convolution, perhaps a ReLU, and the maximum over windows that tile the result, in one: what
 * the convolution computes is reduced while it is in the cache, and never goes to memory.
 *
 * <p>In the shape, H' and W' are multiples of the window. A <em>winner</em> is the place within its
 * window of the element that was the maximum: {@code row · poolWidth + column}, the first of
 * several; -1 if the ReLU stopped it, so that no derivative passes. Winners are small integers in
 * floats, one for each element of the result.
 */
public interface PooledConvolutionKernels {
    /**
     * Y (n × H'/poolHeight × W'/poolWidth × F) from X (n×H×W×C).
     *
     * @param b the bias (F), or null
     * @param relu whether the maximum is also that with 0
     * @param scratch room for the convolution of one sample, {@link Conv2DShape#outputSize()}, from
     *     {@code scratchAt}
     * @param winners receives the winners, in the layout of Y; null if nobody asks for derivatives
     */
    void forward(
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
            int winnersAt);

    /**
     * dX (n×H×W×C) from dY, in the layout of Y.
     *
     * @param wT the kernel from {@link ConvolutionKernels#prepareInputGradient}
     * @param scratch room for the convolution of one sample, {@link Conv2DShape#outputSize()}, and
     *     for its derivative, {@link Conv2DShape#gradientScratch()}, from {@code scratchAt}
     */
    void inputGradient(
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
            int dXAt);

    /**
     * Adds the derivative for the kernel to dW, sample after sample.
     *
     * @param scratch room for the convolution of one sample, {@link Conv2DShape#outputSize()}, from
     *     {@code scratchAt}
     */
    void kernelGradient(
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
            int dWAt);

    /**
     * Adds the derivative for the bias to db: the sum of those rows of dY that have a winner.
     *
     * @param rows rows of dY
     */
    void biasGradient(
            int rows,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] db,
            int dbAt);
}
