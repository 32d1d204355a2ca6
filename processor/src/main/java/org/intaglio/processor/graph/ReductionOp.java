/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.AxisMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations that gather many elements in one, and their derivatives. */
public sealed interface ReductionOp extends Op {
    /** {@code (x - mean) / √(variance + ε)} for each channel, by constants. */
    record Standardize(
            String layer,
            int positions,
            List<Float> mean,
            List<Float> variance,
            float epsilon,
            Tensor x,
            Tensor y)
            implements ReductionOp, Unary {}

    /** The derivative of {@link Standardize}. */
    record StandardizeGradient(
            String layer, int positions, List<Float> variance, float epsilon, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** What becomes of many elements. */
    enum Kind {
        /** Their mean. */
        MEAN,
        /** The largest. */
        MAXIMUM
    }

    /** Pooling over windows. */
    record Pool(String layer, Kind kind, PoolGeometry geometry, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** The derivative of a mean over windows. */
    record PoolMeanGradient(String layer, PoolGeometry geometry, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** The derivative of a maximum over windows. */
    record PoolMaximumGradient(
            String layer, PoolGeometry geometry, Tensor x, Tensor result, Tensor dY, Tensor y)
            implements ReductionOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, result, dY);
        }
    }

    /** Over the axis in the middle: x is length×inner, y inner. */
    record Reduce(String layer, Kind kind, int length, int inner, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** The derivative of a mean: a share of it everywhere. */
    record ReduceMeanGradient(String layer, int length, int inner, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** The derivative of a maximum. */
    record ReduceMaximumGradient(
            String layer, int length, int inner, Tensor x, Tensor result, Tensor dY, Tensor y)
            implements ReductionOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, result, dY);
        }
    }

    /**
     * Another length for the axis in the middle: x is outer×length×inner. Its derivative is
     * another, of the transposed matrix.
     */
    record Resample(String layer, int outer, int inner, AxisMap map, Tensor x, Tensor y)
            implements ReductionOp, Unary {}

    /** {@code x / mean}, of all elements of all samples of a batch; zeros if the mean is 0. */
    record DivideByMean(String layer, Tensor x, Tensor y) implements ReductionOp, Unary {
        @Override
        public boolean isDifferentiable() {
            return false;
        }
    }

    /** Each row less its mean, over its standard deviation; times gamma, plus beta. */
    record NormalizeRows(
            String layer,
            int rows,
            int columns,
            float epsilon,
            Optional<Weights> gamma,
            Optional<Weights> beta,
            Tensor x,
            Tensor y)
            implements ReductionOp, Single {
        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(List.of(x));
            gamma.ifPresent(reads::add);
            beta.ifPresent(reads::add);
            return reads;
        }
    }

    /**
     * The derivatives of a normalisation of rows.
     *
     * @param dX for the argument, if anybody wants it
     * @param dGamma for the factor, if it has one
     * @param dBeta for the offset, if it has one
     */
    record NormalizeRowsGradient(
            NormalizeRows of,
            Tensor dY,
            Optional<Tensor> dX,
            Optional<Tensor> dGamma,
            Optional<Tensor> dBeta)
            implements ReductionOp {
        @Override
        public String layer() {
            return of.layer();
        }

        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(List.of(of.x(), dY));
            of.gamma().ifPresent(reads::add);
            return reads;
        }

        @Override
        public List<Tensor> writes() {
            return Stream.of(dX, dGamma, dBeta).flatMap(Optional::stream).toList();
        }
    }

    /** Batch normalisation by the moving averages, as a prediction does. */
    record Normalize(String layer, Norm norm, Tensor x, Tensor y) implements ReductionOp, Single {
        @Override
        public List<Operand> reads() {
            List<Operand> reads = norm.with(x);
            reads.add(norm.movingMean());
            reads.add(norm.movingVariance());
            return reads;
        }
    }

    /**
     * The derivative of a {@link Normalize}, whose statistics do not depend on the argument: {@code
     * dX = γ/√(variance + ε)·dY}.
     */
    record FrozenNormalizeGradient(String layer, Norm norm, Tensor dY, Tensor dX)
            implements ReductionOp {
        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(List.of(dY));
            norm.gamma().ifPresent(reads::add);
            reads.add(norm.movingVariance());
            return reads;
        }

        @Override
        public List<Tensor> writes() {
            return List.of(dX);
        }
    }

    /**
     * Batch normalisation by the mean and the variance of the batch, which moves the averages.
     *
     * @param statistics mean and variance
     */
    record NormalizeBatch(String layer, Norm norm, Tensor x, Tensor y, Tensor statistics)
            implements ReductionOp {
        @Override
        public List<Operand> reads() {
            return norm.with(x);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(y, statistics);
        }

        @Override
        public boolean hasEffect() {
            return true;
        }
    }

    /**
     * The derivatives of a batch normalisation.
     *
     * @param dX for the argument, if anybody wants it
     * @param dGamma for the factor, if it has one
     * @param dBeta for the offset, if it has one
     */
    record NormalizeGradient(
            String layer,
            Norm norm,
            Tensor statistics,
            Tensor x,
            Tensor dY,
            Optional<Tensor> dX,
            Optional<Tensor> dGamma,
            Optional<Tensor> dBeta)
            implements ReductionOp {
        @Override
        public List<Operand> reads() {
            return List.of(statistics, x, dY);
        }

        @Override
        public List<Tensor> writes() {
            return Stream.of(dX, dGamma, dBeta).flatMap(Optional::stream).toList();
        }
    }
}
