/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link VectorDepthwiseConvolutionKernels} for the kernel: one vector of
 * channels along some positions, with the derivatives of several places of the window in registers.
 * All of them are added to.
 *
 * <p>Legend: {@code a, b, c} are rows of the kernel's derivative and {@code u, v, z} rows of the
 * image, {@code d} is dY; {@code p} is where x is read, {@code g} where dY is. {@code xPixel} and
 * {@code dYPixel} lead from one position to the next, {@code xColumn} and {@code wColumn} from one
 * column of the window to the next.
 */
final class DepthwiseSums {
    private DepthwiseSums() {}

    /**
     * Windows of 3×3 with steps of 1 from column to column: a column of the image is read once, for
     * the three positions whose windows it is in. At least one position.
     */
    static void sum3x3(
            int pixels,
            float[] x,
            int xAt,
            int xRow,
            int xPixel,
            float[] dY,
            int dYAt,
            int dYPixel,
            float[] dW,
            int dWAt,
            int wRow,
            int wColumn) {
        int w1 = dWAt + wRow;
        int w2 = w1 + wRow;
        FloatVector a0 = FloatVector.fromArray(S, dW, dWAt);
        FloatVector a1 = FloatVector.fromArray(S, dW, dWAt + wColumn);
        FloatVector a2 = FloatVector.fromArray(S, dW, dWAt + 2 * wColumn);
        FloatVector b0 = FloatVector.fromArray(S, dW, w1);
        FloatVector b1 = FloatVector.fromArray(S, dW, w1 + wColumn);
        FloatVector b2 = FloatVector.fromArray(S, dW, w1 + 2 * wColumn);
        FloatVector c0 = FloatVector.fromArray(S, dW, w2);
        FloatVector c1 = FloatVector.fromArray(S, dW, w2 + wColumn);
        FloatVector c2 = FloatVector.fromArray(S, dW, w2 + 2 * wColumn);
        FloatVector u0 = FloatVector.fromArray(S, x, xAt);
        FloatVector v0 = FloatVector.fromArray(S, x, xAt + xRow);
        FloatVector z0 = FloatVector.fromArray(S, x, xAt + 2 * xRow);
        int p = xAt + xPixel;
        FloatVector u1 = FloatVector.fromArray(S, x, p);
        FloatVector v1 = FloatVector.fromArray(S, x, p + xRow);
        FloatVector z1 = FloatVector.fromArray(S, x, p + 2 * xRow);
        int g = dYAt;
        for (int j = 0; j < pixels; j++) {
            p += xPixel;
            FloatVector d = FloatVector.fromArray(S, dY, g);
            FloatVector u2 = FloatVector.fromArray(S, x, p);
            FloatVector v2 = FloatVector.fromArray(S, x, p + xRow);
            FloatVector z2 = FloatVector.fromArray(S, x, p + 2 * xRow);
            a0 = u0.fma(d, a0);
            a1 = u1.fma(d, a1);
            a2 = u2.fma(d, a2);
            b0 = v0.fma(d, b0);
            b1 = v1.fma(d, b1);
            b2 = v2.fma(d, b2);
            c0 = z0.fma(d, c0);
            c1 = z1.fma(d, c1);
            c2 = z2.fma(d, c2);
            u0 = u1;
            u1 = u2;
            v0 = v1;
            v1 = v2;
            z0 = z1;
            z1 = z2;
            g += dYPixel;
        }
        a0.intoArray(dW, dWAt);
        a1.intoArray(dW, dWAt + wColumn);
        a2.intoArray(dW, dWAt + 2 * wColumn);
        b0.intoArray(dW, w1);
        b1.intoArray(dW, w1 + wColumn);
        b2.intoArray(dW, w1 + 2 * wColumn);
        c0.intoArray(dW, w2);
        c1.intoArray(dW, w2 + wColumn);
        c2.intoArray(dW, w2 + 2 * wColumn);
    }

    /** Three places of a row of the window. */
    static void sum3(
            int pixels,
            float[] x,
            int xAt,
            int xColumn,
            int xPixel,
            float[] dY,
            int dYAt,
            int dYPixel,
            float[] dW,
            int dWAt,
            int wColumn) {
        FloatVector a0 = FloatVector.fromArray(S, dW, dWAt);
        FloatVector a1 = FloatVector.fromArray(S, dW, dWAt + wColumn);
        FloatVector a2 = FloatVector.fromArray(S, dW, dWAt + 2 * wColumn);
        int p = xAt;
        int g = dYAt;
        for (int j = 0; j < pixels; j++) {
            FloatVector d = FloatVector.fromArray(S, dY, g);
            a0 = FloatVector.fromArray(S, x, p).fma(d, a0);
            a1 = FloatVector.fromArray(S, x, p + xColumn).fma(d, a1);
            a2 = FloatVector.fromArray(S, x, p + 2 * xColumn).fma(d, a2);
            p += xPixel;
            g += dYPixel;
        }
        a0.intoArray(dW, dWAt);
        a1.intoArray(dW, dWAt + wColumn);
        a2.intoArray(dW, dWAt + 2 * wColumn);
    }

    /** Two places of a row of the window. */
    static void sum2(
            int pixels,
            float[] x,
            int xAt,
            int xColumn,
            int xPixel,
            float[] dY,
            int dYAt,
            int dYPixel,
            float[] dW,
            int dWAt,
            int wColumn) {
        FloatVector a0 = FloatVector.fromArray(S, dW, dWAt);
        FloatVector a1 = FloatVector.fromArray(S, dW, dWAt + wColumn);
        int p = xAt;
        int g = dYAt;
        for (int j = 0; j < pixels; j++) {
            FloatVector d = FloatVector.fromArray(S, dY, g);
            a0 = FloatVector.fromArray(S, x, p).fma(d, a0);
            a1 = FloatVector.fromArray(S, x, p + xColumn).fma(d, a1);
            p += xPixel;
            g += dYPixel;
        }
        a0.intoArray(dW, dWAt);
        a1.intoArray(dW, dWAt + wColumn);
    }

    /** One place of the window. */
    static void sum1(
            int pixels,
            float[] x,
            int xAt,
            int xPixel,
            float[] dY,
            int dYAt,
            int dYPixel,
            float[] dW,
            int dWAt) {
        FloatVector a0 = FloatVector.fromArray(S, dW, dWAt);
        int p = xAt;
        int g = dYAt;
        for (int j = 0; j < pixels; j++) {
            a0 = FloatVector.fromArray(S, x, p).fma(FloatVector.fromArray(S, dY, g), a0);
            p += xPixel;
            g += dYPixel;
        }
        a0.intoArray(dW, dWAt);
    }
}
