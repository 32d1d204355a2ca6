/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/** Convolutions. Their derivatives are convolutions, too. */
public sealed interface ConvolutionOp extends Op {
    /** The sizes. */
    Convolution geometry();

    /** {@code y = x ∗ W}. */
    record Convolve(String layer, Convolution geometry, Tensor x, Weights kernel, Tensor y)
            implements ConvolutionOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, kernel);
        }
    }

    /** The derivative for the image; by itself, a convolution the other way round. */
    record ConvolveInput(String layer, Convolution geometry, Tensor dY, Weights kernel, Tensor y)
            implements ConvolutionOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(dY, kernel);
        }
    }

    /** The derivative for the kernel, added up over the samples. */
    record ConvolveKernel(String layer, Convolution geometry, Tensor x, Tensor dY, Tensor y)
            implements ConvolutionOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, dY);
        }
    }
}
