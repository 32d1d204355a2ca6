/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.program.Architecture;

/**
 * Which units an output says yes to, for the metrics of {@link Detection}: those above a threshold,
 * the highest ones of a row, or the highest one. A row is the last axis. A unit that is NaN says
 * no.
 */
@CheckReturnValue
public final class Predicted {
    private static final int ALL = -1;

    /** Below this, the highest of a row says nothing, as in Keras. */
    private static final float NOTHING = 1e-9f;

    private final float threshold;

    /** How many of a row; 0 if it does not matter. */
    private final int most;

    private final boolean highest;
    private final int unit;

    private Predicted(float threshold, int most, boolean highest, int unit) {
        this.threshold = threshold;
        this.most = most;
        this.highest = highest;
        this.unit = unit;
    }

    /**
     * Units above a threshold.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public static Predicted above(double threshold) {
        return new Predicted((float) checkShare("a threshold", threshold), 0, false, ALL);
    }

    /**
     * The k highest units of a row; of equal ones the first.
     *
     * @throws IllegalArgumentException if k is less than 1
     */
    public static Predicted top(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("top needs k of 1 or more, got " + k);
        }
        return new Predicted(Float.NEGATIVE_INFINITY, k, false, ALL);
    }

    /** The highest unit of a row, and all that equal it. */
    public static Predicted highest() {
        return new Predicted(Float.NEGATIVE_INFINITY, 0, true, ALL);
    }

    /**
     * The same, of one unit of each row only, a class for instance.
     *
     * @param index its place in the row, from 0
     * @throws IllegalArgumentException if it is negative
     */
    public Predicted ofClass(int index) {
        Detection.checkIndex("a class", index);
        return new Predicted(threshold, most, highest, index);
    }

    static double checkShare(String what, double number) {
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException(what + " must be from 0 to 1, got " + number);
        }
        return number;
    }

    /** Refuses an output that has no such class. */
    void check(String metric, Architecture.Output output) {
        int width = output.shape().dimension(-1);
        if (unit >= width) {
            throw new IllegalArgumentException(
                    "the metric '%s' looks at class %d of the output '%s', which has classes 0 to %d"
                            .formatted(metric, unit, output.name(), width - 1));
        }
        if (most > width) {
            throw new IllegalArgumentException(
                    "the metric '%s' looks at the %d highest of the output '%s', which has %d"
                            .formatted(metric, most, output.name(), width));
        }
    }

    /** The first unit of a row that is looked at. */
    int first() {
        return unit == ALL ? 0 : unit;
    }

    /** How many units of a row are looked at. */
    int count(int width) {
        return unit == ALL ? width : 1;
    }

    /** Whether a unit of the row that begins at {@code row} is said to be so. */
    boolean says(float[] y, int row, int width, int i) {
        float p = y[row + i];
        if (!(p > threshold)) {
            return false;
        }
        if (highest) {
            return Math.abs(p) > NOTHING && higher(y, row, width, p, 0) == 0;
        }
        return most == 0 || higher(y, row, width, p, i) < most;
    }

    /** How many units are higher, or as high and before {@code i}. */
    private static int higher(float[] y, int row, int width, float p, int i) {
        int higher = 0;
        for (int j = 0; j < width; j++) {
            float other = y[row + j];
            higher += other > p || (j < i && other == p) ? 1 : 0;
        }
        return higher;
    }
}
