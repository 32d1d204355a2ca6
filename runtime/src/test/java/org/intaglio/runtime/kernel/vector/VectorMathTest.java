/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import jdk.incubator.vector.FloatVector;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The errors that {@link VectorMath} states, over all exponents of both signs. */
final class VectorMathTest {
    /** An odd step through the bits of all floats: half a million of the four thousand million. */
    private static final int STEP = 8009;

    /** Where formulas change, and what has no exponent. */
    private static final float[] SPECIAL = {
        0f,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        0.3465736f,
        0.5493f,
        0.6931472f,
        1f,
        1.4142135f,
        2f,
        8.66434f,
        9.01f,
        14f,
        17.328680f,
        17.5f,
        18.71497f,
        87.33654f,
        87.33655f,
        88.72283f,
        88.72284f,
        103.27893f,
        103.9720f,
        103.9721f,
        104f,
        1e30f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    private interface Function {
        FloatVector apply(FloatVector x);
    }

    private interface Domain {
        boolean contains(float x);
    }

    @Test
    void exponential() {
        check("exp", 1.1, VectorMath::exp, Math::exp, x -> true);
    }

    @Test
    void exponentialOfNegatives() {
        check("exp", 1.1, VectorMath::expNonPositive, Math::exp, x -> !(x > 0));
        check("expm1", 1, VectorMath::expm1NonPositive, Math::expm1, x -> !(x > 0));
    }

    @Test
    void logarithm() {
        check("log", 1, VectorMath::log, Math::log, x -> true);
    }

    @Test
    void sigmoid() {
        check("sigmoid", 1.6, VectorMath::sigmoid, x -> 1 / (1 + Math.exp(-x)), x -> true);
    }

    @Test
    void restOfSoftplus() {
        check(
                "log(1 + e^-|x|)",
                3,
                VectorMath::softplusRest,
                x -> Math.log1p(Math.exp(-Math.abs(x))),
                x -> true);
    }

    @Test
    void hyperbolicTangent() {
        check("tanh", 2, VectorMath::tanh, Math::tanh, x -> true);
    }

    @Test
    void normalDistribution() {
        check("bell", 2, VectorMath::bell, x -> Math.exp(-x * x / 2), x -> true);
        check(
                "Φ",
                6.5,
                x -> VectorMath.normalDistribution(x, VectorMath.bell(x)),
                VectorMathTest::distribution,
                x -> true);
    }

    @Test
    void sumDoesNotDependOnTheCompiler() {
        float[] lanes = new float[Species.LANES];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = 1f / (i + 3);
        }
        float[] expected = lanes.clone();
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                expected[i] += expected[i + half];
            }
        }
        for (int i = 0; i < 20_000; i++) {
            float sum = VectorMath.sum(FloatVector.fromArray(Species.S, lanes, 0));
            assertThat(sum).isEqualTo(expected[0]);
        }
    }

    private static void check(
            String name,
            double bound,
            Function function,
            DoubleUnaryOperator reference,
            Domain domain) {
        float[] x = new float[Species.LANES];
        int n = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STEP) {
            x[n++] = Float.intBitsToFloat((int) bits);
            if (n == x.length) {
                check(name, bound, function, reference, domain, x);
                n = 0;
            }
        }
        for (float special : SPECIAL) {
            Arrays.fill(x, special);
            x[0] = -special;
            x[1] = Math.nextUp(special);
            x[2] = Math.nextDown(special);
            check(name, bound, function, reference, domain, x);
        }
    }

    private static void check(
            String name,
            double bound,
            Function function,
            DoubleUnaryOperator reference,
            Domain domain,
            float[] x) {
        float[] y = new float[x.length];
        function.apply(FloatVector.fromArray(Species.S, x, 0)).intoArray(y, 0);
        for (int i = 0; i < x.length; i++) {
            if (domain.contains(x[i])) {
                double exact = reference.applyAsDouble(x[i]);
                if (!near(y[i], exact, bound)) {
                    assertWithMessage("%s(%s), within %s ulp", name, x[i], bound)
                            .that(y[i])
                            .isEqualTo((float) exact);
                }
            }
        }
    }

    private static boolean near(float found, double exact, double bound) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            return Float.compare(found, rounded) == 0;
        }
        if (Math.abs(rounded) < Float.MIN_NORMAL) {
            // Subnormal results may be flushed to zero.
            return Math.abs(found - exact) <= Float.MIN_NORMAL;
        }
        return Math.abs(found - exact) <= bound * Math.ulp(rounded);
    }

    /** Φ, by the series of Abramowitz and Stegun 26.2.11 and the fraction 26.2.14. */
    private static double distribution(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(x) < 3.5) {
            double term = x;
            double sum = x;
            for (int k = 3; k < 200; k += 2) {
                term *= x * x / k;
                sum += term;
            }
            return 0.5 + density * sum;
        }
        double t = Math.abs(x);
        double fraction = 0;
        for (int k = 100; k >= 1; k--) {
            fraction = k / (t + fraction);
        }
        double tail = density / (t + fraction);
        return x < 0 ? tail : 1 - tail;
    }
}
