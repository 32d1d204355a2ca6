/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.vector.VectorMath.LANES;
import static org.intaglio.runtime.kernel.vector.VectorMath.SPECIES;

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
            float scale = share / batch;
            int at = i * length;
            int end = at + length;
            FloatVector sum = VectorMath.broadcast(0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + at);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at);
                FloatVector s = smooth(t, keep, spread);
                sum = sum.add(logistic(v, s));
                FloatVector sigmoid = VectorMath.sigmoid(v);
                if (y != null) {
                    sigmoid.intoArray(y, yAt + at);
                }
                sigmoid.sub(s).mul(scale).intoArray(dX, dXAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = SPECIES.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + at, rest);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at, rest);
                FloatVector s = smooth(t, keep, spread);
                sum = sum.add(logistic(v, s), rest);
                FloatVector sigmoid = VectorMath.sigmoid(v);
                if (y != null) {
                    sigmoid.intoArray(y, yAt + at, rest);
                }
                sigmoid.sub(s).mul(scale).intoArray(dX, dXAt + at, rest);
            }
            loss[lossAt + i] += share * VectorMath.sum(sum);
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
            float scale = share / batch;
            int at = i * length;
            int end = at + length;
            FloatVector sum = VectorMath.broadcast(0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at);
                FloatVector s = smooth(t, keep, spread);
                FloatVector c = clip(v);
                sum = sum.add(binary(c, s));
                VectorMath.broadcast(0f)
                        .blend(binaryDerivative(c, s).mul(scale), within(v))
                        .intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = SPECIES.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at, rest);
                FloatVector s = smooth(t, keep, spread);
                FloatVector c = clip(v);
                sum = sum.add(binary(c, s), rest);
                VectorMath.broadcast(0f)
                        .blend(binaryDerivative(c, s).mul(scale), within(v))
                        .intoArray(dY, dYAt + at, rest);
            }
            loss[lossAt + i] += share * VectorMath.sum(sum);
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
            FloatVector sum = VectorMath.broadcast(0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at);
                FloatVector e = v.sub(t);
                sum = sum.add(e.mul(e));
                e.mul(2 * scale).intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = SPECIES.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at, rest);
                FloatVector e = v.sub(t);
                sum = sum.add(e.mul(e), rest);
                e.mul(2 * scale).intoArray(dY, dYAt + at, rest);
            }
            loss[lossAt + i] += share * VectorMath.sum(sum);
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
            FloatVector sum = VectorMath.broadcast(0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at);
                FloatVector e = v.sub(t);
                sum = sum.add(e.abs());
                VectorMath.broadcast(0f)
                        .blend(scale, e.compare(GT, 0f))
                        .blend(-scale, e.compare(LT, 0f))
                        .intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = SPECIES.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at, rest);
                FloatVector e = v.sub(t);
                sum = sum.add(e.abs(), rest);
                VectorMath.broadcast(0f)
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
            FloatVector sum = VectorMath.broadcast(0f);
            for (; at <= end - LANES; at += LANES) {
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at);
                FloatVector e = v.sub(t);
                FloatVector limited =
                        e.blend(delta, e.compare(GT, delta)).blend(-delta, e.compare(LT, -delta));
                // e·l - l²/2 is both branches at once.
                sum = sum.add(limited.mul(e.sub(limited.mul(0.5f))));
                limited.mul(scale).intoArray(dY, dYAt + at);
            }
            if (at < end) {
                VectorMask<Float> rest = SPECIES.indexInRange(at, end);
                FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + at, rest);
                FloatVector t = FloatVector.fromArray(SPECIES, target, targetAt + at, rest);
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

    /** Label smoothing, {@code t·keep + spread}. */
    static FloatVector smooth(FloatVector t, float keep, float spread) {
        return t.fma(VectorMath.broadcast(keep), VectorMath.broadcast(spread));
    }

    static FloatVector clip(FloatVector p) {
        return p.blend(LEAST, p.compare(LT, LEAST)).blend(MOST, p.compare(GT, MOST));
    }

    /** Where {@link #clip} changes nothing, and lets the derivative through. */
    static VectorMask<Float> within(FloatVector p) {
        return p.compare(GE, LEAST).and(p.compare(LE, MOST));
    }

    /** {@code max(x, 0) - x·t + log(1 + e^-|x|)}: the last term survives where it is small. */
    private static FloatVector logistic(FloatVector x, FloatVector t) {
        return ActivationFunctions.relu(x).sub(x.mul(t)).add(ActivationFunctions.softplusRest(x));
    }

    /** {@code -(t·log p + (1 - t)·log(1 - p))}. */
    private static FloatVector binary(FloatVector p, FloatVector t) {
        FloatVector one = VectorMath.broadcast(1f);
        FloatVector no = one.sub(t).mul(VectorMath.log(one.sub(p)));
        return t.fma(VectorMath.log(p), no).neg();
    }

    /** {@code (1 - t)/(1 - p) - t/p}. */
    private static FloatVector binaryDerivative(FloatVector p, FloatVector t) {
        FloatVector one = VectorMath.broadcast(1f);
        return one.sub(t).div(one.sub(p)).sub(t.div(p));
    }
}
