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

import java.util.Arrays;

/** Activation functions; {@link ActivationSweeps} has those that take a value at a time. */
final class VectorActivationKernels extends ActivationSweeps {
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
            for (int bound = S.loopBound(columns); i < bound; i += LANES) {
                FloatVector.fromArray(S, dY, dYAt + at + i)
                        .sub(dot)
                        .mul(FloatVector.fromArray(S, y, yAt + at + i))
                        .intoArray(dX, dXAt + at + i);
            }
            if (i < columns) {
                VectorMask<Float> rest = S.indexInRange(i, columns);
                FloatVector.fromArray(S, dY, dYAt + at + i, rest)
                        .sub(dot)
                        .mul(FloatVector.fromArray(S, y, yAt + at + i, rest))
                        .intoArray(dX, dXAt + at + i, rest);
            }
        }
    }

    @Override
    public void causalSoftmax(
            int rows, int columns, int period, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            int seen = Math.min(columns, r % period + 1);
            int to = yAt + r * columns;
            SoftmaxRow.softmax(seen, x, xAt + r * columns, y, to);
            Arrays.fill(y, to + seen, to + columns, 0f);
        }
    }
}
