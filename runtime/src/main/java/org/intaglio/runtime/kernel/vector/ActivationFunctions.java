/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The activation functions of Keras on vectors, and their derivatives from what {@link
 * org.intaglio.runtime.kernel.ActivationKernels} hands over, the result y or the argument x.
 */
final class ActivationFunctions {
    /** Klambauer et al. 2017 (arXiv:1706.02515): the slope above zero. */
    private static final float SELU_SCALE = 1.050701f;

    /** That times α: where selu ends at minus infinity, negated. */
    private static final float SELU_LIMIT = 1.7580993f;

    /** 1/√(2π), the normal density at zero. */
    private static final float DENSITY = 0.3989423f;

    private ActivationFunctions() {}

    static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(LT, 0f));
    }

    static FloatVector reluDerivative(FloatVector y) {
        return broadcast(S, 0f).blend(1f, y.compare(GT, 0f));
    }

    static FloatVector sigmoidDerivative(FloatVector y) {
        return y.sub(y.mul(y));
    }

    static FloatVector tanhDerivative(FloatVector y) {
        return y.neg().fma(y, broadcast(S, 1f));
    }

    static FloatVector elu(FloatVector x) {
        return belowZero(x).blend(x, x.compare(GT, 0f));
    }

    static FloatVector eluDerivative(FloatVector y) {
        return broadcast(S, 1f).blend(y.add(1f), y.compare(LT, 0f));
    }

    static FloatVector selu(FloatVector x) {
        return belowZero(x).mul(SELU_LIMIT).blend(x.mul(SELU_SCALE), x.compare(GT, 0f));
    }

    static FloatVector seluDerivative(FloatVector y) {
        return broadcast(S, SELU_SCALE).blend(y.add(SELU_LIMIT), y.compare(LT, 0f));
    }

    static FloatVector gelu(FloatVector x) {
        FloatVector bell = VectorMath.bell(x);
        return notMinusInfinite(x).mul(VectorMath.normalDistribution(x, bell));
    }

    /** {@code Φ(x) + x·φ(x)}; for finite x. */
    static FloatVector geluDerivative(FloatVector x) {
        FloatVector bell = VectorMath.bell(x);
        FloatVector distribution = VectorMath.normalDistribution(x, bell);
        return x.fma(bell.mul(DENSITY), distribution);
    }

    static FloatVector silu(FloatVector x) {
        return notMinusInfinite(x).mul(VectorMath.sigmoid(x));
    }

    /** {@code s·(1 + x·(1 - s))} with {@code s = sigmoid(x)}; for finite x. */
    static FloatVector siluDerivative(FloatVector x) {
        FloatVector s = VectorMath.sigmoid(x);
        return s.fma(x.mul(broadcast(S, 1f).sub(s)), s);
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector rest = VectorMath.softplusRest(x);
        return x.blend(0f, x.compare(LT, 0f)).add(rest);
    }

    /** {@code sigmoid(x) = 1 - e^-y}. */
    static FloatVector softplusDerivative(FloatVector y) {
        return VectorMath.expm1NonPositive(y.neg()).neg();
    }

    static FloatVector softsign(FloatVector x) {
        FloatVector v = x.max(-Float.MAX_VALUE).min(Float.MAX_VALUE);
        return v.div(v.abs().add(1f));
    }

    /** {@code 1/(1 + |x|)² = (1 - |y|)²}. */
    static FloatVector softsignDerivative(FloatVector y) {
        FloatVector root = broadcast(S, 1f).sub(y.abs());
        return root.mul(root);
    }

    static FloatVector inverseRoot(FloatVector x) {
        return broadcast(S, 1f).div(x.sqrt());
    }

    static FloatVector inverseRootDerivative(FloatVector y) {
        return y.mul(y).mul(y).mul(-0.5f);
    }

    static FloatVector exponentialDerivative(FloatVector y) {
        return y;
    }

    static FloatVector hardSigmoid(FloatVector x) {
        FloatVector shifted = relu(x.add(3f));
        return shifted.blend(6f, shifted.compare(GT, 6f)).div(6f);
    }

    static FloatVector hardSigmoidDerivative(FloatVector y) {
        VectorMask<Float> inside = y.compare(GT, 0f).and(y.compare(LT, 1f));
        return broadcast(S, 0f).blend(1f / 6f, inside);
    }

    static FloatVector mish(FloatVector x) {
        FloatVector e = VectorMath.expNonPositive(x.abs().neg());
        return notMinusInfinite(x).mul(tanhOfSoftplus(x, e));
    }

    /** {@code t + x·(1 - t²)·sigmoid(x)} with {@code t = tanh(softplus(x))}; for finite x. */
    static FloatVector mishDerivative(FloatVector x) {
        FloatVector e = VectorMath.expNonPositive(x.abs().neg());
        FloatVector t = tanhOfSoftplus(x, e);
        FloatVector sigmoid = e.blend(1f, x.compare(GE, 0f)).div(e.add(1f));
        return x.fma(t.neg().fma(t, broadcast(S, 1f)).mul(sigmoid), t);
    }

    static FloatVector boundedRelu(FloatVector x, float slope, float max, float threshold) {
        FloatVector above = x.blend(max, x.compare(GT, max));
        // Not a product with 0, which at minus infinity would be NaN.
        FloatVector below = slope == 0 ? broadcast(S, 0f) : x.sub(threshold).mul(slope);
        return above.blend(below, x.compare(LT, threshold));
    }

    static FloatVector boundedReluDerivative(
            FloatVector x, float slope, float max, float threshold) {
        // Nothing, not even infinity, is beyond an infinite maximum.
        float limit = max == Float.POSITIVE_INFINITY ? Float.NaN : max;
        return broadcast(S, slope)
                .blend(1f, x.compare(GT, threshold))
                .blend(0f, x.compare(GE, limit));
    }

    /** For products with what is 0 at minus infinity: so is their limit, and NaN is not. */
    private static FloatVector notMinusInfinite(FloatVector x) {
        return x.max(-Float.MAX_VALUE);
    }

    /** {@code e^x - 1} where x is below zero; something finite elsewhere. */
    private static FloatVector belowZero(FloatVector x) {
        return VectorMath.expm1NonPositive(x.blend(0f, x.compare(GT, 0f)));
    }

    /**
     * {@code ((1 + e^x)² - 1) / ((1 + e^x)² + 1)}, with numerator and denominator divided by e^2x
     * where x is positive, so that nothing overflows.
     *
     * @param e {@code e^-|x|}
     */
    private static FloatVector tanhOfSoftplus(FloatVector x, FloatVector e) {
        VectorMask<Float> positive = x.compare(GE, 0f);
        FloatVector numerator = e.mul(e.add(2f)).blend(e.add(e).add(1f), positive);
        FloatVector denominator = broadcast(S, 2f).blend(e.mul(e).mul(2f), positive);
        return numerator.div(denominator.add(numerator));
    }
}
