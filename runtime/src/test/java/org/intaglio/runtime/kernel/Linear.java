/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * What a dense layer and a convolution have in common, in double precision: Y is linear in X and in
 * W. Gradients are central differences of {@code L = Σ dY·Y}, which for a linear function are exact
 * whatever the step, so all that is left to tolerate is the rounding of the sum in single
 * precision.
 */
interface Linear {
    /** 2^-24: half the distance from 1 to the next float. */
    double ROUNDING = 0x1p-24;

    /** Y without bias. */
    double[] apply(double[] x, double[] w);

    /** The derivative of {@code Σ dY·Y} for element {@code i} of X. */
    default double forInput(double[] x, double[] w, double[] dY, int i) {
        double[] moved = x.clone();
        moved[i] = x[i] + 0.5;
        double above = dot(dY, apply(moved, w));
        moved[i] = x[i] - 0.5;
        return above - dot(dY, apply(moved, w));
    }

    /** The derivative of {@code Σ dY·Y} for element {@code i} of W. */
    default double forKernel(double[] x, double[] w, double[] dY, int i) {
        double[] moved = w.clone();
        moved[i] = w[i] + 0.5;
        double above = dot(dY, apply(x, moved));
        moved[i] = w[i] - 0.5;
        return above - dot(dY, apply(x, moved));
    }

    /**
     * The largest error of a sum of {@code terms} products in single precision, in any order:
     * (terms + 2)·2^-24 times the sum of the absolute values (Higham, Accuracy and Stability of
     * Numerical Algorithms, 3.1), here twice that for the second order terms and the reference.
     */
    static double bound(int terms, double absolute) {
        return 2 * (terms + 2) * ROUNDING * absolute;
    }

    static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * That y is {@code product + bias + before}, perhaps with ReLU, as near as floats can come.
     *
     * @param terms how many a sum of the product has
     * @param magnitude the product of the absolute values
     * @param bias for each column; null for none
     * @param before what sums began with; null for 0
     */
    static void assertSums(
            Piece y,
            int terms,
            double[] product,
            double[] magnitude,
            Piece bias,
            Piece before,
            boolean relu) {
        double[] expected = new double[product.length];
        double[] tolerance = new double[product.length];
        for (int i = 0; i < expected.length; i++) {
            double b = bias == null ? 0 : bias.array()[bias.at() + i % bias.length()];
            double r = before == null ? 0 : before.array()[before.at() + i];
            double sum = product[i] + b + r;
            expected[i] = relu ? Math.max(sum, 0) : sum;
            tolerance[i] = bound(terms + 2, magnitude[i] + Math.abs(b) + Math.abs(r));
        }
        y.assertSentinels();
        y.assertNear(expected, tolerance);
    }
}
