/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Border;
import org.intaglio.processor.graph.Norm;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instructions of a prediction. */
public sealed interface Forward extends SampleInstruction {
    /** The result. */
    Value y();

    /**
     * {@code y = x·W + b}, perhaps with ReLU.
     *
     * @param biasAt where b begins in the parameter
     */
    record Dense(
            String layer,
            int positions,
            int in,
            int out,
            Weights kernel,
            Optional<Weights> bias,
            int biasAt,
            boolean relu,
            Value x,
            Value y)
            implements Forward, Unary {}

    /**
     * A convolution of a padded image, perhaps with ReLU.
     *
     * @param points the kernel at the points of Winograd's algorithm, if it goes that way
     */
    record Conv2D(
            String layer,
            ConvGeometry geometry,
            Weights kernel,
            Optional<Weights> bias,
            boolean relu,
            Value x,
            Value y,
            Optional<Points> points)
            implements Forward, Result {
        @Override
        public List<Resource> reads() {
            return Points.and(points, x);
        }

        @Override
        public int scratch() {
            return points.map(p -> p.geometry().forwardScratch()).orElse(0);
        }
    }

    /**
     * A convolution, perhaps with ReLU, and the maximum over windows that tile its result.
     *
     * @param winners which element of each window it was, where a derivative asks
     * @param points the kernel at the points of Winograd's algorithm, if it goes that way
     */
    record PooledConv2D(
            String layer,
            ConvGeometry geometry,
            Window pool,
            Weights kernel,
            Optional<Weights> bias,
            boolean relu,
            Value x,
            Value y,
            Optional<Value> winners,
            Optional<Points> points)
            implements Forward {
        @Override
        public List<Resource> reads() {
            return Points.and(points, x);
        }

        @Override
        public List<Resource> writes() {
            List<Resource> writes = new ArrayList<>(List.of(y));
            winners.ifPresent(writes::add);
            return writes;
        }

        @Override
        public int scratch() {
            return points.map(p -> p.geometry().forwardScratch())
                    .orElse(geometry.positions() * geometry.filters());
        }
    }

    /** A convolution of each channel for itself, perhaps with ReLU. */
    record DepthwiseConv2D(
            String layer,
            DepthwiseGeometry geometry,
            Weights kernel,
            Optional<Weights> bias,
            boolean relu,
            Value x,
            Value y)
            implements Forward, Unary {
        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** Zeros around an image of {@code height×width×channels}. */
    record Pad(String layer, int height, int width, int channels, Border border, Value x, Value y)
            implements Forward, Unary {}

    /** Batch normalisation by the statistics of the batch. */
    record NormalizeBatch(String layer, Norm norm, Region statistics, Value x, Value y)
            implements Forward, Result {
        @Override
        public List<Resource> reads() {
            return List.of(x, statistics);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(x);
        }
    }

    /**
     * {@code x / mean} of all elements of the batch.
     *
     * @param total their sum
     */
    record DivideByMean(String layer, Region total, Value x, Value y) implements Forward, Result {
        @Override
        public List<Resource> reads() {
            return List.of(x, total);
        }
    }

    /** A sequence of {@code steps} rows of {@code width}, from sample by sample to step by step. */
    record ToSteps(String layer, int steps, int width, Value x, Value y)
            implements Forward, Unary {}

    /** A sequence of {@code steps} rows of {@code width}, from step by step to sample by sample. */
    record FromSteps(String layer, int steps, int width, Value x, Value y)
            implements Forward, Unary {}

    /** The same values in another place: for outputs that are an input, or an output twice. */
    record Copy(String layer, Value x, Value y) implements Forward, Unary {}
}
