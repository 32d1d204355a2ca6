/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static org.intaglio.processor.graph.SampleOp.present;

import org.intaglio.processor.model.Window;

import java.util.List;
import java.util.Optional;

/** The operations that only a derivative has; others are forward operations applied again. */
public sealed interface GradientOp extends SampleOp {

    /** {@code dX = dY·Wᵀ}. */
    record DenseInput(
            String layer, int positions, int in, int out, Region transposed, Value dY, Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY, transposed);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /**
     * The derivative of a convolution for its image.
     *
     * @param winograd the sizes of Winograd's algorithm; null for a direct convolution
     */
    record ConvInput(
            String layer,
            ConvGeometry geometry,
            WinogradGeometry winograd,
            Region transposed,
            Value dY,
            Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY, transposed);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }

        @Override
        public int scratch() {
            return winograd == null ? geometry.gradientScratch() : winograd.scratch();
        }
    }

    /**
     * The derivative of a pooled convolution for its image.
     *
     * @param winograd the sizes of Winograd's algorithm; null for a direct convolution
     */
    record PooledConvInput(
            String layer,
            ConvGeometry geometry,
            Window pool,
            WinogradGeometry winograd,
            Region transposed,
            Value winners,
            Value dY,
            Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(winners, dY, transposed);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }

        @Override
        public int scratch() {
            return winograd == null
                    ? geometry.positions() * geometry.filters() + geometry.gradientScratch()
                    : winograd.scratch();
        }
    }

    /**
     * The derivative of a pooled convolution for its kernel, added to the part's sums.
     *
     * @param winograd the sizes of Winograd's algorithm; null for a direct convolution
     */
    record PooledConvKernel(
            String layer,
            ConvGeometry geometry,
            Window pool,
            WinogradGeometry winograd,
            Value x,
            Value winners,
            Value dY,
            Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(x, winners, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }

        @Override
        public int scratch() {
            return winograd == null
                    ? geometry.positions() * geometry.filters()
                    : winograd.scratch();
        }
    }

    /** The derivative of a pooled convolution for its bias, added to the part's sums. */
    record PooledConvBias(
            String layer, int positions, int filters, Value winners, Value dY, Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(winners, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }
    }

    /**
     * The derivative of a convolution for its kernel, added to the part's sums.
     *
     * @param winograd the sizes of Winograd's algorithm; null for a direct convolution
     */
    record ConvKernel(
            String layer,
            ConvGeometry geometry,
            WinogradGeometry winograd,
            Value x,
            Value dY,
            Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }

        @Override
        public int scratch() {
            return winograd == null ? 0 : winograd.scratch();
        }
    }

    /** The derivative of a convolution for its bias, added to the part's sums. */
    record ConvBias(String layer, int positions, int filters, Value dY, Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }
    }

    /** The derivative of a depth-wise convolution for its image. */
    record DepthwiseInput(
            String layer, DepthwiseGeometry geometry, Weights kernel, Value dY, Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }

        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** The derivative of a depth-wise convolution for its kernel, added to the part's sums. */
    record DepthwiseKernel(String layer, DepthwiseGeometry geometry, Value x, Value dY, Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }

        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** The derivative of {@link ForwardOp.Pad}: the middle. */
    record Crop(
            String layer,
            int height,
            int width,
            int channels,
            ConvGeometry.Border border,
            Value dY,
            Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /** The derivative of pooling over windows; x and y are null for the mean. */
    record Pool(
            String layer, boolean max, PoolGeometry geometry, Value x, Value y, Value dY, Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return present(x, y, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /** The derivative of pooling over the whole image; x and y are null for the mean. */
    record GlobalPool(
            String layer,
            boolean max,
            int positions,
            int channels,
            Value x,
            Value y,
            Value dY,
            Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return present(x, y, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /** The derivative of an activation function; {@code from} is its result or its argument. */
    record Activate(String layer, Curve curve, Value from, Value dY, Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(from, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(dY);
        }
    }

    /** The derivative of softmax. */
    record Softmax(String layer, int rows, int columns, Value y, Value dY, Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(y, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /** {@code Σ dY} and {@code Σ dY·x̂} of a batch normalisation, added to the part's sums. */
    record NormSums(
            String layer, ForwardOp.Norm norm, Region statistics, Value x, Value dY, Region sums)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(statistics, x, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sums);
        }
    }

    /** The derivative of a batch normalisation for its argument. */
    record NormInput(
            String layer,
            ForwardOp.Norm norm,
            Region statistics,
            Region totals,
            Value x,
            Value dY,
            Value dX)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(statistics, totals, x, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(dY);
        }
    }

    /** The derivatives of a maximum for both arguments. */
    record Maximum(String layer, Value a, Value b, Value dY, Value dA, Value dB)
            implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(a, b, dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dA, dB);
        }
    }

    /** The pieces of one argument out of the derivative of a concatenation. */
    record Slice(String layer, SampleOp.Pieces pieces, Value dY, Value dX) implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of(dX);
        }
    }

    /** The sum of two contributions to one derivative. */
    record Accumulate(String layer, Value a, Value b, Value sum) implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(a, b);
        }

        @Override
        public List<Resource> writes() {
            return List.of(sum);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(a);
        }
    }

    /** Hands a derivative to the user, as the gradient of an input. */
    record InputGradient(String layer, int index, Value dY) implements GradientOp {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of();
        }
    }
}
