/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.List;
import java.util.Optional;

/** Operations that gather many elements in one, and their derivatives. */
public interface ReductionOperations extends Unsupported {
    /** {@code (x - mean) / √(variance + epsilon)} for each channel, by constants. */
    default void standardize(
            String layer,
            int positions,
            List<Float> mean,
            List<Float> variance,
            float epsilon,
            String x,
            Value y) {
        unsupported("standardize", layer);
    }

    /**
     * The derivative of {@link #standardize}: {@code dY / √(variance + epsilon)}.
     *
     * @param x dY
     */
    default void standardizeGradient(
            String layer, int positions, List<Float> variance, float epsilon, String x, Value y) {
        unsupported("standardizeGradient", layer);
    }

    /** {@code x / mean}, of all elements of all samples of a batch; zeros if the mean is 0. */
    default void divideByMean(String layer, String x, Value y) {
        unsupported("divideByMean", layer);
    }

    /** What becomes of many elements. */
    enum Kind {
        /** Their mean. */
        MEAN,
        /** The largest. */
        MAXIMUM
    }

    /** Pooling over windows. */
    default void pool(String layer, Kind kind, PoolGeometry geometry, String x, Value y) {
        unsupported("pool", layer);
    }

    /**
     * The derivative of a mean over windows.
     *
     * @param x the derivative for the mean
     */
    default void poolMeanGradient(String layer, PoolGeometry geometry, String x, Value y) {
        unsupported("poolMeanGradient", layer);
    }

    /**
     * The derivative of a maximum over windows: each dY goes to the first element of its window
     * that is the maximum.
     */
    default void poolMaximumGradient(
            String layer, PoolGeometry geometry, String x, String result, String dY, Value y) {
        unsupported("poolMaximumGradient", layer);
    }

    /** Over the axis in the middle: x is length×inner, y inner. */
    default void reduce(String layer, Kind kind, int length, int inner, String x, Value y) {
        unsupported("reduce", layer);
    }

    /**
     * The derivative of a mean: a share of it everywhere.
     *
     * @param x the derivative for the mean
     */
    default void reduceMeanGradient(String layer, int length, int inner, String x, Value y) {
        unsupported("reduceMeanGradient", layer);
    }

    /** The derivative of a maximum: dY, in even shares to all elements that are the maximum. */
    default void reduceMaximumGradient(
            String layer, int length, int inner, String x, String result, String dY, Value y) {
        unsupported("reduceMaximumGradient", layer);
    }

    /**
     * Another length for the axis in the middle: x is outer×length×inner. Its derivative is
     * another, of the transposed matrix.
     */
    default void resample(String layer, int outer, int inner, AxisMap map, String x, Value y) {
        unsupported("resample", layer);
    }

    /**
     * Each row less its mean, over its standard deviation {@code √(variance + ε)}; times gamma,
     * plus beta.
     *
     * @param gamma a parameter; without one, 1
     * @param beta a parameter; without one, 0
     */
    default void normalizeRows(
            String layer,
            int rows,
            int columns,
            float epsilon,
            Optional<String> gamma,
            Optional<String> beta,
            String x,
            Value y) {
        unsupported("normalizeRows", layer);
    }

    /**
     * The derivatives of a normalisation of rows, whose arguments and result come first.
     *
     * @param dX for the argument, if anybody wants it
     * @param dGamma for the factor, added up over all rows, if anybody wants it
     * @param dBeta for the offset, likewise
     */
    default void normalizeRowsGradient(
            String layer,
            int rows,
            int columns,
            float epsilon,
            Optional<String> gamma,
            Optional<String> beta,
            String x,
            String y,
            String dY,
            Optional<Value> dX,
            Optional<Value> dGamma,
            Optional<Value> dBeta) {
        unsupported("normalizeRowsGradient", layer);
    }

    /** Batch normalisation by the moving averages. */
    default void normalize(String layer, Norm norm, String x, Value y) {
        unsupported("normalize", layer);
    }

    /** The derivative of {@link #normalize}: {@code dX = γ/√(variance + ε)·dY}. */
    default void frozenNormalizeGradient(String layer, Norm norm, String dY, Value dX) {
        unsupported("frozenNormalizeGradient", layer);
    }

    /**
     * Batch normalisation by the mean and the variance of the batch, which moves the averages.
     *
     * @param statistics mean and variance, that of the population
     */
    default void normalizeBatch(String layer, Norm norm, String x, Value y, Value statistics) {
        unsupported("normalizeBatch", layer);
    }

    /**
     * The derivatives of {@link #normalizeBatch}.
     *
     * @param dX for the argument, if anybody wants it
     * @param dGamma for the factor, if anybody wants it
     * @param dBeta for the offset, if anybody wants it
     */
    default void normalizeGradient(
            String layer,
            Norm norm,
            String statistics,
            String x,
            String dY,
            Optional<Value> dX,
            Optional<Value> dGamma,
            Optional<Value> dBeta) {
        unsupported("normalizeGradient", layer);
    }
}
