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

import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.OptimizerKernels;

/** Parameter updates, each one sweep at the speed of memory: whole vectors, then a masked rest. */
final class VectorOptimizerKernels implements OptimizerKernels {
    /** Elements whose penalty or squares are summed in float before that is added to the double. */
    private static final int PENALTY_BLOCK = 4096;

    private final ArithmeticKernels arithmetic = new VectorArithmeticKernels();
    private final MatrixKernels matrices = new VectorMatrixKernels();

    @Override
    public void sgd(int from, int to, float rate, float[] theta, float[] g, int gAt) {
        int shift = gAt - from;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector.fromArray(S, g, i + shift)
                    .fma(FloatVector.broadcast(S, -rate), FloatVector.fromArray(S, theta, i))
                    .intoArray(theta, i);
        }
        for (; i < to; i++) {
            theta[i] = Math.fma(g[i + shift], -rate, theta[i]);
        }
    }

    @Override
    public void momentum(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v) {
        int shift = gAt - from;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector step =
                    velocity(
                            FloatVector.fromArray(S, v, i),
                            momentum,
                            FloatVector.fromArray(S, g, i + shift).mul(rate));
            step.intoArray(v, i);
            FloatVector.fromArray(S, theta, i).add(step).intoArray(theta, i);
        }
        for (; i < to; i++) {
            v[i] = velocity(v[i], momentum, g[i + shift] * rate);
            theta[i] += v[i];
        }
    }

    @Override
    public void nesterov(
            int from,
            int to,
            float rate,
            float momentum,
            float[] theta,
            float[] g,
            int gAt,
            float[] v) {
        int shift = gAt - from;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector pull = FloatVector.fromArray(S, g, i + shift).mul(rate);
            FloatVector step = velocity(FloatVector.fromArray(S, v, i), momentum, pull);
            step.intoArray(v, i);
            FloatVector.fromArray(S, theta, i)
                    .add(velocity(step, momentum, pull))
                    .intoArray(theta, i);
        }
        for (; i < to; i++) {
            float pull = g[i + shift] * rate;
            v[i] = velocity(v[i], momentum, pull);
            theta[i] += velocity(v[i], momentum, pull);
        }
    }

    @Override
    public void adam(
            int from,
            int to,
            float rate,
            double beta1,
            double beta2,
            float epsilon,
            float[] theta,
            float[] g,
            int gAt,
            float[] m,
            float[] v) {
        int shift = gAt - from;
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        float dust = OptimizerKernels.dust(epsilon);
        float leastM = Math.min(NEGLIGIBLE, dust);
        float leastG = Math.min(SMALLEST_TO_SQUARE, dust);
        float leastV = Math.min(Float.MIN_NORMAL, dust * dust);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector gi = FloatVector.fromArray(S, g, i + shift);
            FloatVector mi = FloatVector.fromArray(S, m, i);
            mi = gi.sub(mi).fma(FloatVector.broadcast(S, take1), mi);
            FloatVector vi = FloatVector.fromArray(S, v, i);
            gi = normal(gi, leastG);
            vi = gi.mul(gi).sub(vi).fma(FloatVector.broadcast(S, take2), vi);
            mi = normal(mi, leastM);
            vi = normal(vi, leastV);
            mi.intoArray(m, i);
            vi.intoArray(v, i);
            FloatVector.fromArray(S, theta, i)
                    .sub(mi.mul(rate).div(vi.sqrt().add(epsilon)))
                    .intoArray(theta, i);
        }
        for (; i < to; i++) {
            m[i] = normal(Math.fma(g[i + shift] - m[i], take1, m[i]), leastM);
            float gi = normal(g[i + shift], leastG);
            v[i] = normal(Math.fma(gi * gi - v[i], take2, v[i]), leastV);
            theta[i] -= m[i] * rate / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public ArithmeticKernels arithmetic() {
        return arithmetic;
    }

    @Override
    public MatrixKernels matrices() {
        return matrices;
    }

    @Override
    public double squares(int from, int to, float[] x) {
        double sum = 0;
        for (int i = from; i < to; i += PENALTY_BLOCK) {
            sum += squaresOfBlock(i, Math.min(to, i + PENALTY_BLOCK), x);
        }
        return sum;
    }

    private static double squaresOfBlock(int from, int to, float[] x) {
        FloatVector squares = FloatVector.broadcast(S, 0f);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            squares = v.fma(v, squares);
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) x[i] * x[i];
        }
        return VectorMath.sum(squares) + rest;
    }

    @Override
    public double penalty(int from, int to, float l1, float l2, float[] theta, float[] g, int gAt) {
        double penalty = 0;
        for (int i = from; i < to; i += PENALTY_BLOCK) {
            penalty +=
                    penaltyBlock(
                            i, Math.min(to, i + PENALTY_BLOCK), l1, l2, theta, g, gAt + i - from);
        }
        return penalty;
    }

    private static double penaltyBlock(
            int from, int to, float l1, float l2, float[] theta, float[] g, int gAt) {
        int shift = gAt - from;
        FloatVector zero = FloatVector.broadcast(S, 0f);
        FloatVector magnitudes = zero;
        FloatVector squares = zero;
        for (int i = from; i < to; i += LANES) {
            VectorMask<Float> used = S.indexInRange(i, to);
            FloatVector t = FloatVector.fromArray(S, theta, i, used);
            magnitudes = magnitudes.add(t.abs());
            squares = t.fma(t, squares);
            // The sign of 0 is 0, as in TensorFlow.
            FloatVector slope =
                    zero.blend(l1, t.compare(VectorOperators.GT, 0f))
                            .blend(-l1, t.compare(VectorOperators.LT, 0f));
            slope = t.fma(FloatVector.broadcast(S, 2 * l2), slope);
            FloatVector.fromArray(S, g, i + shift, used).add(slope).intoArray(g, i + shift, used);
        }
        return l1 * (double) VectorMath.sum(magnitudes) + l2 * (double) VectorMath.sum(squares);
    }

    /** {@code momentum·v - pull}. */
    private static FloatVector velocity(FloatVector v, float momentum, FloatVector pull) {
        return normal(v.fma(FloatVector.broadcast(S, momentum), pull.neg()), NEGLIGIBLE);
    }

    private static float velocity(float v, float momentum, float pull) {
        return normal(Math.fma(v, momentum, -pull), NEGLIGIBLE);
    }

    private static FloatVector normal(FloatVector x, float least) {
        return x.blend(0f, x.abs().compare(VectorOperators.LT, least));
    }

    private static float normal(float x, float least) {
        return Math.abs(x) < least ? 0f : x;
    }
}
