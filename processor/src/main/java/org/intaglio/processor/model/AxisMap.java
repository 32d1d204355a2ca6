/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.Locale;

/**
 * What an axis becomes when it gets another length: each element of the result is a weighted sum of
 * few of the argument's, a row of a sparse matrix.
 *
 * @param kind which matrix
 * @param from the length of the argument, of the result if it is transposed
 * @param to the length of the result, of the argument if it is transposed
 * @param offset of {@link Kind#SHIFT}: the place of the argument's first element; elsewhere 0
 * @param transposed whether it is the transpose of the matrix: the derivative
 */
public record AxisMap(Kind kind, int from, int to, int offset, boolean transposed) {
    /** The matrices; {@code x} has {@code from} elements, {@code y} has {@code to}. */
    public enum Kind {
        /** {@code y[i] = x[i - offset]}, 0 where there is none. */
        SHIFT,
        /** {@code y[i] = x[⌊(i + ½)·from/to⌋]}. */
        NEAREST,
        /** Between the two elements around {@code (i + ½)·from/to - ½}, as the crow flies. */
        LINEAR,
        /** The mean from {@code ⌊i·from/to⌋} up to, but not including, {@code ⌈(i+1)·from/to⌉}. */
        MEAN,
        /** {@code y[i] = x[from - 1 - i]}. */
        REVERSED;

        /** The name of the method that makes it for the kernels. */
        public String taps() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Zeros before and behind; negative numbers of them are elements that go. */
    public static AxisMap shift(int from, long before, long behind) {
        return new AxisMap(
                Kind.SHIFT, from, bounded(from + before + behind), bounded(before), false);
    }

    /** Each element {@code times} times. */
    public static AxisMap repeat(int from, int times) {
        return nearest(from, bounded((long) from * times));
    }

    /** The nearest element. */
    public static AxisMap nearest(int from, int to) {
        return new AxisMap(Kind.NEAREST, from, to, 0, false);
    }

    /** On a line between two elements. */
    public static AxisMap linear(int from, int to) {
        return new AxisMap(Kind.LINEAR, from, to, 0, false);
    }

    /** The means of windows that cover the axis. */
    public static AxisMap mean(int from, int to) {
        return new AxisMap(Kind.MEAN, from, to, 0, false);
    }

    /** The last element first. */
    public static AxisMap reversed(int length) {
        return new AxisMap(Kind.REVERSED, length, length, 0, false);
    }

    /** The sum of all elements. */
    public static AxisMap sum(int from) {
        return nearest(1, from).flipped();
    }

    /** Its derivative. */
    public AxisMap flipped() {
        return kind == Kind.SHIFT
                ? new AxisMap(kind, to, from, -offset, false)
                : new AxisMap(kind, from, to, offset, !transposed);
    }

    /** The length of the result. */
    public int length() {
        return transposed ? from : to;
    }

    /** Whether the result is the argument. */
    public boolean changesNothing() {
        return from == to && offset == 0 && (kind != Kind.REVERSED || from == 1);
    }

    /** More than an array holds is refused later, as a shape. */
    private static int bounded(long length) {
        return Math.clamp(length, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
