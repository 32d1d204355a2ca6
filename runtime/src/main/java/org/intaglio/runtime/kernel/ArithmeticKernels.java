/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Arithmetic that is written at run time, an operation at a time, each one short loop over many
 * numbers: what optimizers' {@link Formula}s and losses' {@link
 * org.intaglio.runtime.expression.Expression}s are made of. No operation knows what it is for.
 *
 * <p>All but {@code EXP}, {@code LOG} and {@code TANH} are rounded as IEEE 754 says and give the
 * same bits on every device, sums of rows excepted.
 */
public interface ArithmeticKernels {
    /** What is done to each number for itself. */
    enum Op {
        /** {@code a + b}. */
        ADD(2),
        /** {@code a - b}. */
        SUBTRACT(2),
        /** {@code a · b}. */
        MULTIPLY(2),
        /** {@code a / b}. */
        DIVIDE(2),
        /** The greater of two; NaN if one is. */
        MAX(2),
        /** The lesser of two; NaN if one is. */
        MIN(2),
        /** 1 where {@code a >= b}, else 0. */
        AT_LEAST(2),
        /** 1 where {@code a = b}, else 0. */
        EQUAL(2),
        /** {@code b} where a is not 0, else {@code c}. */
        CHOOSE(3),
        /** {@code a}, or 0 where {@code |a| < b}. */
        FLUSH(2),
        /** {@code e^a}. */
        EXP(1),
        /** The natural logarithm. */
        LOG(1),
        /** The square root. */
        SQRT(1),
        /** {@code |a|}. */
        ABS(1),
        /** -1, 0 or 1; NaN if a is. */
        SIGN(1),
        /** {@code tanh a}. */
        TANH(1),
        /** For each row, the sum of its values. */
        SUM(1),
        /** For each row, the greatest of its values. */
        GREATEST(1),
        /** For each value of a row, the row's number. */
        SPREAD(1);

        private final int operands;

        Op(int operands) {
            this.operands = operands;
        }

        /** How many numbers it takes. */
        public int operands() {
            return operands;
        }

        /** Whether it makes one number of a row, or a row of one number. */
        public boolean isOfRows() {
            return this == SUM || this == GREATEST || this == SPREAD;
        }
    }

    /**
     * Does an operation that is not of rows to n numbers: {@code to = op(a, b, c)}. {@code to} may
     * be the place of an operand; operands that it has not are not looked at.
     */
    void each(
            Op op,
            int n,
            float[] to,
            int toAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt);

    /**
     * Does an operation of rows.
     *
     * @param width values of a row
     * @param memory where the operand lies, from {@code a}, and the result goes, from {@code to},
     *     which is elsewhere
     */
    void rows(Op op, int rows, int width, float[] memory, int a, int to);
}
