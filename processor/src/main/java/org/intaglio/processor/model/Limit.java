/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * What a number must be.
 *
 * @param attribute where it was written
 * @param value the number
 * @param says what comes before the number in a message: {@code has epsilon =}
 * @param isRate whether it must lie in [0, 1)
 * @param holds whether it is what it must be
 * @param remedy what to write if it is not
 */
public record Limit(
        String attribute, Number value, String says, boolean isRate, boolean holds, String remedy) {
    /** A number that is no rate. */
    static Limit of(String attribute, Number value, boolean holds, String remedy) {
        return new Limit(attribute, value, "has " + attribute + " =", false, holds, remedy);
    }

    /** Finite, also as a float. */
    static Limit finite(String attribute, double value) {
        return of(attribute, value, Float.isFinite((float) value), "Give a finite number.");
    }

    /** Finite and at least 0. */
    static Limit notNegative(String attribute, double value) {
        boolean holds = value >= 0 && Float.isFinite((float) value);
        return of(attribute, value, holds, "Give a finite number of at least 0.");
    }

    /** Finite and, also as a float, above 0. */
    static Limit positive(String attribute, double value, String remedy) {
        boolean holds = (float) value > 0 && Float.isFinite((float) value);
        return of(attribute, value, holds, remedy);
    }

    /** A share: not NaN, nor what is 1 once it is a float, 0.99999999. */
    static Limit rate(String attribute, double value, String says, String meaning) {
        return new Limit(
                attribute,
                value,
                says,
                true,
                value >= 0 && (float) value < 1,
                "Give a number from 0 up to, but not including, 1: " + meaning + ".");
    }

    /** With other words before the number. */
    Limit says(String words) {
        return new Limit(attribute, value, words, isRate, holds, remedy);
    }
}
