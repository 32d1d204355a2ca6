/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.WinogradKernels.FAR;
import static org.intaglio.runtime.kernel.WinogradKernels.NEAR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of {@link VectorWinogradKernels} for tiles of 4×4, a row of them, a vector of
 * channels at a time; lengths are multiples of the vector length.
 *
 * <p>The matrices are those of the points 0, ±a, ±b and ∞. Values at a point and at its opposite
 * are a part that is even in the point plus or minus one that is odd. Images and derivatives of
 * results go to the points row by row. What comes from the points takes two passes, one multiplying
 * by a matrix from the left, the other by its transpose from the right; in between the values lie
 * in lines, one vector after the other. Kernels take two passes in place.
 */
final class LargeWinogradTransforms {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    /** Rows, and columns, of the image that a tile reads. */
    private static final int PATCH = 6;

    /** Rows, and columns, of the result that a tile makes. */
    private static final int TILE = 4;

    private static final int WINDOW = 3;

    private static final float A = NEAR;

    private static final float B = FAR;

    private static final float A2 = A * A;

    private static final float B2 = B * B;

    private static final float A3 = A * A2;

    private static final float B3 = B * B2;

    /** a²b² and a² + b², the coefficients of (x² - a²)(x² - b²). */
    private static final float PRODUCT = A2 * B2;

    private static final float SUM = A2 + B2;

    /**
     * What 0, ±a and ±b have in the kernel's matrix: 1/N, N the product of the distances of the
     * point from the others.
     */
    private static final float AT_ZERO = 1 / PRODUCT;

    private static final float AT_A = 1 / (2 * A2 * (A2 - B2));

    private static final float AT_B = 1 / (2 * B2 * (B2 - A2));

    private LargeWinogradTransforms() {}

    /**
     * {@code G·g·Gᵀ}.
     *
     * @param place floats between two places of the window
     * @param point floats between two points
     */
    static void kernelToPoints(
            int length, float[] g, int gAt, int place, float[] u, int uAt, int point) {
        for (int column = 0; column < WINDOW; column++) {
            int from = gAt + column * place;
            int to = uAt + column * point;
            kernelLine(length, g, from, WINDOW * place, u, to, PATCH * point);
        }
        for (int row = 0; row < PATCH; row++) {
            int at = uAt + row * PATCH * point;
            kernelLine(length, u, at, point, u, at, point);
        }
    }

    /** Six values from three, which they may overwrite. */
    private static void kernelLine(
            int length, float[] g, int gAt, int gStep, float[] u, int uAt, int uStep) {
        for (int i = 0; i < length; i += LANES) {
            int from = gAt + i;
            int to = uAt + i;
            FloatVector g0 = FloatVector.fromArray(S, g, from);
            FloatVector g1 = FloatVector.fromArray(S, g, from + gStep);
            FloatVector g2 = FloatVector.fromArray(S, g, from + 2 * gStep);
            g0.mul(AT_ZERO).intoArray(u, to);
            FloatVector evenA = g2.mul(A2).add(g0).mul(AT_A);
            FloatVector oddA = g1.mul(A * AT_A);
            evenA.add(oddA).intoArray(u, to + uStep);
            evenA.sub(oddA).intoArray(u, to + 2 * uStep);
            FloatVector evenB = g2.mul(B2).add(g0).mul(AT_B);
            FloatVector oddB = g1.mul(B * AT_B);
            evenB.add(oddB).intoArray(u, to + 3 * uStep);
            evenB.sub(oddB).intoArray(u, to + 4 * uStep);
            g2.intoArray(u, to + 5 * uStep);
        }
    }

    /** Adds {@code Gᵀ·u·G}, and overwrites u. */
    static void addKernel(
            int length, float[] u, int uAt, int point, float[] dW, int dWAt, int place) {
        for (int column = 0; column < PATCH; column++) {
            kernelLineGradient(length, u, uAt + column * point, PATCH * point);
        }
        for (int row = 0; row < WINDOW; row++) {
            int at = uAt + row * PATCH * point;
            kernelLineGradient(length, u, at, point);
            for (int column = 0; column < WINDOW; column++) {
                int to = dWAt + (row * WINDOW + column) * place;
                add(length, u, at + column * point, dW, to);
            }
        }
    }

    /** The adjoint of {@link #kernelLine}, in place: the first three of six. */
    private static void kernelLineGradient(int length, float[] u, int uAt, int step) {
        for (int i = 0; i < length; i += LANES) {
            int at = uAt + i;
            FloatVector u1 = FloatVector.fromArray(S, u, at + step);
            FloatVector u2 = FloatVector.fromArray(S, u, at + 2 * step);
            FloatVector evenA = u1.add(u2).mul(AT_A);
            FloatVector oddA = u1.sub(u2).mul(A * AT_A);
            FloatVector u3 = FloatVector.fromArray(S, u, at + 3 * step);
            FloatVector u4 = FloatVector.fromArray(S, u, at + 4 * step);
            FloatVector evenB = u3.add(u4).mul(AT_B);
            FloatVector oddB = u3.sub(u4).mul(B * AT_B);
            FloatVector u0 = FloatVector.fromArray(S, u, at);
            u0.mul(AT_ZERO).add(evenA).add(evenB).intoArray(u, at);
            oddA.add(oddB).intoArray(u, at + step);
            FloatVector u5 = FloatVector.fromArray(S, u, at + 5 * step);
            evenA.mul(A2).add(evenB.mul(B2)).add(u5).intoArray(u, at + 2 * step);
        }
    }

    private static void add(int length, float[] x, int xAt, float[] sum, int sumAt) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(S, sum, sumAt + i)
                    .add(FloatVector.fromArray(S, x, xAt + i))
                    .intoArray(sum, sumAt + i);
        }
    }

    /** A row of {@code Bᵀ·d·B}, from 6×6×C of an image, its rows {@code xRow} apart. */
    static void imageToPoints(
            int pointRow,
            int tiles,
            int channels,
            float[] x,
            int xAt,
            int xRow,
            float[] v,
            int vAt,
            int point) {
        switch (pointRow) {
            case 0 -> outerRow(tiles, channels, x, xAt, xRow, v, vAt, point);
            case 1 -> innerRow(A, -B2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 2 -> innerRow(-A, -B2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 3 -> innerRow(B, -A2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 4 -> innerRow(-B, -A2, tiles, channels, x, xAt, xRow, v, vAt, point);
            default -> outerRow(tiles, channels, x, xAt + xRow, xRow, v, vAt, point);
        }
    }

    /** The points in a row with 0 or ∞. */
    private static void outerRow(
            int tiles, int channels, float[] x, int xAt, int xRow, float[] v, int vAt, int point) {
        FloatVector minusA2 = FloatVector.broadcast(S, -A2);
        FloatVector minusB2 = FloatVector.broadcast(S, -B2);
        FloatVector minusSum = FloatVector.broadcast(S, -SUM);
        FloatVector product = FloatVector.broadcast(S, PRODUCT);
        for (int c = 0; c < channels; c += LANES) {
            int from = xAt + c;
            int to = vAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector x0 = FloatVector.fromArray(S, x, from);
                FloatVector y0 = FloatVector.fromArray(S, x, from + 2 * xRow);
                FloatVector z0 = FloatVector.fromArray(S, x, from + 4 * xRow);
                FloatVector d0 = x0.fma(product, y0.fma(minusSum, z0));
                FloatVector x1 = FloatVector.fromArray(S, x, from + channels);
                FloatVector y1 = FloatVector.fromArray(S, x, from + 2 * xRow + channels);
                FloatVector z1 = FloatVector.fromArray(S, x, from + 4 * xRow + channels);
                FloatVector d1 = x1.fma(product, y1.fma(minusSum, z1));
                FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * channels);
                FloatVector y2 = FloatVector.fromArray(S, x, from + 2 * xRow + 2 * channels);
                FloatVector z2 = FloatVector.fromArray(S, x, from + 4 * xRow + 2 * channels);
                FloatVector d2 = x2.fma(product, y2.fma(minusSum, z2));
                FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * channels);
                FloatVector y3 = FloatVector.fromArray(S, x, from + 2 * xRow + 3 * channels);
                FloatVector z3 = FloatVector.fromArray(S, x, from + 4 * xRow + 3 * channels);
                FloatVector d3 = x3.fma(product, y3.fma(minusSum, z3));
                FloatVector x4 = FloatVector.fromArray(S, x, from + 4 * channels);
                FloatVector y4 = FloatVector.fromArray(S, x, from + 2 * xRow + 4 * channels);
                FloatVector z4 = FloatVector.fromArray(S, x, from + 4 * xRow + 4 * channels);
                FloatVector d4 = x4.fma(product, y4.fma(minusSum, z4));
                FloatVector x5 = FloatVector.fromArray(S, x, from + 5 * channels);
                FloatVector y5 = FloatVector.fromArray(S, x, from + 2 * xRow + 5 * channels);
                FloatVector z5 = FloatVector.fromArray(S, x, from + 4 * xRow + 5 * channels);
                FloatVector d5 = x5.fma(product, y5.fma(minusSum, z5));
                d0.fma(product, d2.fma(minusSum, d4)).intoArray(v, to);
                FloatVector evenA = d2.fma(minusB2, d4);
                FloatVector oddA = d1.fma(minusB2, d3).mul(A);
                evenA.add(oddA).intoArray(v, to + point);
                evenA.sub(oddA).intoArray(v, to + 2 * point);
                FloatVector evenB = d2.fma(minusA2, d4);
                FloatVector oddB = d1.fma(minusA2, d3).mul(B);
                evenB.add(oddB).intoArray(v, to + 3 * point);
                evenB.sub(oddB).intoArray(v, to + 4 * point);
                d1.fma(product, d3.fma(minusSum, d5)).intoArray(v, to + 5 * point);
                from += TILE * channels;
                to += channels;
            }
        }
    }

    /**
     * The points in a row with another.
     *
     * @param at the point
     * @param factor minus the square of the other
     */
    private static void innerRow(
            float at,
            float factor,
            int tiles,
            int channels,
            float[] x,
            int xAt,
            int xRow,
            float[] v,
            int vAt,
            int point) {
        FloatVector p = FloatVector.broadcast(S, at);
        FloatVector k = FloatVector.broadcast(S, factor);
        FloatVector minusA2 = FloatVector.broadcast(S, -A2);
        FloatVector minusB2 = FloatVector.broadcast(S, -B2);
        FloatVector minusSum = FloatVector.broadcast(S, -SUM);
        FloatVector product = FloatVector.broadcast(S, PRODUCT);
        for (int c = 0; c < channels; c += LANES) {
            int from = xAt + c;
            int to = vAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector x0 = FloatVector.fromArray(S, x, from + xRow);
                FloatVector z0 = FloatVector.fromArray(S, x, from + 3 * xRow);
                FloatVector odd0 = x0.fma(k, z0);
                FloatVector y0 = FloatVector.fromArray(S, x, from + 2 * xRow);
                FloatVector w0 = FloatVector.fromArray(S, x, from + 4 * xRow);
                FloatVector d0 = odd0.fma(p, y0.fma(k, w0));
                FloatVector x1 = FloatVector.fromArray(S, x, from + xRow + channels);
                FloatVector z1 = FloatVector.fromArray(S, x, from + 3 * xRow + channels);
                FloatVector odd1 = x1.fma(k, z1);
                FloatVector y1 = FloatVector.fromArray(S, x, from + 2 * xRow + channels);
                FloatVector w1 = FloatVector.fromArray(S, x, from + 4 * xRow + channels);
                FloatVector d1 = odd1.fma(p, y1.fma(k, w1));
                FloatVector x2 = FloatVector.fromArray(S, x, from + xRow + 2 * channels);
                FloatVector z2 = FloatVector.fromArray(S, x, from + 3 * xRow + 2 * channels);
                FloatVector odd2 = x2.fma(k, z2);
                FloatVector y2 = FloatVector.fromArray(S, x, from + 2 * xRow + 2 * channels);
                FloatVector w2 = FloatVector.fromArray(S, x, from + 4 * xRow + 2 * channels);
                FloatVector d2 = odd2.fma(p, y2.fma(k, w2));
                FloatVector x3 = FloatVector.fromArray(S, x, from + xRow + 3 * channels);
                FloatVector z3 = FloatVector.fromArray(S, x, from + 3 * xRow + 3 * channels);
                FloatVector odd3 = x3.fma(k, z3);
                FloatVector y3 = FloatVector.fromArray(S, x, from + 2 * xRow + 3 * channels);
                FloatVector w3 = FloatVector.fromArray(S, x, from + 4 * xRow + 3 * channels);
                FloatVector d3 = odd3.fma(p, y3.fma(k, w3));
                FloatVector x4 = FloatVector.fromArray(S, x, from + xRow + 4 * channels);
                FloatVector z4 = FloatVector.fromArray(S, x, from + 3 * xRow + 4 * channels);
                FloatVector odd4 = x4.fma(k, z4);
                FloatVector y4 = FloatVector.fromArray(S, x, from + 2 * xRow + 4 * channels);
                FloatVector w4 = FloatVector.fromArray(S, x, from + 4 * xRow + 4 * channels);
                FloatVector d4 = odd4.fma(p, y4.fma(k, w4));
                FloatVector x5 = FloatVector.fromArray(S, x, from + xRow + 5 * channels);
                FloatVector z5 = FloatVector.fromArray(S, x, from + 3 * xRow + 5 * channels);
                FloatVector odd5 = x5.fma(k, z5);
                FloatVector y5 = FloatVector.fromArray(S, x, from + 2 * xRow + 5 * channels);
                FloatVector w5 = FloatVector.fromArray(S, x, from + 4 * xRow + 5 * channels);
                FloatVector d5 = odd5.fma(p, y5.fma(k, w5));
                d0.fma(product, d2.fma(minusSum, d4)).intoArray(v, to);
                FloatVector evenA = d2.fma(minusB2, d4);
                FloatVector oddA = d1.fma(minusB2, d3).mul(A);
                evenA.add(oddA).intoArray(v, to + point);
                evenA.sub(oddA).intoArray(v, to + 2 * point);
                FloatVector evenB = d2.fma(minusA2, d4);
                FloatVector oddB = d1.fma(minusA2, d3).mul(B);
                evenB.add(oddB).intoArray(v, to + 3 * point);
                evenB.sub(oddB).intoArray(v, to + 4 * point);
                d1.fma(product, d3.fma(minusSum, d5)).intoArray(v, to + 5 * point);
                from += TILE * channels;
                to += channels;
            }
        }
    }

    /**
     * {@code Aᵀ·m·A + b}: 4×4×F of the result, its rows {@code yRow} apart, and at least {@code
     * least}.
     *
     * @param linesAt where in m there is room for 24 vectors
     * @param bStep 1, or 0 to read the first vector of b again and again
     */
    static void resultFromPoints(
            int tiles,
            int filters,
            float[] m,
            int mAt,
            int linesAt,
            int point,
            float[] b,
            int bAt,
            int bStep,
            float least,
            float[] y,
            int yAt,
            int yRow) {
        for (int f = 0; f < filters; f += LANES) {
            int from = mAt + f;
            int to = yAt + f;
            for (int t = 0; t < tiles; t++) {
                resultColumns(m, from, point, linesAt);
                resultRows(m, linesAt, b, bAt + f * bStep, least, y, to, filters, yRow);
                from += filters;
                to += TILE * filters;
            }
        }
    }

    private static void resultColumns(float[] m, int mAt, int point, int linesAt) {
        int from = mAt;
        int to = linesAt;
        int row = PATCH * point;
        for (int column = 0; column < PATCH; column++) {
            FloatVector m1 = FloatVector.fromArray(S, m, from + row);
            FloatVector m2 = FloatVector.fromArray(S, m, from + 2 * row);
            FloatVector evenA = m1.add(m2);
            FloatVector oddA = m1.sub(m2);
            FloatVector m3 = FloatVector.fromArray(S, m, from + 3 * row);
            FloatVector m4 = FloatVector.fromArray(S, m, from + 4 * row);
            FloatVector evenB = m3.add(m4);
            FloatVector oddB = m3.sub(m4);
            FloatVector m0 = FloatVector.fromArray(S, m, from);
            m0.add(evenA).add(evenB).intoArray(m, to);
            oddA.mul(A).add(oddB.mul(B)).intoArray(m, to + PATCH * LANES);
            evenA.mul(A2).add(evenB.mul(B2)).intoArray(m, to + 2 * PATCH * LANES);
            FloatVector m5 = FloatVector.fromArray(S, m, from + 5 * row);
            oddA.mul(A3).add(oddB.mul(B3)).add(m5).intoArray(m, to + 3 * PATCH * LANES);
            from += point;
            to += LANES;
        }
    }

    private static void resultRows(
            float[] m,
            int linesAt,
            float[] b,
            int bAt,
            float least,
            float[] y,
            int yAt,
            int filters,
            int yRow) {
        FloatVector bias = FloatVector.fromArray(S, b, bAt);
        int from = linesAt;
        int to = yAt;
        for (int row = 0; row < TILE; row++) {
            FloatVector m1 = FloatVector.fromArray(S, m, from + LANES);
            FloatVector m2 = FloatVector.fromArray(S, m, from + 2 * LANES);
            FloatVector evenA = m1.add(m2);
            FloatVector oddA = m1.sub(m2);
            FloatVector m3 = FloatVector.fromArray(S, m, from + 3 * LANES);
            FloatVector m4 = FloatVector.fromArray(S, m, from + 4 * LANES);
            FloatVector evenB = m3.add(m4);
            FloatVector oddB = m3.sub(m4);
            FloatVector m0 = FloatVector.fromArray(S, m, from);
            FloatVector y0 = m0.add(evenA).add(evenB).add(bias);
            y0.blend(least, y0.compare(LT, least)).intoArray(y, to);
            FloatVector y1 = oddA.mul(A).add(oddB.mul(B)).add(bias);
            y1.blend(least, y1.compare(LT, least)).intoArray(y, to + filters);
            FloatVector y2 = evenA.mul(A2).add(evenB.mul(B2)).add(bias);
            y2.blend(least, y2.compare(LT, least)).intoArray(y, to + 2 * filters);
            FloatVector m5 = FloatVector.fromArray(S, m, from + 5 * LANES);
            FloatVector y3 = oddA.mul(A3).add(oddB.mul(B3)).add(m5).add(bias);
            y3.blend(least, y3.compare(LT, least)).intoArray(y, to + 3 * filters);
            from += PATCH * LANES;
            to += yRow;
        }
    }

    /**
     * A row of {@code A·dy·Aᵀ}, from the derivative for 4×4×F of the result, its rows {@code dYRow}
     * apart.
     */
    static void gradientToPoints(
            int pointRow,
            int tiles,
            int filters,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt,
            int point) {
        switch (pointRow) {
            case 0 -> outerRowOfGradient(tiles, filters, dY, dYAt, m, mAt, point);
            case 1 -> innerRowOfGradient(A, A2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 2 -> innerRowOfGradient(-A, A2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 3 -> innerRowOfGradient(B, B2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 4 -> innerRowOfGradient(-B, B2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            default -> outerRowOfGradient(tiles, filters, dY, dYAt + 3 * dYRow, m, mAt, point);
        }
    }

    /** The points in a row with 0 or ∞. */
    private static void outerRowOfGradient(
            int tiles, int filters, float[] dY, int dYAt, float[] m, int mAt, int point) {
        FloatVector a2 = FloatVector.broadcast(S, A2);
        FloatVector b2 = FloatVector.broadcast(S, B2);
        for (int f = 0; f < filters; f += LANES) {
            int from = dYAt + f;
            int to = mAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector y0 = FloatVector.fromArray(S, dY, from);
                FloatVector y1 = FloatVector.fromArray(S, dY, from + filters);
                FloatVector y2 = FloatVector.fromArray(S, dY, from + 2 * filters);
                FloatVector y3 = FloatVector.fromArray(S, dY, from + 3 * filters);
                y0.intoArray(m, to);
                FloatVector evenA = y2.fma(a2, y0);
                FloatVector oddA = y3.fma(a2, y1).mul(A);
                evenA.add(oddA).intoArray(m, to + point);
                evenA.sub(oddA).intoArray(m, to + 2 * point);
                FloatVector evenB = y2.fma(b2, y0);
                FloatVector oddB = y3.fma(b2, y1).mul(B);
                evenB.add(oddB).intoArray(m, to + 3 * point);
                evenB.sub(oddB).intoArray(m, to + 4 * point);
                y3.intoArray(m, to + 5 * point);
                from += TILE * filters;
                to += filters;
            }
        }
    }

    /**
     * The points in a row with another.
     *
     * @param at the point
     * @param square its square
     */
    private static void innerRowOfGradient(
            float at,
            float square,
            int tiles,
            int filters,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt,
            int point) {
        FloatVector p = FloatVector.broadcast(S, at);
        FloatVector k = FloatVector.broadcast(S, square);
        FloatVector a2 = FloatVector.broadcast(S, A2);
        FloatVector b2 = FloatVector.broadcast(S, B2);
        for (int f = 0; f < filters; f += LANES) {
            int from = dYAt + f;
            int to = mAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector r0 = FloatVector.fromArray(S, dY, from + dYRow);
                FloatVector t0 = FloatVector.fromArray(S, dY, from + 3 * dYRow);
                FloatVector odd0 = t0.fma(k, r0);
                FloatVector q0 = FloatVector.fromArray(S, dY, from);
                FloatVector s0 = FloatVector.fromArray(S, dY, from + 2 * dYRow);
                FloatVector y0 = odd0.fma(p, s0.fma(k, q0));
                FloatVector r1 = FloatVector.fromArray(S, dY, from + dYRow + filters);
                FloatVector t1 = FloatVector.fromArray(S, dY, from + 3 * dYRow + filters);
                FloatVector odd1 = t1.fma(k, r1);
                FloatVector q1 = FloatVector.fromArray(S, dY, from + filters);
                FloatVector s1 = FloatVector.fromArray(S, dY, from + 2 * dYRow + filters);
                FloatVector y1 = odd1.fma(p, s1.fma(k, q1));
                FloatVector r2 = FloatVector.fromArray(S, dY, from + dYRow + 2 * filters);
                FloatVector t2 = FloatVector.fromArray(S, dY, from + 3 * dYRow + 2 * filters);
                FloatVector odd2 = t2.fma(k, r2);
                FloatVector q2 = FloatVector.fromArray(S, dY, from + 2 * filters);
                FloatVector s2 = FloatVector.fromArray(S, dY, from + 2 * dYRow + 2 * filters);
                FloatVector y2 = odd2.fma(p, s2.fma(k, q2));
                FloatVector r3 = FloatVector.fromArray(S, dY, from + dYRow + 3 * filters);
                FloatVector t3 = FloatVector.fromArray(S, dY, from + 3 * dYRow + 3 * filters);
                FloatVector odd3 = t3.fma(k, r3);
                FloatVector q3 = FloatVector.fromArray(S, dY, from + 3 * filters);
                FloatVector s3 = FloatVector.fromArray(S, dY, from + 2 * dYRow + 3 * filters);
                FloatVector y3 = odd3.fma(p, s3.fma(k, q3));
                y0.intoArray(m, to);
                FloatVector evenA = y2.fma(a2, y0);
                FloatVector oddA = y3.fma(a2, y1).mul(A);
                evenA.add(oddA).intoArray(m, to + point);
                evenA.sub(oddA).intoArray(m, to + 2 * point);
                FloatVector evenB = y2.fma(b2, y0);
                FloatVector oddB = y3.fma(b2, y1).mul(B);
                evenB.add(oddB).intoArray(m, to + 3 * point);
                evenB.sub(oddB).intoArray(m, to + 4 * point);
                y3.intoArray(m, to + 5 * point);
                from += TILE * filters;
                to += filters;
            }
        }
    }

    /**
     * Adds {@code B·v·Bᵀ} to 6×6×C of the derivative for an image.
     *
     * @param linesAt where in v there is room for 36 vectors
     */
    static void addImage(
            int tiles,
            int channels,
            float[] v,
            int vAt,
            int linesAt,
            int point,
            float[] dX,
            int dXAt,
            int dXRow) {
        for (int c = 0; c < channels; c += LANES) {
            int from = vAt + c;
            int to = dXAt + c;
            for (int t = 0; t < tiles; t++) {
                imageGradientColumns(v, from, point, linesAt);
                addImageRows(v, linesAt, dX, to, channels, dXRow);
                from += channels;
                to += TILE * channels;
            }
        }
    }

    private static void imageGradientColumns(float[] v, int vAt, int point, int linesAt) {
        int from = vAt;
        int to = linesAt;
        int row = PATCH * point;
        for (int column = 0; column < PATCH; column++) {
            FloatVector v1 = FloatVector.fromArray(S, v, from + row);
            FloatVector v2 = FloatVector.fromArray(S, v, from + 2 * row);
            FloatVector evenA = v1.add(v2);
            FloatVector oddA = v1.sub(v2).mul(A);
            FloatVector v3 = FloatVector.fromArray(S, v, from + 3 * row);
            FloatVector v4 = FloatVector.fromArray(S, v, from + 4 * row);
            FloatVector evenB = v3.add(v4);
            FloatVector oddB = v3.sub(v4).mul(B);
            FloatVector v0 = FloatVector.fromArray(S, v, from);
            v0.mul(PRODUCT).intoArray(v, to);
            FloatVector v5 = FloatVector.fromArray(S, v, from + 5 * row);
            v5.mul(PRODUCT).sub(oddA.mul(B2)).sub(oddB.mul(A2)).intoArray(v, to + PATCH * LANES);
            v0.mul(-SUM).sub(evenA.mul(B2)).sub(evenB.mul(A2)).intoArray(v, to + 2 * PATCH * LANES);
            oddA.add(oddB).sub(v5.mul(SUM)).intoArray(v, to + 3 * PATCH * LANES);
            v0.add(evenA).add(evenB).intoArray(v, to + 4 * PATCH * LANES);
            v5.intoArray(v, to + 5 * PATCH * LANES);
            from += point;
            to += LANES;
        }
    }

    private static void addImageRows(
            float[] v, int linesAt, float[] dX, int dXAt, int channels, int dXRow) {
        int from = linesAt;
        int to = dXAt;
        for (int row = 0; row < PATCH; row++) {
            FloatVector v1 = FloatVector.fromArray(S, v, from + LANES);
            FloatVector v2 = FloatVector.fromArray(S, v, from + 2 * LANES);
            FloatVector evenA = v1.add(v2);
            FloatVector oddA = v1.sub(v2).mul(A);
            FloatVector v3 = FloatVector.fromArray(S, v, from + 3 * LANES);
            FloatVector v4 = FloatVector.fromArray(S, v, from + 4 * LANES);
            FloatVector evenB = v3.add(v4);
            FloatVector oddB = v3.sub(v4).mul(B);
            FloatVector v0 = FloatVector.fromArray(S, v, from);
            FloatVector v5 = FloatVector.fromArray(S, v, from + 5 * LANES);
            FloatVector d0 = FloatVector.fromArray(S, dX, to);
            d0.add(v0.mul(PRODUCT)).intoArray(dX, to);
            FloatVector d1 = FloatVector.fromArray(S, dX, to + channels);
            d1.add(v5.mul(PRODUCT).sub(oddA.mul(B2)).sub(oddB.mul(A2)))
                    .intoArray(dX, to + channels);
            FloatVector d2 = FloatVector.fromArray(S, dX, to + 2 * channels);
            d2.sub(v0.mul(SUM).add(evenA.mul(B2)).add(evenB.mul(A2)))
                    .intoArray(dX, to + 2 * channels);
            FloatVector d3 = FloatVector.fromArray(S, dX, to + 3 * channels);
            d3.add(oddA.add(oddB).sub(v5.mul(SUM))).intoArray(dX, to + 3 * channels);
            FloatVector d4 = FloatVector.fromArray(S, dX, to + 4 * channels);
            d4.add(v0.add(evenA).add(evenB)).intoArray(dX, to + 4 * channels);
            FloatVector d5 = FloatVector.fromArray(S, dX, to + 5 * channels);
            d5.add(v5).intoArray(dX, to + 5 * channels);
            from += PATCH * LANES;
            to += dXRow;
        }
    }
}
