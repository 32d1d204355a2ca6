/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The sizes of a pooling; windows are cut at the border of the image.
 *
 * @param height H of the input
 * @param width W of the input
 * @param channels C
 * @param poolHeight rows of the window
 * @param poolWidth columns of the window
 * @param strideY vertical step
 * @param strideX horizontal step
 * @param padTop rows of the first window above the image
 * @param padLeft columns of the first window left of the image
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 */
public record Pool2DShape(
        int height,
        int width,
        int channels,
        int poolHeight,
        int poolWidth,
        int strideY,
        int strideX,
        int padTop,
        int padLeft,
        int outputHeight,
        int outputWidth) {
    /** Floats of one sample's input. */
    public int inputSize() {
        return height * width * channels;
    }

    /** Floats of one sample's output. */
    public int outputSize() {
        return outputHeight * outputWidth * channels;
    }

    /** The first row of the image that the windows of row {@code oh} see. */
    public int top(int oh) {
        return Math.max(oh * strideY - padTop, 0);
    }

    /** One more than the last such row. */
    public int bottom(int oh) {
        return Math.min(oh * strideY - padTop + poolHeight, height);
    }

    /** The first column of the image that the windows of column {@code ow} see. */
    public int left(int ow) {
        return Math.max(ow * strideX - padLeft, 0);
    }

    /** One more than the last such column. */
    public int right(int ow) {
        return Math.min(ow * strideX - padLeft + poolWidth, width);
    }
}
