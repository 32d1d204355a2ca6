/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;

/**
 * The sizes of a convolution. Its kernel is window × channels of a group × filters; as many groups
 * as channels make it depth-wise.
 *
 * @param height H of the image
 * @param width W of the image
 * @param channels C
 * @param border zeros around the image
 * @param kernel the window
 * @param strides its steps
 * @param dilation the distances of its taps
 * @param groups independent groups of channels and of filters
 * @param filters F
 * @param outputHeight H'
 * @param outputWidth W'
 */
public record Convolution(
        int height,
        int width,
        int channels,
        Border border,
        Window kernel,
        Window strides,
        Window dilation,
        int groups,
        int filters,
        int outputHeight,
        int outputWidth) {
    static Convolution of(
            Shape image,
            Border border,
            Window kernel,
            Window strides,
            Window dilation,
            int groups,
            Shape result) {
        return new Convolution(
                image.dimension(0),
                image.dimension(1),
                image.dimension(2),
                border,
                kernel,
                strides,
                dilation,
                groups,
                result.dimension(2),
                result.dimension(0),
                result.dimension(1));
    }

    /** Whether each channel goes alone. */
    public boolean isDepthwise() {
        return groups == channels && groups > 1;
    }
}
