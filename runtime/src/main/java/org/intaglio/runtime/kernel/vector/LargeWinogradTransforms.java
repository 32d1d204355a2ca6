/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LT;

import static org.intaglio.runtime.kernel.WinogradKernels.FAR;
import static org.intaglio.runtime.kernel.WinogradKernels.NEAR;
import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

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
    /** Rows, and columns, of the image that a tile reads. */
    private static final int PATCH = 6;

    /** Rows, and columns, of the result that a tile makes. */
    static final int TILE = 4;

    private static final int WINDOW = 3;

    static final float A = NEAR;

    static final float B = FAR;

    static final float A2 = A * A;

    static final float B2 = B * B;

    private static final float A3 = A * A2;

    private static final float B3 = B * B2;

    /** a²b² and a² + b², the coefficients of (x² - a²)(x² - b²). */
    static final float PRODUCT = A2 * B2;

    static final float SUM = A2 + B2;

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
            case 0 -> LargeWinogradRows.outer(tiles, channels, x, xAt, xRow, v, vAt, point);
            case 1 -> LargeWinogradRows.inner(A, -B2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 2 ->
                    LargeWinogradRows.inner(-A, -B2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 3 -> LargeWinogradRows.inner(B, -A2, tiles, channels, x, xAt, xRow, v, vAt, point);
            case 4 ->
                    LargeWinogradRows.inner(-B, -A2, tiles, channels, x, xAt, xRow, v, vAt, point);
            default -> LargeWinogradRows.outer(tiles, channels, x, xAt + xRow, xRow, v, vAt, point);
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
            case 0 -> LargeWinogradRows.outerOfGradient(tiles, filters, dY, dYAt, m, mAt, point);
            case 1 ->
                    LargeWinogradRows.innerOfGradient(
                            A, A2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 2 ->
                    LargeWinogradRows.innerOfGradient(
                            -A, A2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 3 ->
                    LargeWinogradRows.innerOfGradient(
                            B, B2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            case 4 ->
                    LargeWinogradRows.innerOfGradient(
                            -B, B2, tiles, filters, dY, dYAt, dYRow, m, mAt, point);
            default ->
                    LargeWinogradRows.outerOfGradient(
                            tiles, filters, dY, dYAt + 3 * dYRow, m, mAt, point);
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
