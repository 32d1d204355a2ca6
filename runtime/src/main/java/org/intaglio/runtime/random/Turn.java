/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.random;

/**
 * Sine and cosine of angles in turns. The library's are computed in different ways before and after
 * compilation, and StrictMath's allocate.
 */
public final class Turn {
    private Turn() {}

    /** {@code sin(2π·turns)}. */
    public static double sine(double turns) {
        double quarters = Math.rint(4 * turns);
        return ofQuarter((int) quarters, 2 * Math.PI * (turns - quarters / 4));
    }

    /** {@code cos(2π·turns)}. */
    public static double cosine(double turns) {
        double quarters = Math.rint(4 * turns);
        return ofQuarter((int) quarters + 1, 2 * Math.PI * (turns - quarters / 4));
    }

    /** The sine of so many right angles and a rest of at most half of one: Taylor's series. */
    private static double ofQuarter(int quarters, double rest) {
        boolean isCosine = (quarters & 1) == 1;
        double square = rest * rest;
        double sum = 0;
        for (int k = 8; k >= 1; k--) {
            double next = isCosine ? (2 * k - 1) * (2 * k) : 2 * k * (2 * k + 1);
            sum = -square / next * (1 + sum);
        }
        double value = (1 + sum) * (isCosine ? 1 : rest);
        return (quarters & 2) == 0 ? value : -value;
    }
}
