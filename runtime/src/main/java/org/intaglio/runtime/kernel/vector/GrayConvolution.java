/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import org.intaglio.runtime.kernel.Conv2DShape;

/**
 * The first layer of many a network for grey images: 3×3 windows over one channel, 2×2 pooling
 * behind. A product with sums of nine terms would spend its time on beginning and ending; here the
 * weights of one vector of filters stay in registers for a whole row of windows.
 *
 * <p>Legend: {@code w0} to {@code w8} the weights, row by row; {@code p0} to {@code p3} where the
 * four rows of the image start that a row of windows sees; {@code z0} to {@code z3} the convolution
 * at the four places of a window. Sums have the order of {@link Gemm}, so the bits are the same.
 *
 * <p>Maxima are comparisons: HotSpot makes six instructions of a maximum of floats, which knows -0
 * and 0 apart. Weights that are NaN are NaN at all four places, and so is what they are compared
 * to.
 */
final class GrayConvolution {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private static final float[] ZEROS = new float[LANES];

    private GrayConvolution() {}

    /** Whether a pooled convolution has these sizes, and filters that fill vectors. */
    static boolean fits(Conv2DShape s, int poolHeight, int poolWidth) {
        return s.channels() == 1
                && s.kernelHeight() == 3
                && s.kernelWidth() == 3
                && s.strideY() == 1
                && s.strideX() == 1
                && s.dilationY() == 1
                && s.dilationX() == 1
                && poolHeight == 2
                && poolWidth == 2
                && s.filters() % LANES == 0;
    }

    /** One sample. */
    static void forward(
            Conv2DShape s,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int filters = s.filters();
        int cells = s.outputWidth() / 2;
        int row = cells * filters;
        for (int f = 0; f < filters; f += LANES) {
            float[] start = b == null ? ZEROS : b;
            int startAt = b == null ? 0 : bAt + f;
            for (int i = 0; i < s.outputHeight() / 2; i++) {
                int from = xAt + 2 * i * s.width();
                int to = i * row + f;
                if (winners == null) {
                    largestOfRow(
                            cells,
                            filters,
                            s.width(),
                            x,
                            from,
                            w,
                            wAt + f,
                            start,
                            startAt,
                            relu ? 0f : Float.NEGATIVE_INFINITY,
                            y,
                            yAt + to);
                } else {
                    forwardRow(
                            cells,
                            filters,
                            s.width(),
                            x,
                            from,
                            w,
                            wAt + f,
                            start,
                            startAt,
                            relu,
                            y,
                            yAt + to,
                            winners,
                            winnersAt + to);
                }
            }
        }
    }

    /** One row of windows, one vector of filters. */
    private static void forwardRow(
            int cells,
            int filters,
            int width,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        FloatVector w0 = FloatVector.fromArray(S, w, wAt);
        FloatVector w1 = FloatVector.fromArray(S, w, wAt + filters);
        FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * filters);
        FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * filters);
        FloatVector w4 = FloatVector.fromArray(S, w, wAt + 4 * filters);
        FloatVector w5 = FloatVector.fromArray(S, w, wAt + 5 * filters);
        FloatVector w6 = FloatVector.fromArray(S, w, wAt + 6 * filters);
        FloatVector w7 = FloatVector.fromArray(S, w, wAt + 7 * filters);
        FloatVector w8 = FloatVector.fromArray(S, w, wAt + 8 * filters);
        FloatVector bias = FloatVector.fromArray(S, b, bAt);
        int p0 = xAt;
        int p1 = xAt + width;
        int p2 = xAt + 2 * width;
        int p3 = xAt + 3 * width;
        int to = 0;
        for (int i = 0; i < 2 * cells; i += 2) {
            FloatVector z0 = bias;
            FloatVector z1 = bias;
            FloatVector z2 = bias;
            FloatVector z3 = bias;
            FloatVector x00 = FloatVector.broadcast(S, x[p0 + i]);
            z0 = x00.fma(w0, z0);
            FloatVector x01 = FloatVector.broadcast(S, x[p0 + i + 1]);
            z0 = x01.fma(w1, z0);
            z1 = x01.fma(w0, z1);
            FloatVector x02 = FloatVector.broadcast(S, x[p0 + i + 2]);
            z0 = x02.fma(w2, z0);
            z1 = x02.fma(w1, z1);
            FloatVector x03 = FloatVector.broadcast(S, x[p0 + i + 3]);
            z1 = x03.fma(w2, z1);
            FloatVector x10 = FloatVector.broadcast(S, x[p1 + i]);
            z0 = x10.fma(w3, z0);
            z2 = x10.fma(w0, z2);
            FloatVector x11 = FloatVector.broadcast(S, x[p1 + i + 1]);
            z0 = x11.fma(w4, z0);
            z1 = x11.fma(w3, z1);
            z2 = x11.fma(w1, z2);
            z3 = x11.fma(w0, z3);
            FloatVector x12 = FloatVector.broadcast(S, x[p1 + i + 2]);
            z0 = x12.fma(w5, z0);
            z1 = x12.fma(w4, z1);
            z2 = x12.fma(w2, z2);
            z3 = x12.fma(w1, z3);
            FloatVector x13 = FloatVector.broadcast(S, x[p1 + i + 3]);
            z1 = x13.fma(w5, z1);
            z3 = x13.fma(w2, z3);
            FloatVector x20 = FloatVector.broadcast(S, x[p2 + i]);
            z0 = x20.fma(w6, z0);
            z2 = x20.fma(w3, z2);
            FloatVector x21 = FloatVector.broadcast(S, x[p2 + i + 1]);
            z0 = x21.fma(w7, z0);
            z1 = x21.fma(w6, z1);
            z2 = x21.fma(w4, z2);
            z3 = x21.fma(w3, z3);
            FloatVector x22 = FloatVector.broadcast(S, x[p2 + i + 2]);
            z0 = x22.fma(w8, z0);
            z1 = x22.fma(w7, z1);
            z2 = x22.fma(w5, z2);
            z3 = x22.fma(w4, z3);
            FloatVector x23 = FloatVector.broadcast(S, x[p2 + i + 3]);
            z1 = x23.fma(w8, z1);
            z3 = x23.fma(w5, z3);
            FloatVector x30 = FloatVector.broadcast(S, x[p3 + i]);
            z2 = x30.fma(w6, z2);
            FloatVector x31 = FloatVector.broadcast(S, x[p3 + i + 1]);
            z2 = x31.fma(w7, z2);
            z3 = x31.fma(w6, z3);
            FloatVector x32 = FloatVector.broadcast(S, x[p3 + i + 2]);
            z2 = x32.fma(w8, z2);
            z3 = x32.fma(w7, z3);
            FloatVector x33 = FloatVector.broadcast(S, x[p3 + i + 3]);
            z3 = x33.fma(w8, z3);

            VectorMask<Float> second = z1.compare(VectorOperators.GT, z0);
            FloatVector winner = FloatVector.zero(S).blend(1f, second);
            FloatVector maximum = z0.blend(z1, second);
            VectorMask<Float> third = z2.compare(VectorOperators.GT, maximum);
            winner = winner.blend(2f, third);
            maximum = maximum.blend(z2, third);
            VectorMask<Float> fourth = z3.compare(VectorOperators.GT, maximum);
            winner = winner.blend(3f, fourth);
            maximum = maximum.blend(z3, fourth);
            if (relu) {
                VectorMask<Float> off = maximum.compare(VectorOperators.LE, 0f);
                winner = winner.blend(-1f, off);
                maximum = maximum.blend(0f, off);
            }
            maximum.intoArray(y, yAt + to);
            winner.intoArray(winners, winnersAt + to);
            to += filters;
        }
    }

    /** {@link #forwardRow} for predictions. */
    private static void largestOfRow(
            int cells,
            int filters,
            int width,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            float least,
            float[] y,
            int yAt) {
        FloatVector w0 = FloatVector.fromArray(S, w, wAt);
        FloatVector w1 = FloatVector.fromArray(S, w, wAt + filters);
        FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * filters);
        FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * filters);
        FloatVector w4 = FloatVector.fromArray(S, w, wAt + 4 * filters);
        FloatVector w5 = FloatVector.fromArray(S, w, wAt + 5 * filters);
        FloatVector w6 = FloatVector.fromArray(S, w, wAt + 6 * filters);
        FloatVector w7 = FloatVector.fromArray(S, w, wAt + 7 * filters);
        FloatVector w8 = FloatVector.fromArray(S, w, wAt + 8 * filters);
        FloatVector bias = FloatVector.fromArray(S, b, bAt);
        int p0 = xAt;
        int p1 = xAt + width;
        int p2 = xAt + 2 * width;
        int p3 = xAt + 3 * width;
        int to = yAt;
        for (int i = 0; i < 2 * cells; i += 2) {
            FloatVector z0 = bias;
            FloatVector z1 = bias;
            FloatVector z2 = bias;
            FloatVector z3 = bias;
            FloatVector x00 = FloatVector.broadcast(S, x[p0 + i]);
            z0 = x00.fma(w0, z0);
            FloatVector x01 = FloatVector.broadcast(S, x[p0 + i + 1]);
            z0 = x01.fma(w1, z0);
            z1 = x01.fma(w0, z1);
            FloatVector x02 = FloatVector.broadcast(S, x[p0 + i + 2]);
            z0 = x02.fma(w2, z0);
            z1 = x02.fma(w1, z1);
            FloatVector x03 = FloatVector.broadcast(S, x[p0 + i + 3]);
            z1 = x03.fma(w2, z1);
            FloatVector x10 = FloatVector.broadcast(S, x[p1 + i]);
            z0 = x10.fma(w3, z0);
            z2 = x10.fma(w0, z2);
            FloatVector x11 = FloatVector.broadcast(S, x[p1 + i + 1]);
            z0 = x11.fma(w4, z0);
            z1 = x11.fma(w3, z1);
            z2 = x11.fma(w1, z2);
            z3 = x11.fma(w0, z3);
            FloatVector x12 = FloatVector.broadcast(S, x[p1 + i + 2]);
            z0 = x12.fma(w5, z0);
            z1 = x12.fma(w4, z1);
            z2 = x12.fma(w2, z2);
            z3 = x12.fma(w1, z3);
            FloatVector x13 = FloatVector.broadcast(S, x[p1 + i + 3]);
            z1 = x13.fma(w5, z1);
            z3 = x13.fma(w2, z3);
            FloatVector x20 = FloatVector.broadcast(S, x[p2 + i]);
            z0 = x20.fma(w6, z0);
            z2 = x20.fma(w3, z2);
            FloatVector x21 = FloatVector.broadcast(S, x[p2 + i + 1]);
            z0 = x21.fma(w7, z0);
            z1 = x21.fma(w6, z1);
            z2 = x21.fma(w4, z2);
            z3 = x21.fma(w3, z3);
            FloatVector x22 = FloatVector.broadcast(S, x[p2 + i + 2]);
            z0 = x22.fma(w8, z0);
            z1 = x22.fma(w7, z1);
            z2 = x22.fma(w5, z2);
            z3 = x22.fma(w4, z3);
            FloatVector x23 = FloatVector.broadcast(S, x[p2 + i + 3]);
            z1 = x23.fma(w8, z1);
            z3 = x23.fma(w5, z3);
            FloatVector x30 = FloatVector.broadcast(S, x[p3 + i]);
            z2 = x30.fma(w6, z2);
            FloatVector x31 = FloatVector.broadcast(S, x[p3 + i + 1]);
            z2 = x31.fma(w7, z2);
            z3 = x31.fma(w6, z3);
            FloatVector x32 = FloatVector.broadcast(S, x[p3 + i + 2]);
            z2 = x32.fma(w8, z2);
            z3 = x32.fma(w7, z3);
            FloatVector x33 = FloatVector.broadcast(S, x[p3 + i + 3]);
            z3 = x33.fma(w8, z3);

            FloatVector upper = z0.blend(z1, z1.compare(VectorOperators.GT, z0));
            FloatVector lower = z2.blend(z3, z3.compare(VectorOperators.GT, z2));
            FloatVector maximum = upper.blend(lower, lower.compare(VectorOperators.GT, upper));
            maximum.blend(least, maximum.compare(VectorOperators.LT, least)).intoArray(y, to);
            to += filters;
        }
    }

    /** Adds one sample's derivative for the kernel. */
    static void kernelGradient(
            Conv2DShape s,
            float[] x,
            int xAt,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dW,
            int dWAt) {
        int filters = s.filters();
        int cells = s.outputWidth() / 2;
        for (int f = 0; f < filters; f += LANES) {
            for (int i = 0; i < s.outputHeight() / 2; i++) {
                int at = i * cells * filters + f;
                gradientRow(
                        cells,
                        filters,
                        s.width(),
                        x,
                        xAt + 2 * i * s.width(),
                        winners,
                        winnersAt + at,
                        dY,
                        dYAt + at,
                        dW,
                        dWAt + f);
            }
        }
    }

    /** One row of windows, one vector of filters; {@code w0} to {@code w8} are sums here. */
    private static void gradientRow(
            int cells,
            int filters,
            int width,
            float[] x,
            int xAt,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] w,
            int wAt) {
        FloatVector w0 = FloatVector.fromArray(S, w, wAt);
        FloatVector w1 = FloatVector.fromArray(S, w, wAt + filters);
        FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * filters);
        FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * filters);
        FloatVector w4 = FloatVector.fromArray(S, w, wAt + 4 * filters);
        FloatVector w5 = FloatVector.fromArray(S, w, wAt + 5 * filters);
        FloatVector w6 = FloatVector.fromArray(S, w, wAt + 6 * filters);
        FloatVector w7 = FloatVector.fromArray(S, w, wAt + 7 * filters);
        FloatVector w8 = FloatVector.fromArray(S, w, wAt + 8 * filters);
        int p0 = xAt;
        int p1 = xAt + width;
        int p2 = xAt + 2 * width;
        int p3 = xAt + 3 * width;
        int at = 0;
        for (int i = 0; i < 2 * cells; i += 2) {
            FloatVector winner = FloatVector.fromArray(S, winners, winnersAt + at);
            FloatVector d = FloatVector.fromArray(S, dY, dYAt + at);
            FloatVector z0 = FloatVector.zero(S).blend(d, winner.compare(VectorOperators.EQ, 0f));
            FloatVector z1 = FloatVector.zero(S).blend(d, winner.compare(VectorOperators.EQ, 1f));
            FloatVector z2 = FloatVector.zero(S).blend(d, winner.compare(VectorOperators.EQ, 2f));
            FloatVector z3 = FloatVector.zero(S).blend(d, winner.compare(VectorOperators.EQ, 3f));
            FloatVector x00 = FloatVector.broadcast(S, x[p0 + i]);
            w0 = x00.fma(z0, w0);
            FloatVector x01 = FloatVector.broadcast(S, x[p0 + i + 1]);
            w1 = x01.fma(z0, w1);
            w0 = x01.fma(z1, w0);
            FloatVector x02 = FloatVector.broadcast(S, x[p0 + i + 2]);
            w2 = x02.fma(z0, w2);
            w1 = x02.fma(z1, w1);
            FloatVector x03 = FloatVector.broadcast(S, x[p0 + i + 3]);
            w2 = x03.fma(z1, w2);
            FloatVector x10 = FloatVector.broadcast(S, x[p1 + i]);
            w3 = x10.fma(z0, w3);
            w0 = x10.fma(z2, w0);
            FloatVector x11 = FloatVector.broadcast(S, x[p1 + i + 1]);
            w4 = x11.fma(z0, w4);
            w3 = x11.fma(z1, w3);
            w1 = x11.fma(z2, w1);
            w0 = x11.fma(z3, w0);
            FloatVector x12 = FloatVector.broadcast(S, x[p1 + i + 2]);
            w5 = x12.fma(z0, w5);
            w4 = x12.fma(z1, w4);
            w2 = x12.fma(z2, w2);
            w1 = x12.fma(z3, w1);
            FloatVector x13 = FloatVector.broadcast(S, x[p1 + i + 3]);
            w5 = x13.fma(z1, w5);
            w2 = x13.fma(z3, w2);
            FloatVector x20 = FloatVector.broadcast(S, x[p2 + i]);
            w6 = x20.fma(z0, w6);
            w3 = x20.fma(z2, w3);
            FloatVector x21 = FloatVector.broadcast(S, x[p2 + i + 1]);
            w7 = x21.fma(z0, w7);
            w6 = x21.fma(z1, w6);
            w4 = x21.fma(z2, w4);
            w3 = x21.fma(z3, w3);
            FloatVector x22 = FloatVector.broadcast(S, x[p2 + i + 2]);
            w8 = x22.fma(z0, w8);
            w7 = x22.fma(z1, w7);
            w5 = x22.fma(z2, w5);
            w4 = x22.fma(z3, w4);
            FloatVector x23 = FloatVector.broadcast(S, x[p2 + i + 3]);
            w8 = x23.fma(z1, w8);
            w5 = x23.fma(z3, w5);
            FloatVector x30 = FloatVector.broadcast(S, x[p3 + i]);
            w6 = x30.fma(z2, w6);
            FloatVector x31 = FloatVector.broadcast(S, x[p3 + i + 1]);
            w7 = x31.fma(z2, w7);
            w6 = x31.fma(z3, w6);
            FloatVector x32 = FloatVector.broadcast(S, x[p3 + i + 2]);
            w8 = x32.fma(z2, w8);
            w7 = x32.fma(z3, w7);
            FloatVector x33 = FloatVector.broadcast(S, x[p3 + i + 3]);
            w8 = x33.fma(z3, w8);
            at += filters;
        }
        w0.intoArray(w, wAt);
        w1.intoArray(w, wAt + filters);
        w2.intoArray(w, wAt + 2 * filters);
        w3.intoArray(w, wAt + 3 * filters);
        w4.intoArray(w, wAt + 4 * filters);
        w5.intoArray(w, wAt + 5 * filters);
        w6.intoArray(w, wAt + 6 * filters);
        w7.intoArray(w, wAt + 7 * filters);
        w8.intoArray(w, wAt + 8 * filters);
    }
}
