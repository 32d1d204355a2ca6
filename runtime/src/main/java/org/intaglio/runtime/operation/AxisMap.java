/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

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
        /**
         * With {@code p = (i + ½)·from/to - ½}, {@code k = ⌊p⌋} and {@code t = p - k}: {@code y[i]
         * = (1 - t)·x[k] + t·x[k + 1]}, where both indices are moved into the argument.
         */
        LINEAR,
        /** The mean from {@code ⌊i·from/to⌋} up to, but not including, {@code ⌈(i+1)·from/to⌉}. */
        MEAN,
        /** {@code y[i] = x[from - 1 - i]}. */
        REVERSED
    }
}
