/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/** Convolutions. Their derivatives are convolutions, too. */
public interface ConvolutionOperations extends Unsupported {
    /**
     * {@code y = x ∗ W}: a cross-correlation, as everywhere in deep learning.
     *
     * @param kernel a parameter
     */
    default void convolve(String layer, Convolution geometry, String x, String kernel, Value y) {
        unsupported("convolve", layer);
    }

    /** The derivative for the image; by itself, a convolution the other way round. */
    default void convolveInput(
            String layer, Convolution geometry, String dY, String kernel, Value y) {
        unsupported("convolveInput", layer);
    }

    /** The derivative for the kernel, added up over the samples. */
    default void convolveKernel(String layer, Convolution geometry, String x, String dY, Value y) {
        unsupported("convolveKernel", layer);
    }
}
