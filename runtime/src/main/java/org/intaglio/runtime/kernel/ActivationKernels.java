/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Activation functions, element by element over {@code length} values, and their derivatives.
 *
 * <p>{@code y} may be the same place as {@code x}, and {@code dX} the same place as {@code dY}. A
 * gradient takes what it can be computed from: the result y where that suffices, else the argument
 * x. Accuracy: at most 2 ulp from the correctly rounded exp, tanh and sigmoid, and 6.5 from the
 * normal distribution function, where the result is normal.
 */
public interface ActivationKernels {
    /** {@code y = max(x, 0)}. */
    void relu(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void reluGradient(int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = 1 / (1 + e^-x)}. */
    void sigmoid(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void sigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = tanh x}. */
    void tanh(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void tanhGradient(int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = x above zero, e^x - 1 below}. */
    void elu(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void eluGradient(int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = 1.05070098·(x above zero, 1.67326324·(e^x - 1) below)}. */
    void selu(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void seluGradient(int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = x·Φ(x), with the exact Φ}. */
    void gelu(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from x. */
    void geluGradient(int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = x·sigmoid(x)}. */
    void silu(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from x. */
    void siluGradient(int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = log(1 + e^x), without overflow}. */
    void softplus(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void softplusGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = x / (1 + |x|)}. */
    void softsign(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void softsignGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = e^x}. */
    void exponential(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void exponentialGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = 1/√x}. */
    void inverseRoot(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y: {@code -y³/2}. */
    void inverseRootGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = min(max(x + 3, 0), 6) / 6}. */
    void hardSigmoid(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from y. */
    void hardSigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** {@code y = x·tanh(softplus(x))}. */
    void mish(int length, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = dY·f'}, from x. */
    void mishGradient(int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /**
     * Keras' general ReLU: {@code min(x, max)} where {@code x >= threshold}, {@code slope·(x -
     * threshold)} elsewhere. RELU6 and LEAKY_RELU are cases of it.
     *
     * @param max the upper limit, infinite for none
     */
    void boundedRelu(
            int length,
            float slope,
            float max,
            float threshold,
            float[] x,
            int xAt,
            float[] y,
            int yAt);

    /**
     * {@code dX}: dY where {@code threshold < x < max}, 0 above, {@code slope·dY} elsewhere. At the
     * threshold itself this is what TensorFlow has for relu, relu6 and leaky_relu.
     */
    void boundedReluGradient(
            int length,
            float slope,
            float max,
            float threshold,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt);

    /**
     * Each of {@code rows} rows of {@code columns} values: {@code e^x / Σ e^x}, without overflow.
     */
    void softmax(int rows, int columns, float[] x, int xAt, float[] y, int yAt);

    /**
     * {@link #softmax} for an attention that must not look ahead: row r takes its first {@code
     * min(columns, r mod period + 1)} values, and has 0 in place of the others, whatever they are.
     * {@link #softmaxGradient} is its derivative too, which is 0 there.
     *
     * @param period the rows of a matrix, of which there may be several: the rows that may look at
     *     a value more each
     */
    void causalSoftmax(int rows, int columns, int period, float[] x, int xAt, float[] y, int yAt);

    /** {@code dX = y·(dY - Σ dY·y)}, row by row. */
    void softmaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt);

    /** Each of {@code rows} rows of {@code columns} values: {@code x - log Σ e^x}. */
    default void logSoftmax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        RowFunctions.logSoftmax(rows, columns, x, xAt, y, yAt);
    }

    /** {@code dX = dY - e^y·Σ dY}, row by row. */
    default void logSoftmaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        RowFunctions.logSoftmaxGradient(rows, columns, y, yAt, dY, dYAt, dX, dXAt);
    }

    /**
     * Each of {@code rows} rows of {@code columns} values: {@code max(x - t, 0)}, with the t for
     * which they sum to 1.
     */
    default void sparsemax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        RowFunctions.sparsemax(rows, columns, x, xAt, y, yAt);
    }

    /** Row by row: where y is not 0, dX is dY less its mean there; 0 elsewhere. */
    default void sparsemaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        RowFunctions.sparsemaxGradient(rows, columns, y, yAt, dY, dYAt, dX, dXAt);
    }
}
