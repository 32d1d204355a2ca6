/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transcendental functions and sums of a vector's lanes.
 *
 * <p>Each function uses additions, products, quotients and fused multiply-adds only, all of them
 * correctly rounded, so its result does not depend on the width of the vectors or on the compiler.
 * Stated errors are against the correctly rounded result, over all floats whose result is normal.
 * The coefficients are minimax polynomials (linear programming on Chebyshev nodes, rounded to float
 * one after the other); the reductions of the argument are those of W. J. Cody and W. Waite,
 * Software Manual for the Elementary Functions, 1980.
 *
 * <p>The methods are small and static: HotSpot inlines them, and the vectors stay in registers.
 */
final class VectorMath {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final float LOG2_E = 0x1.715476p0f;

    /** ln 2 in two parts; the first has few enough bits that its products with n are exact. */
    private static final float LN2_HIGH = 0x1.62e4p-1f;

    private static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** 1.5·2^23: adding it rounds to a whole number and leaves that number in the low bits. */
    private static final float ROUND = 0x1.8p23f;

    private static final int ROUND_BITS = 0x4B400000;

    /** The bits of √½, where the range of a reduced logarithm begins. */
    private static final int SQRT_HALF_BITS = 0x3f3504f3;

    private static final VectorShuffle<Float> ROTATE_1 = rotation(1);
    private static final VectorShuffle<Float> ROTATE_2 = rotation(2);
    private static final VectorShuffle<Float> ROTATE_4 = rotation(4);
    private static final VectorShuffle<Float> ROTATE_8 = rotation(8);

    private VectorMath() {}

    /** e^x; at most 1.1 ulp. Zero below the subnormal numbers, infinite above the largest. */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector r = reduced(x, shifted.sub(ROUND));
        IntVector n = shifted.reinterpretAsInts().sub(ROUND_BITS);
        // Two factors: 2^n itself may be out of range where e^x is not.
        IntVector half = n.lanewise(VectorOperators.ASHR, 1);
        FloatVector e = expm1Reduced(r).add(1f).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
        return e.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 88.72284f))
                .blend(0f, x.compare(VectorOperators.LT, -103.97209f));
    }

    /** e^x for x not above 0; at most 1.1 ulp; zero where the result is subnormal. */
    static FloatVector expNonPositive(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector r = reduced(x, shifted.sub(ROUND));
        return expm1Reduced(r)
                .add(1f)
                .mul(powerOfTwo(shifted.reinterpretAsInts()))
                .blend(0f, x.compare(VectorOperators.LT, -87.33654f));
    }

    /** e^x - 1 for x not above 0; at most 1 ulp. */
    static FloatVector expm1NonPositive(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector r = reduced(x, shifted.sub(ROUND));
        FloatVector power = powerOfTwo(shifted.reinterpretAsInts());
        return expm1Reduced(r)
                .fma(power, power.sub(1f))
                .blend(-1f, x.compare(VectorOperators.LT, -17.5f));
    }

    /** Natural logarithm; at most 1 ulp. Minus infinity at zero, NaN below. */
    static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p24f), subnormal).reinterpretAsInts();
        // x = 2^n·(1 + f), with 1 + f from √½ to √2.
        IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector f =
                bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector n = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
        n = n.blend(n.sub(24f), subnormal);
        FloatVector log =
                n.fma(broadcast(LN2_HIGH), f.sub(n.fma(broadcast(-LN2_LOW), log1pDeficit(f))));
        return x.blend(log, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY))
                .blend(Float.NaN, x.compare(VectorOperators.LT, 0f))
                .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
    }

    /** log(1 + x) for x from 0 to 1; at most 1.3 ulp. */
    static FloatVector log1pUnit(FloatVector x) {
        return x.sub(log1pDeficit(x));
    }

    /** 1 / (1 + e^-x); at most 1.6 ulp; zero where the result is subnormal. */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expNonPositive(x.abs().neg());
        return quotient(e.blend(1f, x.compare(VectorOperators.GE, 0f)), 1f, e);
    }

    /** tanh x; at most 2 ulp; odd, signed zeros included. */
    static FloatVector tanh(FloatVector x) {
        FloatVector e = expm1NonPositive(x.abs().mul(-2f));
        return withSignOf(x, quotient(e.neg(), 2f, e));
    }

    /** The error function; at most 1 ulp; odd, signed zeros included. */
    static FloatVector erf(FloatVector x) {
        FloatVector t = x.abs();
        FloatVector z = x.mul(x);
        // erf x = x + x·p(x²) near zero.
        FloatVector p = horner(broadcast(0x1.4d2864p-14f), z, -0x1.a583bcp-11f);
        p = horner(p, z, 0x1.543f2ap-8f);
        p = horner(p, z, -0x1.b80062p-6f);
        p = horner(p, z, 0x1.ce2d6p-4f);
        p = horner(p, z, -0x1.812740p-2f);
        p = horner(p, z, 0x1.06eba8p-3f);
        FloatVector near = x.fma(p, x);
        // 1 - erf t = e^(-t + t·q(t)) from 0.9 to 4; above, erf is 1.
        FloatVector q = horner(broadcast(-0x1.5df666p-17f), t, 0x1.4a1fc2p-12f);
        q = horner(q, t, -0x1.d9342ep-9f);
        q = horner(q, t, 0x1.8435b4p-6f);
        q = horner(q, t, -0x1.b2d3bep-4f);
        q = horner(q, t, -0x1.4538aep-1f);
        q = horner(q, t, -0x1.0772e0p-3f);
        FloatVector far = broadcast(1f).sub(expNonPositive(t.fma(q, t.neg())));
        far = far.blend(1f, t.compare(VectorOperators.GT, 4f));
        return near.blend(withSignOf(x, far), t.compare(VectorOperators.GT, 0.9f));
    }

    /**
     * The sum of the lanes, halves added to halves. {@code reduceLanes(ADD)} may add in another
     * order once it is compiled; then the same call would not give the same bits.
     */
    static float sum(FloatVector v) {
        FloatVector s = v;
        for (int k = LANES / 2; k > 8; k /= 2) {
            s = s.add(s.rearrange(rotation(k)));
        }
        if (LANES > 8) {
            s = s.add(s.rearrange(ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(ROTATE_4));
        }
        s = s.add(s.rearrange(ROTATE_2));
        return s.add(s.rearrange(ROTATE_1)).lane(0);
    }

    /** The largest lane, if none is NaN. */
    static float max(FloatVector v) {
        FloatVector m = v;
        for (int k = LANES / 2; k > 8; k /= 2) {
            m = max(m, m.rearrange(rotation(k)));
        }
        if (LANES > 8) {
            m = max(m, m.rearrange(ROTATE_8));
        }
        if (LANES > 4) {
            m = max(m, m.rearrange(ROTATE_4));
        }
        m = max(m, m.rearrange(ROTATE_2));
        return max(m, m.rearrange(ROTATE_1)).lane(0);
    }

    /** The larger of each pair; a where b is NaN. Shorter than the instructions for Math.max. */
    static FloatVector max(FloatVector a, FloatVector b) {
        return a.blend(b, a.compare(VectorOperators.LT, b));
    }

    static FloatVector broadcast(float c) {
        return FloatVector.broadcast(SPECIES, c);
    }

    /**
     * a / (c + e), where c is not smaller than |e|, as if the sum and the division were rounded
     * once together: the rounding of the sum and the remainder of 1 / (c + e) are known exactly,
     * and correct the result.
     */
    private static FloatVector quotient(FloatVector a, float c, FloatVector e) {
        FloatVector d = e.add(c);
        FloatVector lost = e.sub(d.sub(c));
        FloatVector w = broadcast(1f).div(d);
        FloatVector remainder = w.neg().fma(lost, w.neg().fma(d, broadcast(1f)));
        FloatVector q = a.mul(w);
        return q.add(q.fma(remainder, a.fma(w, q.neg())));
    }

    /** x - n·ln 2. */
    private static FloatVector reduced(FloatVector x, FloatVector n) {
        return n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
    }

    /** e^r - 1 for r within ±½ ln 2: r + r²·p(r). */
    private static FloatVector expm1Reduced(FloatVector r) {
        FloatVector p = horner(broadcast(0x1.6a4ec8p-10f), r, 0x1.12399cp-7f);
        p = horner(p, r, 0x1.5558b0p-5f);
        p = horner(p, r, 0x1.555492p-3f);
        p = horner(p, r, 0x1.fffffcp-2f);
        return r.mul(r).fma(p, r);
    }

    /**
     * f - log(1 + f), with s = f/(2 + f) as f²/2 - s·(f²/2 + s²·p(s²)), because log(1 + f) =
     * 2·atanh s: the quotient's rounding then touches small terms only.
     */
    private static FloatVector log1pDeficit(FloatVector f) {
        FloatVector s = f.div(f.add(2f));
        FloatVector z = s.mul(s);
        FloatVector p = horner(broadcast(0x1.233452p-2f), z, 0x1.1dbeb0p-2f);
        p = horner(p, z, 0x1.99e410p-2f);
        p = horner(p, z, 0x1.5554d0p-1f);
        FloatVector half = f.mul(f).mul(0.5f);
        return half.sub(s.mul(z.fma(p, half)));
    }

    /** 2^n from integers in the low bits; what {@link #ROUND} leaves above them falls out. */
    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /** p·x + c. */
    private static FloatVector horner(FloatVector p, FloatVector x, float c) {
        return p.fma(x, broadcast(c));
    }

    /** The magnitude of a positive y with the sign of x. */
    private static FloatVector withSignOf(FloatVector x, FloatVector y) {
        return x.reinterpretAsInts()
                .and(Integer.MIN_VALUE)
                .or(y.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes, 1, true);
    }
}
