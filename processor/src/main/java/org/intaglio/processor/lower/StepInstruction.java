/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Weights;

import java.util.List;
import java.util.Optional;

/** Instructions that are not a sample's: they run between the phases over samples. */
public sealed interface StepInstruction extends Instruction {

    /** Runs once, before the first phase over samples: derives a form of a kernel. */
    sealed interface Prepare extends StepInstruction {
        /** Where the form goes. */
        Region to();

        @Override
        default List<Resource> reads() {
            return List.of();
        }

        @Override
        default List<Resource> writes() {
            return List.of(to());
        }
    }

    /** The transpose of a dense kernel. */
    record Transpose(String layer, Weights kernel, int in, int out, Region to) implements Prepare {}

    /** A convolution's kernel, transposed for the gradient of its input. */
    record TransposeWindows(String layer, Weights kernel, ConvGeometry geometry, Region to)
            implements Prepare {}

    /**
     * A convolution's kernel at the points of Winograd's algorithm.
     *
     * @param transposed whether for the gradient of its input
     */
    record KernelToPoints(
            String layer, Weights kernel, WinogradGeometry geometry, boolean transposed, Region to)
            implements Prepare {
        /**
         * What instructions must agree in to read the same points: a shared layer may read images
         * of several sizes, whose results have other tiles.
         */
        record Key(Weights kernel, int tile, boolean transposed) {}

        @Override
        public int scratch() {
            return transposed ? geometry.scratch() : 0;
        }
    }

    /** Runs between two phases over samples: what one has summed, the next reads. */
    sealed interface Barrier extends StepInstruction {}

    /**
     * {@code y = x·W + b} of a dense layer, perhaps with ReLU, for the whole batch; columns may be
     * shared out.
     */
    record Columns(
            String layer,
            int positions,
            int in,
            int out,
            Weights kernel,
            Optional<Weights> bias,
            boolean relu,
            Value x,
            Value y)
            implements Barrier, Unary {}

    /**
     * {@code dX = dY·Wᵀ} of a dense layer, for the whole batch; columns, as many as {@code in}, may
     * be shared out.
     */
    record InputColumns(
            String layer, int positions, int in, int out, Region transposed, Value dY, Value dX)
            implements Barrier, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(dY, transposed);
        }
    }

    /**
     * The product {@code x·W} of a dense layer over one position, for the whole batch, in shares,
     * each of which some rows of W make; {@link SumShares} adds them up. Each share may be a task.
     *
     * @param portion rows of W for a share; the last may have fewer
     * @param y the shares: a sample has {@code shares×out} numbers
     */
    record ProductShares(
            String layer, int in, int out, int portion, Weights kernel, Value x, Value y)
            implements Barrier, Unary {
        /** How many shares there are. */
        public int shares() {
            return Math.ceilDiv(in, portion);
        }
    }

    /** Moments of the parts become mean and variance of the batch. */
    record CombineMoments(
            String layer,
            int channels,
            int positions,
            double momentum,
            Region moments,
            Region statistics,
            Weights movingMean,
            Weights movingVariance)
            implements Barrier {
        @Override
        public List<Resource> reads() {
            return List.of(moments);
        }

        @Override
        public List<Resource> writes() {
            return List.of(statistics);
        }
    }

    /** The parts' {@code Σ dY} and {@code Σ dY·x̂} become those of the batch. */
    record CombineSums(String layer, int channels, Region sums, Region totals) implements Barrier {
        @Override
        public List<Resource> reads() {
            return List.of(sums);
        }

        @Override
        public List<Resource> writes() {
            return List.of(totals);
        }
    }

    /** The parts' sums of all elements become that of the batch. */
    record Total(String layer, Region sums, Region total) implements Barrier {
        @Override
        public List<Resource> reads() {
            return List.of(sums);
        }

        @Override
        public List<Resource> writes() {
            return List.of(total);
        }
    }

    /**
     * Runs after the last phase over samples: completes the gradient of a parameter. It must not
     * read any parameter: the optimizer may have changed it already.
     */
    sealed interface Finish extends StepInstruction {
        /** The parameter. */
        Weights weights();

        @Override
        default List<Resource> writes() {
            return List.of();
        }
    }

    /** {@code dW = Xᵀ·dY} of a dense layer, over the whole batch; rows may be shared out. */
    record DenseKernelGradient(
            String layer, Weights weights, int positions, int in, int out, Value x, Value dY)
            implements Finish {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }
    }

    /** {@code db = Σ dY} of a dense layer, over the whole batch. */
    record DenseBiasGradient(String layer, Weights weights, int positions, Value dY)
            implements Finish {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }
    }

    /**
     * The derivative for a table: dY added to the rows that indices name; rows may be shared out.
     */
    record ScatterRows(String layer, Weights weights, int rows, int width, Value x, Value dY)
            implements Finish {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }
    }

    /** What the parts have summed up for a parameter. */
    record SumParts(String layer, Weights weights, Region sums) implements Finish {
        @Override
        public List<Resource> reads() {
            return List.of(sums);
        }
    }

    /** A piece of the totals of a batch normalisation is the gradient of β or γ. */
    record TakeTotals(String layer, Weights weights, Region totals, int at) implements Finish {
        @Override
        public List<Resource> reads() {
            return List.of(totals);
        }
    }
}
