/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import org.intaglio.runtime.kernel.LossKernels;

/**
 * Losses that are means over a sample's units: a mean over positions of means over the width is one
 * mean, so a sample is one sweep.
 */
abstract class VectorUnitLosses implements LossKernels {
    /** Keras' epsilon. */
    static final float LEAST = 1e-7f;

    static final float MOST = (float) (1 - 1e-7);

    @Override
    public void sigmoidCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] y,
            int yAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        float keep = 1 - smoothing;
        float spread = smoothing / 2;
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / length;
            int at = i * length;
            // The terms of the sum in dX first, then the derivative: a sweep must not grow too long
            // to be compiled without boxing, see VectorMath.
            logistic(length, keep, spread, x, xAt + at, target, targetAt + at, dX, dXAt + at);
            loss[lossAt + i] += share * SoftmaxRow.sum(length, dX, dXAt + at);
            sigmoids(length, x, xAt + at, dX, dXAt + at);
            if (y != null) {
                System.arraycopy(dX, dXAt + at, y, yAt + at, length);
            }
            difference(length, keep, spread, share / batch, target, targetAt + at, dX, dXAt + at);
        }
    }

    private static void sigmoids(int length, float[] x, int xAt, float[] y, int yAt) {
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            VectorMath.sigmoid(FloatVector.fromArray(S, x, xAt + j, used))
                    .intoArray(y, yAt + j, used);
        }
    }

    /** {@code dX = (dX - t)·scale}, without what is negligible. */
    private static void difference(
            int length,
            float keep,
            float spread,
            float scale,
            float[] target,
            int targetAt,
            float[] dX,
            int dXAt) {
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, used);
            FloatVector.fromArray(S, dX, dXAt + j, used)
                    .sub(t.fma(keep, spread))
                    .mul(scale)
                    .add(ABSORBING)
                    .sub(ABSORBING)
                    .intoArray(dX, dXAt + j, used);
        }
    }

    /**
     * {@code terms = max(x, 0) - x·t + log(1 + e^-|x|)}: the last survives where it is small, and
     * the first two are 0 also where an infinite x is as the target has it.
     */
    private static void logistic(
            int length,
            float keep,
            float spread,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] terms,
            int termsAt) {
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            FloatVector v = FloatVector.fromArray(S, x, xAt + j, used);
            // First the long function: what comes late is not inlined, see VectorMath.
            FloatVector rest = VectorMath.softplusRest(v);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, used).fma(keep, spread);
            FloatVector wrong = t.blend(t.neg().add(1f), v.compare(GT, 0f));
            v.abs()
                    .mul(wrong)
                    .blend(0f, wrong.compare(EQ, 0f))
                    .add(rest)
                    .intoArray(terms, termsAt + j, used);
        }
    }

    @Override
    public void binaryCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        float keep = 1 - smoothing;
        float spread = smoothing / 2;
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / length;
            int at = i * length;
            logTerms(length, keep, spread, 1f, y, yAt + at, target, targetAt + at, dY, dYAt + at);
            float sum = SoftmaxRow.sum(length, dY, dYAt + at);
            logTermsOfRest(length, keep, spread, y, yAt + at, target, targetAt + at, dY, dYAt + at);
            sum += SoftmaxRow.sum(length, dY, dYAt + at);
            loss[lossAt + i] -= share * sum;
            binaryGradient(
                    length,
                    keep,
                    spread,
                    share / batch,
                    y,
                    yAt + at,
                    target,
                    targetAt + at,
                    dY,
                    dYAt + at);
        }
    }

    /** {@code terms = t·log p}, with {@code p = y / total} clipped. */
    static void logTerms(
            int length,
            float keep,
            float spread,
            float total,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] terms,
            int termsAt) {
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            FloatVector p =
                    FloatVector.fromArray(S, y, yAt + j, used).div(total).max(LEAST).min(MOST);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, used).fma(keep, spread);
            VectorMath.log(p).mul(t).intoArray(terms, termsAt + j, used);
        }
    }

    /** {@code terms = (1 - t)·log(1 - p)}, with p clipped. */
    private static void logTermsOfRest(
            int length,
            float keep,
            float spread,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] terms,
            int termsAt) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            FloatVector p = FloatVector.fromArray(S, y, yAt + j, used).max(LEAST).min(MOST);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, used).fma(keep, spread);
            VectorMath.log(one.sub(p)).mul(one.sub(t)).intoArray(terms, termsAt + j, used);
        }
    }

    /** {@code dY = ((1 - t)/(1 - p) - t/p)·scale}, 0 where clipping holds p. */
    private static void binaryGradient(
            int length,
            float keep,
            float spread,
            float scale,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] dY,
            int dYAt) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int j = 0; j < length; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, length);
            FloatVector v = FloatVector.fromArray(S, y, yAt + j, used);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, used).fma(keep, spread);
            FloatVector p = v.max(LEAST).min(MOST);
            FloatVector derivative = one.sub(t).div(one.sub(p)).sub(t.div(p));
            FloatVector.broadcast(S, 0f)
                    .blend(derivative.mul(scale), v.compare(EQ, p))
                    .intoArray(dY, dYAt + j, used);
        }
    }

    @Override
    public void meanSquaredError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / length;
            float scale = share / batch;
            int at = i * length;
            int end = at + length;
            // Of shares: a square alone may be too large for a float where the mean is not.
            FloatVector sum = FloatVector.broadcast(S, 0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(S, y, yAt + at);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at);
                FloatVector e = v.sub(t);
                sum = e.mul(share).fma(e, sum);
                e.mul(2 * scale).intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = S.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(S, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at, rest);
                FloatVector e = v.sub(t);
                sum = sum.add(e.mul(share).mul(e), rest);
                e.mul(2 * scale).intoArray(dY, dYAt + at, rest);
            }
            loss[lossAt + i] += VectorMath.sum(sum);
        }
    }

    @Override
    public void meanAbsoluteError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / length;
            float scale = share / batch;
            int at = i * length;
            int end = at + length;
            FloatVector sum = FloatVector.broadcast(S, 0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(S, y, yAt + at);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at);
                FloatVector e = v.sub(t);
                sum = sum.add(e.abs());
                e.sub(e)
                        .blend(scale, e.compare(GT, 0f))
                        .blend(-scale, e.compare(LT, 0f))
                        .intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = S.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(S, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at, rest);
                FloatVector e = v.sub(t);
                sum = sum.add(e.abs(), rest);
                e.sub(e)
                        .blend(scale, e.compare(GT, 0f))
                        .blend(-scale, e.compare(LT, 0f))
                        .intoArray(dY, dYAt + at, rest);
            }
            loss[lossAt + i] += share * VectorMath.sum(sum);
        }
    }

    @Override
    public void huber(
            Form form,
            int n,
            int batch,
            float delta,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / length;
            float scale = share / batch;
            int at = i * length;
            int end = at + length;
            FloatVector sum = FloatVector.broadcast(S, 0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(S, y, yAt + at);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at);
                FloatVector e = v.sub(t);
                FloatVector limited =
                        e.blend(delta, e.compare(GT, delta)).blend(-delta, e.compare(LT, -delta));
                // e·l - l²/2 is both branches at once.
                sum = sum.add(limited.mul(e.sub(limited.mul(0.5f))));
                limited.mul(scale).intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = S.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(S, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(S, target, targetAt + at, rest);
                FloatVector e = v.sub(t);
                FloatVector limited =
                        e.blend(delta, e.compare(GT, delta)).blend(-delta, e.compare(LT, -delta));
                // e·l - l²/2 is both branches at once.
                sum = sum.add(limited.mul(e.sub(limited.mul(0.5f))), rest);
                limited.mul(scale).intoArray(dY, dYAt + at, rest);
            }
            loss[lossAt + i] += share * VectorMath.sum(sum);
        }
    }

    /** What a sample's loss counts for. */
    static float share(Form form, float[] weights, int at) {
        return weights == null ? form.lossWeight() : form.lossWeight() * weights[at];
    }
}
