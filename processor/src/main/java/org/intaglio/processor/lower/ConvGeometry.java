/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Convolution;
import org.intaglio.processor.model.Window;

/**
 * The sizes of a convolution after padding, as the runtime's {@code Conv2DShape} takes them.
 *
 * @param height H, padding included
 * @param width W, padding included
 * @param channels C
 * @param kernel the window
 * @param strides its steps
 * @param dilation the distances of its taps
 * @param groups independent groups
 * @param filters F
 * @param outputHeight H', rows of the output that somebody reads
 * @param outputWidth W', columns of the output that somebody reads
 */
public record ConvGeometry(
        int height,
        int width,
        int channels,
        Window kernel,
        Window strides,
        Window dilation,
        int groups,
        int filters,
        int outputHeight,
        int outputWidth) {
    private static final int GRADIENT_FLOATS = 64 * 1024;

    /** Of an image that has its zeros around it. */
    static ConvGeometry of(Convolution c) {
        return new ConvGeometry(
                c.height() + c.border().top() + c.border().bottom(),
                c.width() + c.border().left() + c.border().right(),
                c.channels(),
                c.kernel(),
                c.strides(),
                c.dilation(),
                c.groups(),
                c.filters(),
                c.outputHeight(),
                c.outputWidth());
    }

    /** The same convolution with only the first rows and columns of its output. */
    public ConvGeometry cropped(int outputHeight, int outputWidth) {
        return new ConvGeometry(
                height,
                width,
                channels,
                kernel,
                strides,
                dilation,
                groups,
                filters,
                outputHeight,
                outputWidth);
    }

    /** Whether the output is all that the image allows. */
    public boolean isWhole() {
        return outputHeight == outputs(height, kernel.height(), strides.height(), dilation.height())
                && outputWidth == outputs(width, kernel.width(), strides.width(), dilation.width());
    }

    /** Positions of the output. */
    public int positions() {
        return outputHeight * outputWidth;
    }

    private static int outputs(int length, int kernel, int stride, int dilation) {
        return (length - (kernel - 1) * dilation - 1) / stride + 1;
    }

    /** Floats of the kernel. */
    public int kernelSize() {
        return kernel.height() * kernel.width() * (channels / groups) * filters;
    }

    /** Floats of scratch that the gradient for the input takes; as in {@code Conv2DShape}. */
    public int gradientScratch() {
        int row = outputWidth * kernel.height() * kernel.width() * channels;
        return Math.clamp(GRADIENT_FLOATS / row, 1, outputHeight) * row;
    }
}
