/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Convolution;
import org.intaglio.processor.model.Window;

/**
 * The sizes of a depth-wise convolution, as the runtime's {@code DepthwiseShape} takes them.
 *
 * @param height H
 * @param width W
 * @param channels C
 * @param multiplier results of each channel
 * @param kernel the window
 * @param strides its steps
 * @param dilation the distances of its taps
 * @param padTop rows of the first window above the image
 * @param padLeft columns of the first window left of the image
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 */
public record DepthwiseGeometry(
        int height,
        int width,
        int channels,
        int multiplier,
        Window kernel,
        Window strides,
        Window dilation,
        int padTop,
        int padLeft,
        int outputHeight,
        int outputWidth) {

    static DepthwiseGeometry of(Convolution c) {
        return new DepthwiseGeometry(
                c.height(),
                c.width(),
                c.channels(),
                c.filters() / c.channels(),
                c.kernel(),
                c.strides(),
                c.dilation(),
                c.border().top(),
                c.border().left(),
                c.outputHeight(),
                c.outputWidth());
    }

    /** Channels of the output. */
    public int filters() {
        return channels * multiplier;
    }

    /** Positions of the output. */
    public int positions() {
        return outputHeight * outputWidth;
    }

    /** Floats of scratch that forward and gradients take; as in {@code DepthwiseShape}. */
    public int scratch() {
        int repeated = multiplier == 1 ? 0 : height * width * filters();
        return repeated + kernel.height() * kernel.width() * filters();
    }
}
