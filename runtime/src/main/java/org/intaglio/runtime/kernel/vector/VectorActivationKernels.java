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

/** Activation functions; see {@link VectorActivationGradients} for the derivatives. */
final class VectorActivationKernels extends VectorActivationGradients {
    @Override
    public void relu(int length, float[] x, int xAt, float[] y, int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.relu(FloatVector.fromArray(SPECIES, x, xAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.relu(FloatVector.fromArray(SPECIES, x, xAt + i, rest))
                    .intoArray(y, yAt + i, rest);
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            VectorMath.sigmoid(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void tanh(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void elu(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.elu(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void selu(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.selu(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void gelu(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.gelu(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void silu(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.silu(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void softplus(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.softplus(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void softsign(int length, float[] x, int xAt, float[] y, int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.softsign(FloatVector.fromArray(SPECIES, x, xAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.softsign(FloatVector.fromArray(SPECIES, x, xAt + i, rest))
                    .intoArray(y, yAt + i, rest);
        }
    }

    @Override
    public void exponential(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            VectorMath.exp(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void hardSigmoid(int length, float[] x, int xAt, float[] y, int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.hardSigmoid(FloatVector.fromArray(SPECIES, x, xAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.hardSigmoid(FloatVector.fromArray(SPECIES, x, xAt + i, rest))
                    .intoArray(y, yAt + i, rest);
        }
    }

    @Override
    public void mish(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i += LANES) {
            VectorMask<Float> used = SPECIES.indexInRange(i, length);
            ActivationFunctions.mish(FloatVector.fromArray(SPECIES, x, xAt + i, used))
                    .intoArray(y, yAt + i, used);
        }
    }

    @Override
    public void boundedRelu(
            int length,
            float slope,
            float max,
            float threshold,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        int i = 0;
        for (int bound = SPECIES.loopBound(length); i < bound; i += LANES) {
            ActivationFunctions.boundedRelu(
                            FloatVector.fromArray(SPECIES, x, xAt + i), slope, max, threshold)
                    .intoArray(y, yAt + i);
        }
        if (i < length) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, length);
            ActivationFunctions.boundedRelu(
                            FloatVector.fromArray(SPECIES, x, xAt + i, rest), slope, max, threshold)
                    .intoArray(y, yAt + i, rest);
        }
    }

    @Override
    public void softmax(int rows, int columns, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            SoftmaxRow.softmax(columns, x, xAt + r * columns, y, yAt + r * columns);
        }
    }

    @Override
    public void softmaxGradient(
            int rows, int columns, float[] y, int yAt, float[] dY, int dYAt, float[] dX, int dXAt) {
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            float dot = SoftmaxRow.dot(columns, y, yAt + at, dY, dYAt + at);
            int i = 0;
            for (int bound = SPECIES.loopBound(columns); i < bound; i += LANES) {
                FloatVector.fromArray(SPECIES, dY, dYAt + at + i)
                        .sub(dot)
                        .mul(FloatVector.fromArray(SPECIES, y, yAt + at + i))
                        .intoArray(dX, dXAt + at + i);
            }
            if (i < columns) {
                VectorMask<Float> rest = SPECIES.indexInRange(i, columns);
                FloatVector.fromArray(SPECIES, dY, dYAt + at + i, rest)
                        .sub(dot)
                        .mul(FloatVector.fromArray(SPECIES, y, yAt + at + i, rest))
                        .intoArray(dX, dXAt + at + i, rest);
            }
        }
    }
}
