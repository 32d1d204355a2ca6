/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The sizes of a convolution over images that are padded already (padding VALID).
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
        int filters) {
    /** Rows of the output. */
    public int outputHeight() {
        return (height - (kernelHeight - 1) * dilationY - 1) / strideY + 1;
    }

    /** Columns of the output. */
    public int outputWidth() {
        return (width - (kernelWidth - 1) * dilationX - 1) / strideX + 1;
    }

    /** Floats of one sample's input. */
    public int inputSize() {
        return height * width * channels;
    }

    /** Floats of one sample's output. */
    public int outputSize() {
        return outputHeight() * outputWidth() * filters;
    }

    /** Floats of the kernel, kh×kw×(C/groups)×F. */
    public int kernelSize() {
        return kernelHeight * kernelWidth * (channels / groups) * filters;
    }

    /**
     * Floats of scratch that {@link ConvolutionKernels#inputGradient} may use: one sample's dY,
     * spread by the strides and surrounded by zeros.
     */
    public int gradientScratch() {
        return (height + (kernelHeight - 1) * dilationY)
                * (width + (kernelWidth - 1) * dilationX)
                * filters;
    }
}
