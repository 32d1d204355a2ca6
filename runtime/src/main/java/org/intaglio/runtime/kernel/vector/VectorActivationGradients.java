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

import org.intaglio.runtime.kernel.ActivationKernels;

/**
 * The sweeps of the derivatives: whole vectors, then a masked rest; or, where the function is long,
 * masks all the way (see {@link VectorMath} on inlining). Every sweep is written out, because a
 * shared one that took the function as an argument would box its vectors.
 */
abstract class VectorActivationGradients implements ActivationKernels {
    @Override
    public void reluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.reluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.reluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void sigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.sigmoidDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.sigmoidDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void tanhGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.tanhDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.tanhDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void eluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.eluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.eluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void seluGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.seluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.seluDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void geluGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        if (anyInfinite(length, x, xAt)) {
            geluGradient(length, finite(length, x, xAt), 0, dY, dYAt, dX, dXAt);
            return;
        }
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.geluDerivative(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, used))
                    .intoArray(dX, dXAt + i, used);
        }
    }

    @Override
    public void siluGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        if (anyInfinite(length, x, xAt)) {
            siluGradient(length, finite(length, x, xAt), 0, dY, dYAt, dX, dXAt);
            return;
        }
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.siluDerivative(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, used))
                    .intoArray(dX, dXAt + i, used);
        }
    }

    @Override
    public void softplusGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.softplusDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, used))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, used))
                    .intoArray(dX, dXAt + i, used);
        }
    }

    @Override
    public void softsignGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.softsignDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.softsignDerivative(FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void exponentialGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.exponentialDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.exponentialDerivative(
                            FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void hardSigmoidGradient(
            int length, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.hardSigmoidDerivative(FloatVector.fromArray(SPECIES, y, yAt + i))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.hardSigmoidDerivative(
                            FloatVector.fromArray(SPECIES, y, yAt + i, rest))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    @Override
    public void mishGradient(
            int length, float[] x, int xAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        if (anyInfinite(length, x, xAt)) {
            mishGradient(length, finite(length, x, xAt), 0, dY, dYAt, dX, dXAt);
            return;
        }
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.mishDerivative(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, used))
                    .intoArray(dX, dXAt + i, used);
        }
    }

    @Override
    public void boundedReluGradient(
            int length,
            float slope,
            float max,
            float threshold,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.boundedReluDerivative(
                            FloatVector.fromArray(SPECIES, x, xAt + i), slope, max, threshold)
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i))
                    .intoArray(dX, dXAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.boundedReluDerivative(
                            FloatVector.fromArray(SPECIES, x, xAt + i, rest), slope, max, threshold)
                    .mul(FloatVector.fromArray(SPECIES, dY, dYAt + i, rest))
                    .intoArray(dX, dXAt + i, rest);
        }
    }

    /**
     * Whether an infinite value is among these. Derivatives that multiply x by what is 0 at both
     * ends want finite ones, and have no operation to spare for that: see VectorMath. A loop that
     * HotSpot makes vectors of by itself, for the same reason.
     */
    private static boolean anyInfinite(int length, float[] x, int xAt) {
        float max = 0;
        for (int i = 0; i < length; i++) {
            max = Math.max(max, Math.abs(x[xAt + i]));
        }
        return max == Float.POSITIVE_INFINITY;
    }

    /** A copy in which the largest finite numbers stand for the infinite ones. */
    private static float[] finite(int length, float[] x, int xAt) {
        float[] finite = new float[length];
        for (int i = 0; i < length; i++) {
            finite[i] = Math.clamp(x[xAt + i], -Float.MAX_VALUE, Float.MAX_VALUE);
        }
        return finite;
    }
}
