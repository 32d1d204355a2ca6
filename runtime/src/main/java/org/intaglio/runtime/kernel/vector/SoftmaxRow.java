/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.VectorMath.LANES;
import static org.intaglio.runtime.kernel.vector.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The passes over one row that the softmax and its losses share. */
final class SoftmaxRow {
    private SoftmaxRow() {}

    /** The largest value. */
    static float max(int columns, float[] x, int xAt) {
        FloatVector max = VectorMath.broadcast(Float.NEGATIVE_INFINITY);
        int i = 0;
        for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
            max = VectorMath.max(max, FloatVector.fromArray(SPECIES, x, xAt + i));
        }
        if (i < columns) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
            FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i, rest);
            max = max.blend(VectorMath.max(max, v), rest);
        }
        return VectorMath.max(max);
    }

    /** {@code y = e^(x - max)}; returns the sum. */
    static float exponentials(int columns, float max, float[] x, int xAt, float[] y, int yAt) {
        FloatVector sum = VectorMath.broadcast(0f);
        int i = 0;
        for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
            FloatVector e =
                    VectorMath.expNonPositive(FloatVector.fromArray(SPECIES, x, xAt + i).sub(max));
            e.intoArray(y, yAt + i);
            sum = sum.add(e);
        }
        if (i < columns) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
            FloatVector e =
                    VectorMath.expNonPositive(
                            FloatVector.fromArray(SPECIES, x, xAt + i, rest).sub(max));
            e.intoArray(y, yAt + i, rest);
            sum = sum.add(e, rest);
        }
        return VectorMath.sum(sum);
    }

    /** {@code y = y / divisor}. */
    static void divide(int columns, float divisor, float[] y, int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
            FloatVector.fromArray(SPECIES, y, yAt + i).div(divisor).intoArray(y, yAt + i);
        }
        if (i < columns) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
            FloatVector.fromArray(SPECIES, y, yAt + i, rest)
                    .div(divisor)
                    .intoArray(y, yAt + i, rest);
        }
    }

    /** {@code Σ a·b}. */
    static float dot(int columns, float[] a, int aAt, float[] b, int bAt) {
        FloatVector sum = VectorMath.broadcast(0f);
        int i = 0;
        for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
            sum =
                    FloatVector.fromArray(SPECIES, a, aAt + i)
                            .fma(FloatVector.fromArray(SPECIES, b, bAt + i), sum);
        }
        if (i < columns) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
            sum =
                    FloatVector.fromArray(SPECIES, a, aAt + i, rest)
                            .fma(FloatVector.fromArray(SPECIES, b, bAt + i, rest), sum);
        }
        return VectorMath.sum(sum);
    }

    /** {@code Σ a}. */
    static float sum(int columns, float[] a, int aAt) {
        FloatVector sum = VectorMath.broadcast(0f);
        for (int i = 0; i < columns; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, columns);
            sum = sum.add(FloatVector.fromArray(SPECIES, a, aAt + i, used));
        }
        return VectorMath.sum(sum);
    }

    /** {@code y = (y + offset)·factor}. */
    static void shift(int columns, float offset, float factor, float[] y, int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
            FloatVector.fromArray(SPECIES, y, yAt + i)
                    .add(offset)
                    .mul(factor)
                    .intoArray(y, yAt + i);
        }
        if (i < columns) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
            FloatVector.fromArray(SPECIES, y, yAt + i, rest)
                    .add(offset)
                    .mul(factor)
                    .intoArray(y, yAt + i, rest);
        }
    }
}
