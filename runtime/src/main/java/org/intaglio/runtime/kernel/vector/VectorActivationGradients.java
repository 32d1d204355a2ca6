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
}
