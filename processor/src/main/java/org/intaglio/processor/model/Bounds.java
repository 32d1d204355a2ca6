/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * Between what a number is drawn: two numbers in an attribute, or one.
 *
 * @param lower the least
 * @param upper the greatest
 * @param isOne whether one number was written, which stands for as much both ways
 */
public record Bounds(double lower, double upper, boolean isOne) {
    /** As much both ways. */
    public static Bounds of(double both) {
        return new Bounds(-Math.abs(both), Math.abs(both), true);
    }

    /** Two numbers, in whatever order. */
    public static Bounds of(double one, double other) {
        return new Bounds(Math.min(one, other), Math.max(one, other), false);
    }

    /** Whether both are zero. */
    boolean isZero() {
        return lower == 0 && upper == 0;
    }

    /** That both lie between two numbers. */
    Limit within(String attribute, double least, double most, String remedy) {
        boolean isLow = !isOne && !(lower >= least);
        return Limit.of(attribute, isLow ? lower : upper, !isLow && upper <= most, remedy);
    }
}
