/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Padding;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;

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
     * What padding SAME adds, by TensorFlow's rule: as little as lets {@code ceil(length / stride)}
     * windows fit, an odd zero after the image. See <a
     * href="https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2">Notes on
     * padding</a>.
     */
    static Border of(Padding padding, Shape image, Window kernel, Window strides, Window dilation) {
        if (padding == Padding.VALID) {
            return new Border(0, 0, 0, 0);
        }
        int vertical =
                total(
                        image.dimension(0),
                        (kernel.height() - 1L) * dilation.height() + 1,
                        strides.height());
        int horizontal =
                total(
                        image.dimension(1),
                        (kernel.width() - 1L) * dilation.width() + 1,
                        strides.width());
        return new Border(
                vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
    }

    private static int total(int length, long window, int stride) {
        long outputs = Math.ceilDiv(length, stride);
        return Math.toIntExact(Math.max(0, (outputs - 1) * stride + window - length));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return top + bottom + left + right == 0;
    }
}
