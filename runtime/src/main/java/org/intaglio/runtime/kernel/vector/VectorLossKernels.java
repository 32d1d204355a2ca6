/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.EQ;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import org.intaglio.runtime.kernel.scalar.ClassIndex;

/**
 * Losses of classes, row by row; see {@link VectorUnitLosses} for those that are means of units.
 */
final class VectorLossKernels extends VectorUnitLosses {
    @Override
    public void softmaxCrossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
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
        int positions = form.positions();
        int width = form.width();
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / positions;
            float scale = share / batch;
            float sum = 0;
            for (int p = 0; p < positions; p++) {
                int row = i * positions + p;
                int at = row * width;
                double logSum = Math.log(SoftmaxRow.softmax(width, x, xAt + at, dX, dXAt + at));
                // Apart from the logarithm, which next to a large maximum would be lost.
                float max = SoftmaxRow.max(width, x, xAt + at);
                if (y != null) {
                    System.arraycopy(dX, dXAt + at, y, yAt + at, width);
                }
                if (sparse) {
                    int t = ClassIndex.check(target[targetAt + row], width, i, p, positions);
                    sum += (float) ((double) max - x[xAt + at + t] + logSum);
                    dX[dXAt + at + t] -= 1f;
                    SoftmaxRow.shift(width, 0f, scale, dX, dXAt + at);
                } else {
                    sum +=
                            distribution(
                                    width,
                                    smoothing,
                                    scale,
                                    max,
                                    (float) logSum,
                                    x,
                                    xAt + at,
                                    target,
                                    targetAt + at,
                                    dX,
                                    dXAt + at);
                }
            }
            loss[lossAt + i] += share * sum;
        }
    }

    /**
     * {@code Σ t·(max - x + logSum)}, where {@code 0·∞} is 0; turns the softmax in dX into {@code
     * (softmax - t)·scale}.
     */
    private static float distribution(
            int width,
            float smoothing,
            float scale,
            float max,
            float logSum,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] dX,
            int dXAt) {
        float keep = 1 - smoothing;
        float spread = smoothing / width;
        FloatVector sum = FloatVector.broadcast(S, 0f);
        int j = 0;
        for (int bound = S.loopBound(width); j < bound; j += LANES) {
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j).fma(keep, spread);
            FloatVector distance = FloatVector.fromArray(S, x, xAt + j).neg().add(max).add(logSum);
            sum = t.fma(distance.blend(0f, t.compare(EQ, 0f)), sum);
            FloatVector.fromArray(S, dX, dXAt + j)
                    .sub(t)
                    .mul(scale)
                    .add(ABSORBING)
                    .sub(ABSORBING)
                    .intoArray(dX, dXAt + j);
        }
        if (j < width) {
            VectorMask<Float> rest = S.indexInRange(j, width);
            FloatVector t = FloatVector.fromArray(S, target, targetAt + j, rest).fma(keep, spread);
            FloatVector distance =
                    FloatVector.fromArray(S, x, xAt + j, rest).neg().add(max).add(logSum);
            sum = sum.add(t.mul(distance.blend(0f, t.compare(EQ, 0f))), rest);
            FloatVector.fromArray(S, dX, dXAt + j, rest)
                    .sub(t)
                    .mul(scale)
                    .add(ABSORBING)
                    .sub(ABSORBING)
                    .intoArray(dX, dXAt + j, rest);
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

    @Override
    public void crossEntropy(
            Form form,
            int n,
            int batch,
            boolean sparse,
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
        int positions = form.positions();
        int width = form.width();
        for (int i = 0; i < n; i++) {
            float share = share(form, weights, weightsAt + i) / positions;
            float scale = share / batch;
            float sum = 0;
            for (int p = 0; p < positions; p++) {
                int row = i * positions + p;
                int from = yAt + row * width;
                int to = dYAt + row * width;
                if (sparse) {
                    int t = ClassIndex.check(target[targetAt + row], width, i, p, positions);
                    float likely = Math.clamp(y[from + t], LEAST, MOST);
                    float total = clippedSum(width, scale, y, from, dY, to);
                    sum += (float) Math.log(total / likely);
                    if (y[from + t] == likely) {
                        dY[to + t] -= scale / likely;
                    }
                } else {
                    float total = SoftmaxRow.sum(width, y, from);
                    int target0 = targetAt + row * width;
                    float keep = 1 - smoothing;
                    float spread = smoothing / width;
                    logTerms(width, keep, spread, total, y, from, target, target0, dY, to);
                    sum -= SoftmaxRow.sum(width, dY, to);
                    distributionGradient(width, smoothing, total, y, from, target, target0, dY, to);
                    // The quotient rule: what the division by the sum takes back.
                    float dot = SoftmaxRow.dot(width, y, from, dY, to) / total;
                    SoftmaxRow.shift(width, -dot, scale / total, dY, to);
                }
            }
            loss[lossAt + i] += share * sum;
        }
    }

    /** The sum of the clipped y; sets dY to {@code scale} by that sum where y was within. */
    private static float clippedSum(
            int width, float scale, float[] y, int yAt, float[] dY, int dYAt) {
        FloatVector sum = FloatVector.broadcast(S, 0f);
        for (int j = 0; j < width; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, width);
            sum = sum.add(FloatVector.fromArray(S, y, yAt + j, used).max(LEAST).min(MOST), used);
        }
        float total = VectorMath.sum(sum);
        for (int j = 0; j < width; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, width);
            FloatVector v = FloatVector.fromArray(S, y, yAt + j, used);
            // Where clipping changes nothing, it lets the derivative through.
            VectorMask<Float> within = v.compare(EQ, v.max(LEAST).min(MOST));
            FloatVector.broadcast(S, 0f).blend(scale / total, within).intoArray(dY, dYAt + j, used);
        }
        return total;
    }

    /** The derivative of {@code -Σ t·log q} for q, with {@code q = y / total} clipped. */
    private static void distributionGradient(
            int width,
            float smoothing,
            float total,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] dY,
            int dYAt) {
        for (int j = 0; j < width; j += LANES) {
            VectorMask<Float> used = S.indexInRange(j, width);
            FloatVector q = FloatVector.fromArray(S, y, yAt + j, used).div(total);
            FloatVector p = q.max(LEAST).min(MOST);
            FloatVector t =
                    FloatVector.fromArray(S, target, targetAt + j, used)
                            .fma(1 - smoothing, smoothing / width);
            FloatVector.broadcast(S, 0f)
                    .blend(t.neg().div(p), q.compare(EQ, p))
                    .intoArray(dY, dYAt + j, used);
        }
    }
}
