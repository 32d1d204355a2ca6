/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.LossKernels;

/** The passes over one row that the softmax and its losses share. */
final class SoftmaxRow {
    private SoftmaxRow() {}

    /** {@code y = softmax(x)}; returns {@code Σ e^(x - max)}. */
    static float softmax(int columns, float[] x, int xAt, float[] y, int yAt) {
        return columns <= LANES
                ? shortRow(columns, x, xAt, y, yAt)
                : longRow(columns, x, xAt, y, yAt);
    }

    /** A row that fits into one vector: nothing goes to memory and back. */
    private static float shortRow(int columns, float[] x, int xAt, float[] y, int yAt) {
        VectorMask<Float> used = S.indexInRange(0, columns);
        FloatVector v =
                FloatVector.broadcast(S, Float.NEGATIVE_INFINITY)
                        .blend(FloatVector.fromArray(S, x, xAt, used), used);
        // The order of a maximum does not matter, but that of a sum does: see VectorMath.sum.
        float max = v.reduceLanes(VectorOperators.MAX);
        FloatVector e = VectorMath.expNonPositive(v.sub(max));
        FloatVector s = FloatVector.broadcast(S, 0f).blend(e, used);
        // VectorMath.sum, written out: called from here it might not be inlined.
        if (LANES > 8) {
            s = s.add(s.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(VectorMath.ROTATE_4));
        }
        s = s.add(s.rearrange(VectorMath.ROTATE_2));
        float sum = s.add(s.rearrange(VectorMath.ROTATE_1)).lane(0);
        e.div(sum).intoArray(y, yAt, used);
        return sum;
    }

    private static float longRow(int columns, float[] x, int xAt, float[] y, int yAt) {
        float max = max(columns, x, xAt);
        exponentials(columns, max, x, xAt, y, yAt);
        float sum = sum(columns, y, yAt);
        divide(columns, sum, y, yAt);
        return sum;
    }

    /** The largest of a row; NaN if one is. */
    static float max(int columns, float[] x, int xAt) {
        if (columns < LANES) {
            float max = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < columns; i++) {
                max = Math.max(max, x[xAt + i]);
            }
            return max;
        }
        FloatVector max = FloatVector.fromArray(S, x, xAt);
        int i = LANES;
        for (; i <= columns - LANES; i += LANES) {
            max = max.max(FloatVector.fromArray(S, x, xAt + i));
        }
        // The last vector may overlap the one before: a maximum does not mind.
        max = max.max(FloatVector.fromArray(S, x, xAt + columns - LANES));
        return max.reduceLanes(VectorOperators.MAX);
    }

    /** {@code y = e^(x - max)}. */
    private static void exponentials(
            int columns, float max, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < columns; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, columns);
            VectorMath.expNonPositive(FloatVector.fromArray(S, x, xAt + i, used).sub(max))
                    .intoArray(y, yAt + i, used);
        }
    }

    /** {@code y = y / divisor}. */
    static void divide(int columns, float divisor, float[] y, int yAt) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector.fromArray(S, y, yAt + i).div(divisor).intoArray(y, yAt + i);
        }
        if (i < columns) {
            VectorMask<Float> rest = S.indexInRange(i, columns);
            FloatVector.fromArray(S, y, yAt + i, rest).div(divisor).intoArray(y, yAt + i, rest);
        }
    }

    /** {@code Σ a·b}. */
    static float dot(int columns, float[] a, int aAt, float[] b, int bAt) {
        FloatVector sum = FloatVector.broadcast(S, 0f);
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            sum =
                    FloatVector.fromArray(S, a, aAt + i)
                            .fma(FloatVector.fromArray(S, b, bAt + i), sum);
        }
        if (i < columns) {
            VectorMask<Float> rest = S.indexInRange(i, columns);
            sum =
                    FloatVector.fromArray(S, a, aAt + i, rest)
                            .fma(FloatVector.fromArray(S, b, bAt + i, rest), sum);
        }
        // VectorMath.sum, written out: called from here it might not be inlined.
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(VectorMath.ROTATE_4));
        }
        sum = sum.add(sum.rearrange(VectorMath.ROTATE_2));
        return sum.add(sum.rearrange(VectorMath.ROTATE_1)).lane(0);
    }

    /** {@code Σ a}. */
    static float sum(int columns, float[] a, int aAt) {
        FloatVector sum = FloatVector.broadcast(S, 0f);
        for (int i = 0; i < columns; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, columns);
            sum = sum.add(FloatVector.fromArray(S, a, aAt + i, used));
        }
        // VectorMath.sum, written out: called from here it might not be inlined.
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(VectorMath.ROTATE_8));
        }
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(VectorMath.ROTATE_4));
        }
        sum = sum.add(sum.rearrange(VectorMath.ROTATE_2));
        return sum.add(sum.rearrange(VectorMath.ROTATE_1)).lane(0);
    }

    /** {@code y = (y + offset)·factor}, a derivative: without what is negligible. */
    static void shift(int columns, float offset, float factor, float[] y, int yAt) {
        int i = 0;
        for (int bound = S.loopBound(columns); i < bound; i += LANES) {
            FloatVector.fromArray(S, y, yAt + i)
                    .add(offset)
                    .mul(factor)
                    .add(LossKernels.ABSORBING)
                    .sub(LossKernels.ABSORBING)
                    .intoArray(y, yAt + i);
        }
        if (i < columns) {
            VectorMask<Float> rest = S.indexInRange(i, columns);
            FloatVector.fromArray(S, y, yAt + i, rest)
                    .add(offset)
                    .mul(factor)
                    .add(LossKernels.ABSORBING)
                    .sub(LossKernels.ABSORBING)
                    .intoArray(y, yAt + i, rest);
        }
    }
}
