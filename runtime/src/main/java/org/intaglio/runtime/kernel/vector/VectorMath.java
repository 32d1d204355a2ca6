/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

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
 * <p>HotSpot must inline every method that takes or gives a vector, or the vector becomes an object
 * on the heap. Its compiler stops inlining methods, those of the JDK's Vector API excepted, once it
 * has made 18,000 nodes, and a vector operation costs it 500. So a kernel has one loop body, which
 * does with masks what others do in a second loop for the rest, the methods here call operations of
 * the JDK directly even where that repeats some lines, and calls come before other operations.
 */
final class VectorMath {
    private static final float LOG2_E = 0x1.715476p0f;

    /** ln 2 in two parts; the first has few enough bits that its products with n are exact. */
    private static final float LN2_HIGH = 0x1.62e4p-1f;

    private static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** 1.5·2^23: adding it rounds to a whole number and leaves that number in the low bits. */
    private static final float ROUND = 0x1.8p23f;

    /** (e^r - 1 - r) / r² for r within ±½ ln 2. */
    private static final float EXP_0 = 0x1.fffffcp-2f;

    private static final float EXP_1 = 0x1.555492p-3f;
    private static final float EXP_2 = 0x1.5558b0p-5f;
    private static final float EXP_3 = 0x1.12399cp-7f;
    private static final float EXP_4 = 0x1.6a4ec8p-10f;

    /** The coefficients of {@link #log}. */
    private static final float LOG_0 = 0x1.5554d0p-1f;

    private static final float LOG_1 = 0x1.99e410p-2f;
    private static final float LOG_2 = 0x1.1dbeb0p-2f;
    private static final float LOG_3 = 0x1.233452p-2f;

    private static final float SQRT_HALF = 0.70710677f;

    private static final int ROUND_BITS = 0x4B400000;

    /** The bits of √½, where the range of a reduced logarithm begins. */
    private static final int SQRT_HALF_BITS = 0x3f3504f3;

    /** What {@link #sum} turns a vector by; of those up to half the lanes. */
    static final VectorShuffle<Float> ROTATE_1 = rotation(1);

    static final VectorShuffle<Float> ROTATE_2 = rotation(2);
    static final VectorShuffle<Float> ROTATE_4 = rotation(4);
    static final VectorShuffle<Float> ROTATE_8 = rotation(8);

    private VectorMath() {}

    /** e^x; at most 1.1 ulp. Zero below the subnormal numbers, infinite above the largest. */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(S, -LN2_HIGH), x);
        r = n.fma(broadcast(S, -LN2_LOW), r);
        FloatVector p = r.fma(EXP_4, EXP_3);
        p = p.fma(r, broadcast(S, EXP_2));
        p = p.fma(r, broadcast(S, EXP_1));
        p = p.fma(r, broadcast(S, EXP_0));
        FloatVector e = r.mul(r).fma(p, r).add(1f);
        // Two factors: 2^n itself may be out of range where e^x is not.
        IntVector whole = shifted.reinterpretAsInts().sub(ROUND_BITS);
        IntVector half = whole.lanewise(ASHR, 1);
        FloatVector first = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        FloatVector second = whole.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        return e.mul(first)
                .mul(second)
                .blend(Float.POSITIVE_INFINITY, x.compare(GT, 88.72284f))
                .blend(0f, x.compare(LT, -103.97209f));
    }

    /** e^x for x not above 0; at most 1.1 ulp; zero where the result is subnormal. */
    static FloatVector expNonPositive(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(S, -LN2_HIGH), x);
        r = n.fma(broadcast(S, -LN2_LOW), r);
        FloatVector p = r.fma(EXP_4, EXP_3);
        p = p.fma(r, broadcast(S, EXP_2));
        p = p.fma(r, broadcast(S, EXP_1));
        p = p.fma(r, broadcast(S, EXP_0));
        FloatVector e = r.mul(r).fma(p, r).add(1f);
        // What ROUND has above the bits of the whole number falls out of the shift.
        IntVector power = shifted.reinterpretAsInts().add(127).lanewise(LSHL, 23);
        return e.mul(power.reinterpretAsFloats()).blend(0f, x.compare(LT, -87.33654f));
    }

    /** e^x - 1 for x not above 0; at most 1 ulp. */
    static FloatVector expm1NonPositive(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUND);
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(S, -LN2_HIGH), x);
        r = n.fma(broadcast(S, -LN2_LOW), r);
        FloatVector p = r.fma(EXP_4, EXP_3);
        p = p.fma(r, broadcast(S, EXP_2));
        p = p.fma(r, broadcast(S, EXP_1));
        p = p.fma(r, broadcast(S, EXP_0));
        FloatVector e = r.mul(r).fma(p, r);
        FloatVector power =
                shifted.reinterpretAsInts().add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        return e.fma(power, power.sub(1f)).blend(-1f, x.compare(LT, -17.5f));
    }

    /**
     * Natural logarithm; at most 1 ulp. Minus infinity at zero, NaN below.
     *
     * <p>With q = f/(2 + f), log(1 + f) = 2·atanh q is taken as f - (f²/2 - q·(f²/2 + q²·p(q²))):
     * the quotient's rounding then touches small terms only.
     */
    static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p24f), subnormal).reinterpretAsInts();
        // x = 2^n·(1 + f), with 1 + f from √½ to √2.
        IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
        FloatVector f = bits.sub(exponent.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector q = f.div(f.add(2f));
        FloatVector z = q.mul(q);
        FloatVector p = z.fma(LOG_3, LOG_2);
        p = p.fma(z, broadcast(S, LOG_1));
        p = p.fma(z, broadcast(S, LOG_0));
        FloatVector half = f.mul(f).mul(0.5f);
        FloatVector deficit = half.sub(q.mul(z.fma(p, half)));
        FloatVector n = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
        n = n.blend(n.sub(24f), subnormal);
        FloatVector log = f.sub(n.fma(broadcast(S, -LN2_LOW), deficit));
        log = n.fma(broadcast(S, LN2_HIGH), log);
        return x.blend(log, x.compare(LT, Float.POSITIVE_INFINITY))
                .blend(Float.NaN, x.compare(LT, 0f))
                .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
    }

    /**
     * log(1 + e^-|x|), what softplus has above relu; at most 3 ulp; zero where e^-|x| is subnormal.
     * {@link #expNonPositive} and then the series of {@link #log}.
     */
    static FloatVector softplusRest(FloatVector x) {
        FloatVector y = x.abs().neg();
        FloatVector shifted = y.fma(LOG2_E, ROUND);
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(S, -LN2_HIGH), y);
        r = n.fma(broadcast(S, -LN2_LOW), r);
        FloatVector p = r.fma(EXP_4, EXP_3);
        p = p.fma(r, broadcast(S, EXP_2));
        p = p.fma(r, broadcast(S, EXP_1));
        p = p.fma(r, broadcast(S, EXP_0));
        FloatVector e = r.mul(r).fma(p, r).add(1f);
        IntVector power = shifted.reinterpretAsInts().add(127).lanewise(LSHL, 23);
        e = e.mul(power.reinterpretAsFloats()).blend(0f, y.compare(LT, -87.33654f));
        FloatVector q = e.div(e.add(2f));
        FloatVector z = q.mul(q);
        p = z.fma(LOG_3, LOG_2);
        p = p.fma(z, broadcast(S, LOG_1));
        p = p.fma(z, broadcast(S, LOG_0));
        FloatVector half = e.mul(e).mul(0.5f);
        return e.sub(half.sub(q.mul(z.fma(p, half))));
    }

    /**
     * 1 / (1 + e^-x); at most 1.6 ulp; zero where the result is subnormal. {@link #expNonPositive}
     * and then {@link #quotient}.
     */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector y = x.abs().neg();
        FloatVector shifted = y.fma(LOG2_E, ROUND);
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(S, -LN2_HIGH), y);
        r = n.fma(broadcast(S, -LN2_LOW), r);
        FloatVector p = r.fma(EXP_4, EXP_3);
        p = p.fma(r, broadcast(S, EXP_2));
        p = p.fma(r, broadcast(S, EXP_1));
        p = p.fma(r, broadcast(S, EXP_0));
        FloatVector e = r.mul(r).fma(p, r).add(1f);
        IntVector power = shifted.reinterpretAsInts().add(127).lanewise(LSHL, 23);
        e = e.mul(power.reinterpretAsFloats()).blend(0f, y.compare(LT, -87.33654f));
        FloatVector a = e.blend(1f, x.compare(GE, 0f));
        FloatVector d = e.add(1f);
        FloatVector lost = e.sub(d.sub(1f));
        FloatVector w = broadcast(S, 1f).div(d);
        FloatVector remainder = w.neg().fma(lost, w.neg().fma(d, broadcast(S, 1f)));
        FloatVector s = a.mul(w);
        return s.add(s.fma(remainder, a.fma(w, s.neg())));
    }

    /** tanh x; at most 2 ulp; odd, signed zeros included. */
    static FloatVector tanh(FloatVector x) {
        FloatVector e = expm1NonPositive(x.abs().mul(-2f));
        FloatVector magnitude = quotient(e.neg(), 2f, e);
        return magnitude
                .reinterpretAsInts()
                .or(x.reinterpretAsInts().and(Integer.MIN_VALUE))
                .reinterpretAsFloats();
    }

    /**
     * Φ, the distribution function of the standard normal distribution, ½·(1 + erf(x/√2)):
     * ½·e^-x²/2 times a polynomial in 1/(1 + 0.4·|x|/√2) below zero (the form of Abramowitz and
     * Stegun 7.1.26, with coefficients of our own), one minus that above. At most 6.5 ulp, in the
     * far tail too.
     *
     * @param e {@link #bell} of x
     */
    static FloatVector normalDistribution(FloatVector x, FloatVector e) {
        FloatVector u = x.abs().fma(0.4f * SQRT_HALF, 1f);
        u = broadcast(S, 1f).div(u);
        FloatVector p = u.fma(-0x1.f8b23ap-7f, 0x1.a30ec4p-4f);
        p = p.fma(u, broadcast(S, -0x1.0763d8p-2f));
        p = p.fma(u, broadcast(S, 0x1.230644p-2f));
        p = p.fma(u, broadcast(S, -0x1.352fdep-3f));
        p = p.fma(u, broadcast(S, 0x1.205676p-3f));
        p = p.fma(u, broadcast(S, 0x1.02c874p-4f));
        p = p.fma(u, broadcast(S, 0x1.b9a0acp-4f));
        p = p.fma(u, broadcast(S, 0x1.cc85b2p-4f));
        p = p.fma(u, broadcast(S, 0x1.ce41d2p-4f));
        FloatVector tail = p.mul(u).mul(e);
        return tail.blend(broadcast(S, 1f).sub(tail), x.compare(GT, 0f));
    }

    /** e^-x²/2; at most 2 ulp; zero where the result is subnormal. */
    static FloatVector bell(FloatVector x) {
        FloatVector square = x.mul(x);
        FloatVector e = expNonPositive(square.mul(-0.5f));
        // What the square lost to rounding counts, where the square is large. At infinity it is
        // NaN.
        FloatVector lost = x.fma(x, square.neg()).mul(-0.5f);
        return e.fma(lost, e).blend(0f, x.abs().compare(GT, 14f));
    }

    /**
     * a / (c + e), where c is not smaller than |e|, as if the sum and the division were rounded
     * once together: the rounding of the sum and the remainder of 1 / (c + e) are known exactly,
     * and correct the result.
     */
    private static FloatVector quotient(FloatVector a, float c, FloatVector e) {
        FloatVector d = e.add(c);
        FloatVector lost = e.sub(d.sub(c));
        FloatVector w = broadcast(S, 1f).div(d);
        FloatVector remainder = w.neg().fma(lost, w.neg().fma(d, broadcast(S, 1f)));
        FloatVector q = a.mul(w);
        return q.add(q.fma(remainder, a.fma(w, q.neg())));
    }

    /**
     * The sum of the lanes, halves added to halves. {@code reduceLanes(ADD)} may add in another
     * order once it is compiled; then the same call would not give the same bits.
     */
    static float sum(FloatVector v) {
        FloatVector s = v;
        if (LANES > 8) {
            s = s.add(s.rearrange(ROTATE_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(ROTATE_4));
        }
        s = s.add(s.rearrange(ROTATE_2));
        return s.add(s.rearrange(ROTATE_1)).lane(0);
    }

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.iota(S, lanes, 1, true);
    }
}
