/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Two-dimensional convolution with windows of 3×3 and steps of 1 by Winograd's minimal filtering
 * F(2×2, 3×3): 16 multiplications for each 2×2 results and channel where the definition takes 36.
 *
 * <p>The result is cut into tiles of 2×2. With d the 4×4 of the image that a tile reads and g the
 * 3×3 of the kernel, {@code y = Aᵀ·[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]·A}; summed over channels, the element-wise
 * product becomes one matrix product for each of the 16 <em>points</em>. The derivatives are the
 * adjoints of these steps: {@code dd = B·[(G·g·Gᵀ) ⊙ (A·dy·Aᵀ)]·Bᵀ} and {@code dg = Gᵀ·[(Bᵀ·d·B) ⊙
 * (A·dy·Aᵀ)]·G}. All entries of the three matrices are 0, ±1 or ±½, so that little is lost to
 * rounding. Source: A. Lavin and S. Gray, <a href="https://arxiv.org/abs/1509.09308">Fast
 * Algorithms for Convolutional Neural Networks</a>, 2015, section 4.1.
 *
 * <p>Images are padded already, channels last, as in {@link ConvolutionKernels}; windows of 3×3,
 * strides and dilation 1, one group. Pooling is over windows of 2×2, which are the tiles; winners
 * are as in {@link PooledConvolutionKernels}. From {@code scratchAt} on, the forward methods may
 * use {@link Conv2DShape#winogradForwardScratch()} floats of scratch, the others {@link
 * Conv2DShape#winogradScratch()}.
 */
public interface WinogradKernels {
    /** The kernel at the points, for {@link #forward}: 16×C×F from 3×3×C×F, in some order. */
    void prepareForward(Conv2DShape s, float[] w, int wAt, float[] u, int uAt);

    /**
     * The transposed kernel at the points, for {@link #inputGradient}: 16×F×C from 3×3×C×F, in some
     * order.
     */
    void prepareInputGradient(
            Conv2DShape s,
            float[] w,
            int wAt,
            float[] scratch,
            int scratchAt,
            float[] uT,
            int uTAt);

    /**
     * Y (n×H'×W'×F) from X (n×H×W×C); with {@code relu}, {@code max(·, 0)} of it.
     *
     * @param u the kernel from {@link #prepareForward}
     * @param b the bias (F), or null
     */
    void forward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt);

    /**
     * Y (n×H'/2×W'/2×F), the maximum over windows of 2×2, from X (n×H×W×C).
     *
     * @param u the kernel from {@link #prepareForward}
     * @param b the bias (F), or null
     * @param relu whether the maximum is also that with 0
     * @param winners receives the winners, in the layout of Y; null if nobody asks for derivatives
     */
    void pooledForward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
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
     * Overwrites dX (n×H×W×C) from dY.
     *
     * @param uT the kernel from {@link #prepareInputGradient}
     * @param winners null for dY of the convolution (n×H'×W'×F); else the winners of the pooling,
     *     and dY is that of its result (n×H'/2×W'/2×F)
     */
    void inputGradient(
            Conv2DShape s,
            int n,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] uT,
            int uTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt);

    /**
     * Adds the derivative for the kernel to dW (3×3×C×F): one sum over all samples, added at once.
     *
     * @param winners as in {@link #inputGradient}
     */
    void kernelGradient(
            Conv2DShape s,
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
}
