/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** Powers and waves that have the same bits in every run, and allocate nothing. */
final class Powers {
    private Powers() {}

    /**
     * By squaring: products have one result, Math.pow may have another once it is compiled, and
     * StrictMath.pow allocates.
     */
    static double of(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** A power with any exponent, of a base of 0 or more. */
    static double real(double base, double exponent) {
        if (exponent == 0 || base == 0) {
            return exponent == 0 ? 1 : 0;
        }
        // Unlike StrictMath.pow, these two make no arrays.
        return StrictMath.exp(exponent * StrictMath.log(base));
    }

    /**
     * {@code ½·(1 + cos πx)} for x within [0, 1]: half a wave, from 1 to 0. By the series of the
     * sine: StrictMath.cos makes an array.
     */
    static double halfWave(double x) {
        double angle = Math.PI * (0.5 - x);
        double term = angle;
        double sine = angle;
        for (int k = 3; k < 26; k += 2) {
            term *= -angle * angle / (k * (k - 1));
            sine += term;
        }
        // The last term of the series leaves a little less than -1 at the end: a rate below 0.
        return Math.max(0, 0.5 * (1 + sine));
    }
}
