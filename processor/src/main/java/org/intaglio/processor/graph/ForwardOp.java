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

/** The operations of a prediction. */
public sealed interface ForwardOp extends SampleOp {
    /** The result. */
    Value y();

    @Override
    default List<Resource> writes() {
        return List.of(y());
    }

    /** {@code y = x·W + b}, perhaps with ReLU; bias may be null. */
    record Dense(
            String layer,
            int positions,
            int in,
            int out,
            Weights kernel,
            Weights bias,
            boolean relu,
            Value x,
            Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }

    /**
     * A convolution of a padded image, perhaps with ReLU; bias may be null.
     *
     * @param points the kernel at the points of Winograd's algorithm; null for a direct convolution
     * @param winograd the sizes of that; null for a direct convolution
     */
    record Conv2D(
            String layer,
            ConvGeometry geometry,
            Weights kernel,
            Weights bias,
            boolean relu,
            Value x,
            Value y,
            Region points,
            WinogradGeometry winograd)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return present(x, points);
        }

        @Override
        public int scratch() {
            return winograd == null ? 0 : winograd.forwardScratch();
        }
    }

    /**
     * A convolution, perhaps with ReLU, and the maximum over windows that tile its result; bias may
     * be null.
     *
     * @param winners which element of each window it was; null in a prediction
     * @param points the kernel at the points of Winograd's algorithm; null for a direct convolution
     * @param winograd the sizes of that; null for a direct convolution
     */
    record PooledConv2D(
            String layer,
            ConvGeometry geometry,
            Window pool,
            Weights kernel,
            Weights bias,
            boolean relu,
            Value x,
            Value y,
            Value winners,
            Region points,
            WinogradGeometry winograd)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return present(x, points);
        }

        @Override
        public List<Resource> writes() {
            return present(y, winners);
        }

        @Override
        public int scratch() {
            return winograd == null
                    ? geometry.positions() * geometry.filters()
                    : winograd.forwardScratch();
        }
    }

    /** A convolution of each channel for itself, perhaps with ReLU; bias may be null. */
    record DepthwiseConv2D(
            String layer,
            DepthwiseGeometry geometry,
            Weights kernel,
            Weights bias,
            boolean relu,
            Value x,
            Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }

        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** Zeros around an image of {@code height×width×channels}. */
    record Pad(
            String layer,
            int height,
            int width,
            int channels,
            ConvGeometry.Border border,
            Value x,
            Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }

    /** Pooling over windows. */
    record Pool(String layer, boolean max, PoolGeometry geometry, Value x, Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }

    /** Pooling over the whole image. */
    record GlobalPool(String layer, boolean max, int positions, int channels, Value x, Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }

    /** An activation function, element by element. */
    record Activate(String layer, Curve curve, Value x, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(x);
        }
    }

    /** Softmax over rows. */
    record Softmax(String layer, int rows, int columns, Value x, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }

    /**
     * Batch normalisation.
     *
     * @param norm its constants and parameters
     * @param statistics mean and variance of the batch; null in a prediction
     */
    record Normalize(String layer, Norm norm, Region statistics, Value x, Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return present(x, statistics);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(x);
        }
    }

    /** What the operations of one batch normalisation share; gamma and beta may be null. */
    record Norm(
            int positions,
            int channels,
            double momentum,
            float epsilon,
            Weights gamma,
            Weights beta,
            Weights movingMean,
            Weights movingVariance) {}

    /** Dropout; {@code stream} tells the layers' random numbers apart. */
    record Dropout(String layer, float rate, int stream, Value x, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(x);
        }
    }

    /** {@code x·scale + offset}. */
    record Scale(String layer, float scale, float offset, Value x, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(x);
        }
    }

    /** Two arguments, element by element. */
    record Merge(String layer, Binary binary, Value a, Value b, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(a, b);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(a);
        }
    }

    /** One after the other; each argument has its pieces in the result. */
    record Concatenate(String layer, List<Value> xs, List<Pieces> pieces, Value y)
            implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.copyOf(xs);
        }
    }

    /** The same values in another place: for outputs that are an input, or an output twice. */
    record Copy(String layer, Value x, Value y) implements ForwardOp {
        @Override
        public List<Resource> reads() {
            return List.of(x);
        }
    }
}
