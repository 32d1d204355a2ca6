/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Parameter updates over elements {@code from} to {@code to} (exclusive) of flat arrays, one sweep
 * each: θ parameters, g gradient; {@code gAt} is where g's element for {@code from} lies, for a
 * thread may keep the gradients of some parameters only. Formulas: Keras 3.
 */
public interface OptimizerKernels {
    /**
     * Velocities and first moments below this become 0. Where a gradient stays 0, as behind a dead
     * ReLU, they would shrink step by step into the subnormal numbers and stay there, where
     * processors compute over ten times slower.
     */
    float NEGLIGIBLE = 1e-30f;

    /**
     * A gradient below this counts as 0 in the second moment: a thousandth of its square would be
     * subnormal, or nearly so. Beside an epsilon of 1e-7 its root makes no difference.
     */
    float SMALLEST_TO_SQUARE = 1e-16f;

    /**
     * What makes no difference beside Adam's epsilon: less than half of its last digit. What is cut
     * off against subnormal numbers must be below it too.
     */
    static float dust(float epsilon) {
        return epsilon * 0x1p-25f;
    }

    /** {@code θ = θ - rate·g}. */
    void sgd(int from, int to, float rate, float[] theta, float[] g, int gAt);

    /** {@code v = momentum·v - rate·g; θ = θ + v}. */
    void momentum(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v);

    /** {@code v = momentum·v - rate·g; θ = θ + momentum·v - rate·g}. */
    void nesterov(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v);

    /**
     * {@code m = m + (g - m)(1 - β1); v = v + (g² - v)(1 - β2); θ = θ - m·rate / (√v + ε)}; {@code
     * rate} holds the correction of the bias already.
     *
     * @param beta1 β1; a double, because 1 - 0.999 taken from floats is wrong in the fifth digit
     */
    void adam(
            int from,
            int to,
            float rate,
            double beta1,
            double beta2,
            float epsilon,
            float[] theta,
            float[] g,
            int gAt,
            float[] m,
            float[] v);

    /**
     * Does what a formula says to a range of parameters.
     *
     * @param formula the formula
     * @param step the numbers that this step gives it
     * @param memory what it remembers; places are those of {@code theta}
     */
    default void update(
            Formula formula,
            float[] step,
            int from,
            int to,
            float[] theta,
            float[] g,
            int gAt,
            float[][] memory) {
        formula.run(arithmetic(), step, from, to, theta, g, gAt, memory);
    }

    /** What formulas are made of. */
    ArithmeticKernels arithmetic();

    /** Products, for steps of whole matrices. */
    MatrixKernels matrices();

    /** {@code Σx²}, summed in an order that depends on {@code from} and {@code to} only. */
    double squares(int from, int to, float[] x);

    /**
     * Adds the derivative of {@code l1·Σ|θ| + l2·Σθ²} to g and returns the penalty itself, summed
     * in an order that depends on {@code from} and {@code to} only.
     */
    double penalty(int from, int to, float l1, float l2, float[] theta, float[] g, int gAt);
}
