/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Losses with their derivatives, one sweep for both. A sample's output has {@code positions} rows
 * of {@code width} values (one row for a plain vector).
 *
 * <p>Every method adds to {@code loss[lossAt + i]} sample i's loss, that is, the mean over its
 * positions, times {@code weights[weightsAt + i]} (1 if {@code weights} is null) and times {@code
 * lossWeight}; and it overwrites dY with the derivative of {@code (Σ of these) / batch}.
 *
 * <p>Clipping and smoothing are those of Keras 3 on TensorFlow: probabilities are kept within
 * [1e-7, 1 - 1e-7].
 */
public interface LossKernels {
    /**
     * Added to the derivative of a cross-entropy of logits and taken away again: what is below
     * 3e-26, half of its last bit, becomes 0, and from 1e-11 on nothing changes. The derivative of
     * an example that has been learnt well would go on to shrink exponentially, to numbers below
     * 1.2e-38, with which each of the backward pass's multiplications takes a hundred times as
     * long.
     */
    float ABSORBING = 0x1p-60f;

    /**
     * What all losses share.
     *
     * @param positions rows of one sample's output
     * @param width values of a row: classes or units
     * @param lossWeight this output's share of the total loss
     */
    record Form(int positions, int width, float lossWeight) {}

    /**
     * Softmax and cross-entropy in one: {@code -Σ t·log softmax(x)}, {@code dX = softmax(x) - t}.
     *
     * @param sparse true: a target is one class index a row; false: a distribution of {@code width}
     *     values
     * @param smoothing label smoothing of distributions
     * @param y receives the softmax; null if nobody reads it
     * @param dX the derivative for the logits x; not the place of x
     * @throws IllegalArgumentException if a class index is not within [0, width) or not whole; the
     *     message names the sample (counted from this call's first), what was found and expected
     */
    void softmaxCrossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
            float smoothing,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] y,
            int yAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt);

    /**
     * Cross-entropy of probabilities, as Keras has it where it cannot see the softmax: {@code y} is
     * divided by its sum, clipped, and {@code -Σ t·log y} taken. With class indices it is first
     * clipped and then divided.
     *
     * @throws IllegalArgumentException as {@link #softmaxCrossEntropy}
     */
    void crossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
            float smoothing,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt);

    /**
     * Sigmoid and binary cross-entropy in one: the mean over the units of {@code max(x, 0) - x·t +
     * log(1 + e^-|x|)}, {@code dX = (sigmoid(x) - t) / width}.
     *
     * @param y receives the sigmoid; null if nobody reads it
     */
    void sigmoidCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] y,
            int yAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt);

    /** Binary cross-entropy of clipped probabilities, mean over the units. */
    void binaryCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt);

    /** Mean over the units of {@code (y - t)²}. */
    void meanSquaredError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt);

    /** Mean over the units of {@code |y - t|}; the derivative at 0 is 0. */
    void meanAbsoluteError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt);

    /** Mean over the units of {@code e²/2} where {@code |e| <= delta}, else {@code δ|e| - δ²/2}. */
    void huber(
            Form form,
            int n,
            int batch,
            float delta,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt);

    /**
     * A penalty for activities: adds {@code (l1·Σ|x| + l2·Σx²) / weight} of each sample to {@code
     * loss}, and overwrites dX with the derivative of the sums, not divided by the weight, over
     * {@code batch}. The derivative of {@code |x|} at 0 is 0.
     *
     * @param size values of a sample
     */
    default void activityPenalty(
            int n,
            int size,
            int batch,
            float l1,
            float l2,
            float weight,
            float[] x,
            int xAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt) {
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = i * size; j < (i + 1) * size; j++) {
                float v = x[xAt + j];
                sum += l1 * Math.abs(v) + l2 * v * v;
                dX[dXAt + j] = (l1 * Math.signum(v) + 2 * l2 * v) / batch;
            }
            loss[lossAt + i] += (float) (sum / weight);
        }
    }
}
