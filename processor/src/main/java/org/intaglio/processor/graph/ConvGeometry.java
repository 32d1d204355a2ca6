/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Padding;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
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

    static ConvGeometry of(LayerSpec.Conv2D conv, Shape image, Border border) {
        int height = image.dimension(0) + border.top() + border.bottom();
        int width = image.dimension(1) + border.left() + border.right();
        Window kernel = conv.kernelSize();
        Window strides = conv.strides();
        Window dilation = conv.dilationRate();
        return new ConvGeometry(
                height,
                width,
                image.dimension(2),
                kernel,
                strides,
                dilation,
                conv.groups(),
                conv.filters(),
                outputs(height, kernel.height(), strides.height(), dilation.height()),
                outputs(width, kernel.width(), strides.width(), dilation.width()));
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

    /**
     * Zeros around an image.
     *
     * @param top rows above
     * @param bottom rows below
     * @param left columns to the left
     * @param right columns to the right
     */
    public record Border(int top, int bottom, int left, int right) {
        /**
         * What padding SAME adds, by TensorFlow's rule: as little as lets {@code ceil(length /
         * stride)} windows fit, an odd zero after the image. See <a
         * href="https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2">Notes on
         * padding</a>.
         */
        static Border of(
                Padding padding, Shape image, Window kernel, Window strides, Window dilation) {
            if (padding == Padding.VALID) {
                return new Border(0, 0, 0, 0);
            }
            int vertical =
                    total(
                            image.dimension(0),
                            (kernel.height() - 1) * dilation.height() + 1,
                            strides.height());
            int horizontal =
                    total(
                            image.dimension(1),
                            (kernel.width() - 1) * dilation.width() + 1,
                            strides.width());
            return new Border(
                    vertical / 2,
                    vertical - vertical / 2,
                    horizontal / 2,
                    horizontal - horizontal / 2);
        }

        private static int total(int length, int window, int stride) {
            int outputs = Math.ceilDiv(length, stride);
            return Math.max(0, (outputs - 1) * stride + window - length);
        }

        /** Whether there is none. */
        public boolean isEmpty() {
            return top + bottom + left + right == 0;
        }
    }
}
