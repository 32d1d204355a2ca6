/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * The sizes of a pooling over windows. What lies outside of the image takes no part.
 *
 * @param height H
 * @param width W
 * @param channels C
 * @param pool the window
 * @param strides its steps
 * @param padTop rows of the first window above the image
 * @param padLeft columns of the first window left of the image
 * @param outputHeight rows of the result
 * @param outputWidth columns of the result
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
        int outputWidth) {}
