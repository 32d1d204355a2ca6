/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Two-dimensional convolution with windows of 3×3 and steps of 1 by Winograd's minimal filtering:
 * F(2×2, 3×3) multiplies 16 times for each 2×2 results and channel where the definition takes 36,
 * F(4×4, 3×3) 36 times for 4×4 results where the definition takes 144.
 *
 * <p>The result is cut into tiles. With d the part of the image that a tile reads (4×4 or 6×6) and
 * g the 3×3 of the kernel, {@code y = Aᵀ·[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]·A}; summed over channels, the
 * element-wise product becomes one matrix product for each of the <em>points</em>. The derivatives
 * are the adjoints of these steps: {@code dd = B·[(G·g·Gᵀ) ⊙ (A·dy·Aᵀ)]·Bᵀ} and {@code dg =
 * Gᵀ·[(Bᵀ·d·B) ⊙ (A·dy·Aᵀ)]·G}. Source: A. Lavin and S. Gray, <a
 * href="https://arxiv.org/abs/1509.09308">Fast Algorithms for Convolutional Neural Networks</a>,
 * 2015, section 4.
 *
 * <p>For tiles of 2×2 all entries of the three matrices are 0, ±1 or ±½, so that little is lost to
 * rounding. Tiles of 4×4 interpolate at 0, ±{@value #NEAR}, ±{@value #FAR} and ∞ rather than the
 * paper's 0, ±1, ±2 and ∞, for smaller entries; see B. Barabasz et al., <a
 * href="https://arxiv.org/abs/1803.10986">Error Analysis and Improving the Accuracy of Winograd
 * Convolution for Deep Neural Networks</a>, 2020.
 *
 * <p>Images are padded already, channels last, as in {@link ConvolutionKernels}. Pooling is over
 * windows of 2×2; winners are as in {@link PooledConvolutionKernels}. From {@code scratchAt} on,
 * the forward methods may use {@link WinogradShape#forwardScratch()} floats of scratch, the others
 * {@link WinogradShape#scratch()}.
 */
public interface WinogradKernels {
    /** The smaller of the points of F(4×4, 3×3). */
    float NEAR = 0.625f;

    /** The larger of the points of F(4×4, 3×3). */
    float FAR = 1.5f;

    /** The kernel at the points, for {@link #forward}: points×C×F from 3×3×C×F, in some order. */
    void prepareForward(WinogradShape s, float[] w, int wAt, float[] u, int uAt);

    /**
     * The transposed kernel at the points, for {@link #inputGradient}: points×F×C from 3×3×C×F, in
     * some order.
     */
    void prepareInputGradient(
            WinogradShape s,
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
            WinogradShape s,
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
            WinogradShape s,
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
            WinogradShape s,
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
            WinogradShape s,
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
