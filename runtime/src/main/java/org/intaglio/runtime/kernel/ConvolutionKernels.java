/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Two-dimensional convolution (cross-correlation, as every deep-learning library has it), channels
 * last. The kernel is kh×kw×(C/groups)×F. Pad first: see {@link ElementwiseKernels#pad}.
 */
public interface ConvolutionKernels {
    /**
     * Y (n×H'×W'×F) from X (n×H×W×C); with {@code relu}, {@code max(·, 0)} of it.
     *
     * @param b the bias (F), or null
     */
    void forward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt);

    /**
     * R added to the Y of {@link #forward} before the ReLU: for the addition of a residual
     * connection.
     *
     * @param r what sums begin with, n×H'×W'×F; may be the place of Y
     */
    void residualForward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            float[] r,
            int rAt,
            boolean relu,
            float[] y,
            int yAt);

    /**
     * Prepares a kernel for {@link #inputGradient} of these kernels, once a step: channels and
     * filters exchanged in some way. {@code wT} has as many floats as {@code w}.
     */
    void prepareInputGradient(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt);

    /**
     * dX (n×H×W×C) from dY (n×H'×W'×F).
     *
     * @param wT the kernel from {@link #prepareInputGradient}
     * @param scratch at least {@link Conv2DShape#gradientScratch()} floats from {@code scratchAt}
     * @param accumulate true to add to dX, false to overwrite it
     */
    void inputGradient(
            Conv2DShape s,
            int n,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt,
            boolean accumulate);

    /** Adds the derivative for the kernel to dW, sample after sample. */
    void kernelGradient(
            Conv2DShape s, int n, float[] x, int xAt, float[] dY, int dYAt, float[] dW, int dWAt);
}
