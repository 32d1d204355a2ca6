/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;

/**
 * The sizes of a pooling, as the runtime's {@code Pool2DShape} takes them.
 *
 * @param height H
 * @param width W
 * @param channels C
 * @param pool the window
 * @param strides its steps
 * @param padTop rows of the first window above the image
 * @param padLeft columns of the first window left of the image
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 */
public record PoolGeometry(
        int height,
        int width,
        int channels,
        Window pool,
        Window strides,
        int padTop,
        int padLeft,
        int outputHeight,
        int outputWidth) {

    static PoolGeometry of(Window pool, Window strides, Border border, Shape image, Shape output) {
        return new PoolGeometry(
                image.dimension(0),
                image.dimension(1),
                image.dimension(2),
                pool,
                strides,
                border.top(),
                border.left(),
                output.dimension(0),
                output.dimension(1));
    }
}
