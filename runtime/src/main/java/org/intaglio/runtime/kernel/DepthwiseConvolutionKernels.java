/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Depth-wise convolution (cross-correlation), channels last: a channel of the output reads one
 * channel of the input, {@code c·multiplier + m} reads {@code c}. The kernel is kh×kw×C×multiplier.
 * Zeros around the image belong to the operation; nothing is padded before.
 *
 * <p>All methods may use {@link DepthwiseShape#scratch()} floats from {@code scratchAt}.
 */
public interface DepthwiseConvolutionKernels {
    /**
     * Y (n×H'×W'×(C·multiplier)) from X (n×H×W×C); with {@code relu}, {@code max(·, 0)} of it.
     *
     * @param b the bias (C·multiplier), or null
     */
    void forward(
            DepthwiseShape s,
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
            int yAt);

    /** Overwrites dX (n×H×W×C), from dY (n×H'×W'×(C·multiplier)). */
    void inputGradient(
            DepthwiseShape s,
            int n,
            float[] dY,
            int dYAt,
            float[] w,
            int wAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt);

    /** Adds the derivative for the kernel to dW, sample after sample. */
    void kernelGradient(
            DepthwiseShape s,
            int n,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt,
            float[] dW,
            int dWAt);
}
