/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

/** What {@link Math} lacks. */
final class ScalarMath {
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    /** Where the series gives way to the continued fraction, both being exact to the last bits. */
    private static final double BORDER = 2.5;

    private ScalarMath() {}

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The distribution function of the standard normal distribution, {@code erfc(-x/√2)/2}. */
    static double normalDistribution(double x) {
        return erfc(-x * Math.sqrt(0.5)) / 2;
    }

    /** The density of the standard normal distribution. */
    static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The complement of the error function, {@code 1 - erf x}. */
    private static double erfc(double x) {
        if (x < 0) {
            return 2 - erfc(-x);
        }
        return x < BORDER ? 1 - erfSeries(x) : erfcFraction(x);
    }

    /** Abramowitz and Stegun 7.1.6: {@code 2/√π·e^-x²·Σ 2^k·x^(2k+1) / (1·3···(2k+1))}. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; term > sum * 0x1p-54; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / ROOT_PI * Math.exp(-x * x) * sum;
    }

    /** Abramowitz and Stegun 7.1.14: {@code e^-x²/√π / (x + ½/(x + 1/(x + 3/2/(x + ...))))}. */
    private static double erfcFraction(double x) {
        double fraction = 0;
        for (int k = 60; k >= 1; k--) {
            fraction = k / 2.0 / (x + fraction);
        }
        return Math.exp(-x * x) / ROOT_PI / (x + fraction);
    }
}
