/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

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
        int outputWidth) {}
