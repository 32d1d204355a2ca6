/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The sizes of a convolution over images that are padded already (padding VALID).
 *
 * <p>The output may be smaller than the image allows: rows below and columns to the right that
 * nobody reads, say because a pooling leaves them over, are then never computed.
 *
 * @param height H of the input
 * @param width W of the input
 * @param channels C of the input
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param strideY vertical step
 * @param strideX horizontal step
 * @param dilationY distance between rows of the window
 * @param dilationX distance between columns of the window
 * @param groups independent groups of channels and filters; divides both
 * @param filters F, the channels of the output
 * @param outputHeight H', rows of the output
 * @param outputWidth W', columns of the output
 */
public record Conv2DShape(
        int height,
        int width,
        int channels,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int dilationY,
        int dilationX,
        int groups,
        int filters,
        int outputHeight,
        int outputWidth) {
    /** Points at which {@link WinogradKernels} multiply: 4×4. */
    static final int WINOGRAD_POINTS = 16;

    /** What divides the channels and the filters that {@link WinogradKernels} take. */
    public static final int WINOGRAD_CHANNELS = 16;

    private static final int GRADIENT_FLOATS = 64 * 1024;

    /**
     * Floats at the points of a block of Winograd tiles: 384 KiB, a part of a second-level cache.
     */
    private static final int BLOCK_FLOATS = 96 * 1024;

    private static final int SMALLEST_BLOCK = 48;

    /** What blocks of tiles are a multiple of: the heights of the register tiles divide it. */
    private static final int ROWS = 12;

    /** A cache line, so that the points of a tile do not all fall on the same lines. */
    private static final int LINE = 16;

    /** The sizes with all of the output that the image allows. */
    public Conv2DShape(
            int height,
            int width,
            int channels,
            int kernelHeight,
            int kernelWidth,
            int strideY,
            int strideX,
            int dilationY,
            int dilationX,
            int groups,
            int filters) {
        this(
                height,
                width,
                channels,
                kernelHeight,
                kernelWidth,
                strideY,
                strideX,
                dilationY,
                dilationX,
                groups,
                filters,
                (height - (kernelHeight - 1) * dilationY - 1) / strideY + 1,
                (width - (kernelWidth - 1) * dilationX - 1) / strideX + 1);
    }

    /** Floats of one sample's input. */
    public int inputSize() {
        return height * width * channels;
    }

    /** Floats of one sample's output. */
    public int outputSize() {
        return outputHeight * outputWidth * filters;
    }

    /** Floats of the kernel, kh×kw×(C/groups)×F. */
    public int kernelSize() {
        return kernelHeight * kernelWidth * (channels / groups) * filters;
    }

    /**
     * How many rows of the output {@link ConvolutionKernels#inputGradient} takes at a time: as many
     * as contribute 256 KiB, at least one.
     */
    public int gradientRows() {
        return Math.clamp(GRADIENT_FLOATS / gradientRow(), 1, outputHeight);
    }

    /** Floats of scratch that {@link ConvolutionKernels#inputGradient} may use. */
    public int gradientScratch() {
        return gradientRows() * gradientRow();
    }

    /** What one row of the output contributes to its windows. */
    private int gradientRow() {
        return outputWidth * kernelHeight * kernelWidth * channels;
    }

    /** Tiles of 2×2 in a column of the output, the last perhaps sticking out. */
    public int tilesDown() {
        return (outputHeight + 1) / 2;
    }

    /** Tiles of 2×2 in a row of the output, the last perhaps sticking out. */
    public int tilesAcross() {
        return (outputWidth + 1) / 2;
    }

    /** Tiles of 2×2 of one sample's output. */
    public int winogradTiles() {
        return tilesDown() * tilesAcross();
    }

    /** How many tiles {@link WinogradKernels} take at a time. */
    public int winogradBlock() {
        int fitting = BLOCK_FLOATS / (WINOGRAD_POINTS * (channels + filters));
        return Math.max(SMALLEST_BLOCK, fitting / ROWS * ROWS);
    }

    /** Floats between two points of a block of tiles with so many channels. */
    public int winogradPoint(int channels) {
        return winogradBlock() * channels + LINE;
    }

    /** Floats of a block's image at the points: where its result begins. */
    int winogradImage() {
        return WINOGRAD_POINTS * winogradPoint(channels);
    }

    /** Where the patch of a tile that sticks out begins, or a row of tiles before pooling. */
    int winogradPatch() {
        return winogradImage() + WINOGRAD_POINTS * winogradPoint(filters);
    }

    /**
     * Floats of scratch that a forward method of {@link WinogradKernels} may use; behind them lies
     * the derivative for the kernel.
     */
    public int winogradForwardScratch() {
        int patch = WINOGRAD_POINTS * Math.max(channels, filters);
        int strip = 4 * tilesAcross() * filters;
        return winogradPatch() + Math.max(patch, strip);
    }

    /** Floats of scratch that any method of {@link WinogradKernels} may use. */
    public int winogradScratch() {
        return winogradForwardScratch() + WINOGRAD_POINTS * channels * filters;
    }
}
