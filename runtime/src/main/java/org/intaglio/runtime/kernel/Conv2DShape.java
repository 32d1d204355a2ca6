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
    private static final int GRADIENT_FLOATS = 64 * 1024;

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
}
