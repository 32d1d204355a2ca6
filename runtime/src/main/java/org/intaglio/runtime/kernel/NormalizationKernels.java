/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The steps of batch normalisation over X (rows×channels), rows being samples times positions. A
 * batch is seen slice by slice; a barrier combines what the slices found. Formulas: Ioffe and
 * Szegedy 2015 (arXiv:1502.03167); the merging of moments: Chan, Golub and LeVeque 1979.
 *
 * <p>And layer normalisation, where each row has a mean and a variance of its own: Ba, Kiros and
 * Hinton 2016 (arXiv:1607.06450).
 */
public interface NormalizationKernels {
    /**
     * Merges the rows of a slice into running moments: {@code moments} holds from {@code at} the
     * channels' first values, then how far their means are from these, then their sums of squared
     * deviations from the mean. The sum of the first two is the mean, with more digits than a float
     * has: what lies close together far from 0 keeps its distances.
     *
     * @param seen the rows that the moments stand for already; 0 starts anew, whatever is there
     */
    void moments(int rows, int channels, float[] x, int xAt, int seen, float[] moments, int at);

    /**
     * {@code y = γ·(x - mean) / √(variance + ε) + β}. y may be the same place as x.
     *
     * @param rest what {@code mean} has been rounded by, a value a channel, or null for 0
     * @param gamma γ, or null for 1
     * @param beta β, or null for 0
     */
    void normalize(
            int rows,
            int channels,
            float epsilon,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] rest,
            int restAt,
            float[] variance,
            int varianceAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt);

    /**
     * Adds to {@code sums} from {@code at} for each channel {@code Σ dY} (channels values), then
     * {@code Σ dY·x̂} (channels values), with {@code x̂ = (x - mean) / √(variance + ε)}. These are
     * dβ and dγ.
     *
     * @param rest what {@code mean} has been rounded by, a value a channel, or null for 0
     */
    void gradientSums(
            int rows,
            int channels,
            float epsilon,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] rest,
            int restAt,
            float[] variance,
            int varianceAt,
            float[] dY,
            int dYAt,
            float[] sums,
            int at);

    /**
     * {@code dX = γ/√(variance + ε)·(dY - Σ dY / N - x̂·Σ dY·x̂ / N)}; dX may be the same place as
     * dY.
     *
     * @param total N, the rows of the whole batch; 0 where mean and variance are the moving ones,
     *     which do not depend on x: then {@code dX = γ/√(variance + ε)·dY} and {@code sums} is not
     *     read
     * @param rest what {@code mean} has been rounded by, a value a channel, or null for 0
     * @param sums both sums of {@link #gradientSums} over the whole batch
     */
    void inputGradient(
            int rows,
            int channels,
            float epsilon,
            int total,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] rest,
            int restAt,
            float[] variance,
            int varianceAt,
            float[] gamma,
            int gammaAt,
            float[] sums,
            int sumsAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);

    /**
     * {@code y = γ·(x - mean) / √(variance + ε) + β}, with mean and variance of each row of X
     * (rows×columns); the variance is the mean of squared deviations. y may be the same place as x.
     *
     * @param gamma γ (columns), or null for 1
     * @param beta β (columns), or null for 0
     */
    void layerNormalization(
            int rows,
            int columns,
            float epsilon,
            float[] x,
            int xAt,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt);

    /**
     * The derivatives of {@link #layerNormalization}, with {@code x̂ = (x - mean) / √(variance +
     * ε)} and {@code g = γ·dY}: {@code dX = (g - mean g - x̂·mean(g·x̂)) / √(variance + ε)}, the
     * means those of a row; {@code dγ += Σ dY·x̂} and {@code dβ += Σ dY}, row after row, so that
     * calls continue each other.
     *
     * @param gamma γ (columns), or null for 1
     * @param dX rows×columns, overwritten; may be the same place as dY; null for none
     * @param dGamma columns, added to; null for none
     * @param dBeta columns, added to; null for none
     */
    void layerNormalizationGradient(
            int rows,
            int columns,
            float epsilon,
            float[] x,
            int xAt,
            float[] gamma,
            int gammaAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt,
            float[] dGamma,
            int dGammaAt,
            float[] dBeta,
            int dBetaAt);
}
