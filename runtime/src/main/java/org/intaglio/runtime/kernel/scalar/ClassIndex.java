/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

/** Class indices as they come in a target: floats that must be whole and in range. */
public final class ClassIndex {
    private ClassIndex() {}

    /**
     * The class of a row of targets.
     *
     * @param value the class index as the target has it
     * @param classes how many there are
     * @param sample the sample, for the message
     * @param position the row of the sample, for the message
     * @param positions how many rows a sample has
     * @throws IllegalArgumentException if {@code value} is not a whole number in {@code [0,
     *     classes)}
     */
    public static int check(float value, int classes, int sample, int position, int positions) {
        int index = (int) value;
        // The comparison also refuses NaN, infinities and fractions.
        if (index != value || index < 0 || index >= classes) {
            throw refuse(value, classes, sample, position, positions);
        }
        return index;
    }

    private static IllegalArgumentException refuse(
            float value, int classes, int sample, int position, int positions) {
        String where =
                positions == 1
                        ? "sample " + sample
                        : "sample " + sample + ", position " + position + " of " + positions;
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9f;
        String found = whole ? Integer.toString((int) value) : Float.toString(value);
        String remedy = "";
        if (value == classes) {
            remedy = " If the labels count from 1, subtract 1.";
        } else if (whole && value > classes) {
            remedy = " If there are more classes, the last layer needs as many units.";
        }
        return new IllegalArgumentException(
                where
                        + ": label "
                        + found
                        + " of "
                        + classes
                        + " classes; expected a whole number from 0 to "
                        + (classes - 1)
                        + "."
                        + remedy);
    }
}
