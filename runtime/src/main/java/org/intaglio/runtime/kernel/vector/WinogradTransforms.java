/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of {@link VectorWinogradKernels} for tiles of 2×2, a row of them, a vector of
 * channels at a time; lengths are multiples of the vector length.
 *
 * <p>Each method makes a row or two of a tile and takes nothing but arrays: HotSpot inlines the
 * operations of no more than about 40 vectors into one method, and a vector that is handed to a
 * method that is not inlined goes through the heap.
 */
final class WinogradTransforms {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = S.length();

    private WinogradTransforms() {}

    /**
     * {@code G·g·Gᵀ}.
     *
     * @param place floats between two places of the window
     * @param point floats between two points
     */
    static void kernelToPoints(
            int length, float[] g, int gAt, int place, float[] u, int uAt, int point) {
        outerRowOfKernel(length, g, gAt, place, u, uAt, point);
        innerRowsOfKernel(length, g, gAt, place, u, uAt + 4 * point, point);
        outerRowOfKernel(length, g, gAt + 6 * place, place, u, uAt + 12 * point, point);
    }

    private static void outerRowOfKernel(
            int length, float[] g, int gAt, int place, float[] u, int uAt, int point) {
        for (int i = 0; i < length; i += LANES) {
            int from = gAt + i;
            int to = uAt + i;
            FloatVector g0 = FloatVector.fromArray(S, g, from);
            FloatVector g1 = FloatVector.fromArray(S, g, from + place);
            FloatVector g2 = FloatVector.fromArray(S, g, from + 2 * place);
            FloatVector half = g0.add(g2).mul(0.5f);
            FloatVector middle = g1.mul(0.5f);
            g0.intoArray(u, to);
            half.add(middle).intoArray(u, to + point);
            half.sub(middle).intoArray(u, to + 2 * point);
            g2.intoArray(u, to + 3 * point);
        }
    }

    private static void innerRowsOfKernel(
            int length, float[] g, int gAt, int place, float[] u, int uAt, int point) {
        for (int i = 0; i < length; i += LANES) {
            int from = gAt + i;
            int to = uAt + i;
            FloatVector g00 = FloatVector.fromArray(S, g, from);
            FloatVector g10 = FloatVector.fromArray(S, g, from + 3 * place);
            FloatVector g20 = FloatVector.fromArray(S, g, from + 6 * place);
            FloatVector half0 = g00.add(g20).mul(0.5f);
            FloatVector middle0 = g10.mul(0.5f);
            FloatVector a0 = half0.add(middle0);
            FloatVector b0 = half0.sub(middle0);
            FloatVector g01 = FloatVector.fromArray(S, g, from + place);
            FloatVector g11 = FloatVector.fromArray(S, g, from + 4 * place);
            FloatVector g21 = FloatVector.fromArray(S, g, from + 7 * place);
            FloatVector half1 = g01.add(g21).mul(0.5f);
            FloatVector middle1 = g11.mul(0.5f);
            FloatVector a1 = half1.add(middle1);
            FloatVector b1 = half1.sub(middle1);
            FloatVector g02 = FloatVector.fromArray(S, g, from + 2 * place);
            FloatVector g12 = FloatVector.fromArray(S, g, from + 5 * place);
            FloatVector g22 = FloatVector.fromArray(S, g, from + 8 * place);
            FloatVector half2 = g02.add(g22).mul(0.5f);
            FloatVector middle2 = g12.mul(0.5f);
            FloatVector a2 = half2.add(middle2);
            FloatVector b2 = half2.sub(middle2);
            FloatVector a = a0.add(a2).mul(0.5f);
            FloatVector am = a1.mul(0.5f);
            a0.intoArray(u, to);
            a.add(am).intoArray(u, to + point);
            a.sub(am).intoArray(u, to + 2 * point);
            a2.intoArray(u, to + 3 * point);
            FloatVector b = b0.add(b2).mul(0.5f);
            FloatVector bm = b1.mul(0.5f);
            b0.intoArray(u, to + 4 * point);
            b.add(bm).intoArray(u, to + 5 * point);
            b.sub(bm).intoArray(u, to + 6 * point);
            b2.intoArray(u, to + 7 * point);
        }
    }

    /** Adds {@code Gᵀ·u·G}. */
    static void addKernel(
            int length, float[] u, int uAt, int point, float[] dW, int dWAt, int place) {
        addOuterRowOfKernel(length, u, uAt, uAt + 4 * point, point, dW, dWAt, place);
        addInnerRowOfKernel(length, u, uAt + 4 * point, point, dW, dWAt + 3 * place, place);
        addOuterRowOfKernel(
                length, u, uAt + 12 * point, uAt + 4 * point, point, dW, dWAt + 6 * place, place);
    }

    /** From an outer row of points and, {@code inner}, the two in the middle. */
    private static void addOuterRowOfKernel(
            int length,
            float[] u,
            int outer,
            int inner,
            int point,
            float[] dW,
            int dWAt,
            int place) {
        for (int i = 0; i < length; i += LANES) {
            int from = outer + i;
            int middle = inner + i;
            int to = dWAt + i;
            FloatVector s0 =
                    FloatVector.fromArray(S, u, middle)
                            .add(FloatVector.fromArray(S, u, middle + 4 * point))
                            .mul(0.5f)
                            .add(FloatVector.fromArray(S, u, from));
            FloatVector s1 =
                    FloatVector.fromArray(S, u, middle + point)
                            .add(FloatVector.fromArray(S, u, middle + 5 * point))
                            .mul(0.5f)
                            .add(FloatVector.fromArray(S, u, from + point));
            FloatVector s2 =
                    FloatVector.fromArray(S, u, middle + 2 * point)
                            .add(FloatVector.fromArray(S, u, middle + 6 * point))
                            .mul(0.5f)
                            .add(FloatVector.fromArray(S, u, from + 2 * point));
            FloatVector s3 =
                    FloatVector.fromArray(S, u, middle + 3 * point)
                            .add(FloatVector.fromArray(S, u, middle + 7 * point))
                            .mul(0.5f)
                            .add(FloatVector.fromArray(S, u, from + 3 * point));
            FloatVector s = s1.add(s2).mul(0.5f);
            FloatVector.fromArray(S, dW, to).add(s0.add(s)).intoArray(dW, to);
            FloatVector d = s1.sub(s2).mul(0.5f);
            FloatVector.fromArray(S, dW, to + place).add(d).intoArray(dW, to + place);
            FloatVector.fromArray(S, dW, to + 2 * place)
                    .add(s3.add(s))
                    .intoArray(dW, to + 2 * place);
        }
    }

    private static void addInnerRowOfKernel(
            int length, float[] u, int inner, int point, float[] dW, int dWAt, int place) {
        for (int i = 0; i < length; i += LANES) {
            int middle = inner + i;
            int to = dWAt + i;
            FloatVector s0 =
                    FloatVector.fromArray(S, u, middle)
                            .sub(FloatVector.fromArray(S, u, middle + 4 * point))
                            .mul(0.5f);
            FloatVector s1 =
                    FloatVector.fromArray(S, u, middle + point)
                            .sub(FloatVector.fromArray(S, u, middle + 5 * point))
                            .mul(0.5f);
            FloatVector s2 =
                    FloatVector.fromArray(S, u, middle + 2 * point)
                            .sub(FloatVector.fromArray(S, u, middle + 6 * point))
                            .mul(0.5f);
            FloatVector s3 =
                    FloatVector.fromArray(S, u, middle + 3 * point)
                            .sub(FloatVector.fromArray(S, u, middle + 7 * point))
                            .mul(0.5f);
            FloatVector s = s1.add(s2).mul(0.5f);
            FloatVector.fromArray(S, dW, to).add(s0.add(s)).intoArray(dW, to);
            FloatVector d = s1.sub(s2).mul(0.5f);
            FloatVector.fromArray(S, dW, to + place).add(d).intoArray(dW, to + place);
            FloatVector.fromArray(S, dW, to + 2 * place)
                    .add(s3.add(s))
                    .intoArray(dW, to + 2 * place);
        }
    }

    /** {@code Bᵀ·d·B}: 4×4×C of an image, its rows {@code xRow} apart. */
    static void imageToPoints(
            int tiles, int channels, float[] x, int xAt, int xRow, float[] v, int vAt, int point) {
        int second = xAt + xRow;
        int third = second + xRow;
        differenceToPoints(tiles, channels, x, xAt, third, v, vAt, point);
        sumToPoints(tiles, channels, x, second, third, v, vAt + 4 * point, point);
        differenceToPoints(tiles, channels, x, third, second, v, vAt + 8 * point, point);
        differenceToPoints(tiles, channels, x, second, third + xRow, v, vAt + 12 * point, point);
    }

    /** A row of points from the difference of two rows of the image. */
    private static void differenceToPoints(
            int tiles, int channels, float[] x, int a, int b, float[] v, int vAt, int point) {
        for (int c = 0; c < channels; c += LANES) {
            int from = a + c;
            int other = b + c;
            int to = vAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector d0 =
                        FloatVector.fromArray(S, x, from).sub(FloatVector.fromArray(S, x, other));
                FloatVector d1 =
                        FloatVector.fromArray(S, x, from + channels)
                                .sub(FloatVector.fromArray(S, x, other + channels));
                FloatVector d2 =
                        FloatVector.fromArray(S, x, from + 2 * channels)
                                .sub(FloatVector.fromArray(S, x, other + 2 * channels));
                FloatVector d3 =
                        FloatVector.fromArray(S, x, from + 3 * channels)
                                .sub(FloatVector.fromArray(S, x, other + 3 * channels));
                d0.sub(d2).intoArray(v, to);
                d1.add(d2).intoArray(v, to + point);
                d2.sub(d1).intoArray(v, to + 2 * point);
                d1.sub(d3).intoArray(v, to + 3 * point);
                from += 2 * channels;
                other += 2 * channels;
                to += channels;
            }
        }
    }

    /** A row of points from the sum of two rows of the image. */
    private static void sumToPoints(
            int tiles, int channels, float[] x, int a, int b, float[] v, int vAt, int point) {
        for (int c = 0; c < channels; c += LANES) {
            int from = a + c;
            int other = b + c;
            int to = vAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector d0 =
                        FloatVector.fromArray(S, x, from).add(FloatVector.fromArray(S, x, other));
                FloatVector d1 =
                        FloatVector.fromArray(S, x, from + channels)
                                .add(FloatVector.fromArray(S, x, other + channels));
                FloatVector d2 =
                        FloatVector.fromArray(S, x, from + 2 * channels)
                                .add(FloatVector.fromArray(S, x, other + 2 * channels));
                FloatVector d3 =
                        FloatVector.fromArray(S, x, from + 3 * channels)
                                .add(FloatVector.fromArray(S, x, other + 3 * channels));
                d0.sub(d2).intoArray(v, to);
                d1.add(d2).intoArray(v, to + point);
                d2.sub(d1).intoArray(v, to + 2 * point);
                d1.sub(d3).intoArray(v, to + 3 * point);
                from += 2 * channels;
                other += 2 * channels;
                to += channels;
            }
        }
    }

    /**
     * {@code Aᵀ·m·A + b}: 2×2×F of the result, its rows {@code yRow} apart, and at least {@code
     * least}.
     *
     * @param bStep 1, or 0 to read the first vector of b again and again
     */
    static void resultFromPoints(
            int tiles,
            int filters,
            float[] m,
            int mAt,
            int point,
            float[] b,
            int bAt,
            int bStep,
            float least,
            float[] y,
            int yAt,
            int yRow) {
        int lower = mAt + 4 * point;
        upperFromPoints(tiles, filters, m, mAt, point, b, bAt, bStep, least, y, yAt);
        lowerFromPoints(tiles, filters, m, lower, point, b, bAt, bStep, least, y, yAt + yRow);
    }

    private static void upperFromPoints(
            int tiles,
            int filters,
            float[] m,
            int mAt,
            int point,
            float[] b,
            int bAt,
            int bStep,
            float least,
            float[] y,
            int yAt) {
        for (int f = 0; f < filters; f += LANES) {
            int from = mAt + f;
            int to = yAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector s0 =
                        FloatVector.fromArray(S, m, from)
                                .add(FloatVector.fromArray(S, m, from + 4 * point))
                                .add(FloatVector.fromArray(S, m, from + 8 * point));
                FloatVector s1 =
                        FloatVector.fromArray(S, m, from + point)
                                .add(FloatVector.fromArray(S, m, from + 5 * point))
                                .add(FloatVector.fromArray(S, m, from + 9 * point));
                FloatVector s2 =
                        FloatVector.fromArray(S, m, from + 2 * point)
                                .add(FloatVector.fromArray(S, m, from + 6 * point))
                                .add(FloatVector.fromArray(S, m, from + 10 * point));
                FloatVector s3 =
                        FloatVector.fromArray(S, m, from + 3 * point)
                                .add(FloatVector.fromArray(S, m, from + 7 * point))
                                .add(FloatVector.fromArray(S, m, from + 11 * point));
                FloatVector bias = FloatVector.fromArray(S, b, bAt + f * bStep);
                FloatVector left = s0.add(s1).add(s2).add(bias);
                left.blend(least, left.compare(LT, least)).intoArray(y, to);
                FloatVector right = s1.sub(s2).sub(s3).add(bias);
                right.blend(least, right.compare(LT, least)).intoArray(y, to + filters);
                from += filters;
                to += 2 * filters;
            }
        }
    }

    private static void lowerFromPoints(
            int tiles,
            int filters,
            float[] m,
            int mAt,
            int point,
            float[] b,
            int bAt,
            int bStep,
            float least,
            float[] y,
            int yAt) {
        for (int f = 0; f < filters; f += LANES) {
            int from = mAt + f;
            int to = yAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector s0 =
                        FloatVector.fromArray(S, m, from)
                                .sub(FloatVector.fromArray(S, m, from + 4 * point))
                                .sub(FloatVector.fromArray(S, m, from + 8 * point));
                FloatVector s1 =
                        FloatVector.fromArray(S, m, from + point)
                                .sub(FloatVector.fromArray(S, m, from + 5 * point))
                                .sub(FloatVector.fromArray(S, m, from + 9 * point));
                FloatVector s2 =
                        FloatVector.fromArray(S, m, from + 2 * point)
                                .sub(FloatVector.fromArray(S, m, from + 6 * point))
                                .sub(FloatVector.fromArray(S, m, from + 10 * point));
                FloatVector s3 =
                        FloatVector.fromArray(S, m, from + 3 * point)
                                .sub(FloatVector.fromArray(S, m, from + 7 * point))
                                .sub(FloatVector.fromArray(S, m, from + 11 * point));
                FloatVector bias = FloatVector.fromArray(S, b, bAt + f * bStep);
                FloatVector left = s0.add(s1).add(s2).add(bias);
                left.blend(least, left.compare(LT, least)).intoArray(y, to);
                FloatVector right = s1.sub(s2).sub(s3).add(bias);
                right.blend(least, right.compare(LT, least)).intoArray(y, to + filters);
                from += filters;
                to += 2 * filters;
            }
        }
    }

    /** {@code A·dy·Aᵀ}: the derivative for 2×2×F of the result, its rows {@code dYRow} apart. */
    static void gradientToPoints(
            int tiles,
            int filters,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt,
            int point) {
        outerRowsOfGradient(tiles, filters, dY, dYAt, dYAt + dYRow, m, mAt, point);
        innerRowsOfGradient(tiles, filters, dY, dYAt, dYAt + dYRow, m, mAt + 4 * point, point);
    }

    private static void outerRowsOfGradient(
            int tiles,
            int filters,
            float[] dY,
            int upper,
            int lower,
            float[] m,
            int mAt,
            int point) {
        int last = 12 * point;
        for (int f = 0; f < filters; f += LANES) {
            int from = upper + f;
            int below = lower + f;
            int to = mAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector a = FloatVector.fromArray(S, dY, from);
                FloatVector b = FloatVector.fromArray(S, dY, from + filters);
                a.intoArray(m, to);
                a.add(b).intoArray(m, to + point);
                a.sub(b).intoArray(m, to + 2 * point);
                b.neg().intoArray(m, to + 3 * point);
                FloatVector c = FloatVector.fromArray(S, dY, below);
                FloatVector d = FloatVector.fromArray(S, dY, below + filters);
                c.neg().intoArray(m, to + last);
                c.add(d).neg().intoArray(m, to + last + point);
                d.sub(c).intoArray(m, to + last + 2 * point);
                d.intoArray(m, to + last + 3 * point);
                from += 2 * filters;
                below += 2 * filters;
                to += filters;
            }
        }
    }

    private static void innerRowsOfGradient(
            int tiles,
            int filters,
            float[] dY,
            int upper,
            int lower,
            float[] m,
            int mAt,
            int point) {
        for (int f = 0; f < filters; f += LANES) {
            int from = upper + f;
            int below = lower + f;
            int to = mAt + f;
            for (int t = 0; t < tiles; t++) {
                FloatVector a = FloatVector.fromArray(S, dY, from);
                FloatVector b = FloatVector.fromArray(S, dY, from + filters);
                FloatVector c = FloatVector.fromArray(S, dY, below);
                FloatVector d = FloatVector.fromArray(S, dY, below + filters);
                FloatVector p = a.add(c);
                FloatVector q = b.add(d);
                p.intoArray(m, to);
                p.add(q).intoArray(m, to + point);
                p.sub(q).intoArray(m, to + 2 * point);
                q.neg().intoArray(m, to + 3 * point);
                FloatVector r = a.sub(c);
                FloatVector s = b.sub(d);
                r.intoArray(m, to + 4 * point);
                r.add(s).intoArray(m, to + 5 * point);
                r.sub(s).intoArray(m, to + 6 * point);
                s.neg().intoArray(m, to + 7 * point);
                from += 2 * filters;
                below += 2 * filters;
                to += filters;
            }
        }
    }

    /** Adds {@code B·v·Bᵀ} to 4×4×C of the derivative for an image. */
    static void addImage(
            int tiles,
            int channels,
            float[] v,
            int vAt,
            int point,
            float[] dX,
            int dXAt,
            int dXRow) {
        addFirstRow(tiles, channels, v, vAt, point, dX, dXAt);
        addSecondRow(tiles, channels, v, vAt + 4 * point, point, dX, dXAt + dXRow);
        addThirdRow(tiles, channels, v, vAt, point, dX, dXAt + 2 * dXRow);
        subtractLastRow(tiles, channels, v, vAt + 12 * point, point, dX, dXAt + 3 * dXRow);
    }

    private static void addFirstRow(
            int tiles, int channels, float[] v, int vAt, int point, float[] dX, int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            int from = vAt + c;
            int to = dXAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector v0 = FloatVector.fromArray(S, v, from);
                FloatVector v1 = FloatVector.fromArray(S, v, from + point);
                FloatVector v2 = FloatVector.fromArray(S, v, from + 2 * point);
                FloatVector v3 = FloatVector.fromArray(S, v, from + 3 * point);
                FloatVector.fromArray(S, dX, to).add(v0).intoArray(dX, to);
                FloatVector second = v1.sub(v2).add(v3);
                FloatVector.fromArray(S, dX, to + channels)
                        .add(second)
                        .intoArray(dX, to + channels);
                FloatVector third = v1.add(v2).sub(v0);
                FloatVector.fromArray(S, dX, to + 2 * channels)
                        .add(third)
                        .intoArray(dX, to + 2 * channels);
                FloatVector.fromArray(S, dX, to + 3 * channels)
                        .sub(v3)
                        .intoArray(dX, to + 3 * channels);
                from += channels;
                to += 2 * channels;
            }
        }
    }

    private static void addSecondRow(
            int tiles, int channels, float[] v, int vAt, int point, float[] dX, int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            int from = vAt + c;
            int to = dXAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector v0 =
                        FloatVector.fromArray(S, v, from)
                                .sub(FloatVector.fromArray(S, v, from + 4 * point))
                                .add(FloatVector.fromArray(S, v, from + 8 * point));
                FloatVector v1 =
                        FloatVector.fromArray(S, v, from + point)
                                .sub(FloatVector.fromArray(S, v, from + 5 * point))
                                .add(FloatVector.fromArray(S, v, from + 9 * point));
                FloatVector v2 =
                        FloatVector.fromArray(S, v, from + 2 * point)
                                .sub(FloatVector.fromArray(S, v, from + 6 * point))
                                .add(FloatVector.fromArray(S, v, from + 10 * point));
                FloatVector v3 =
                        FloatVector.fromArray(S, v, from + 3 * point)
                                .sub(FloatVector.fromArray(S, v, from + 7 * point))
                                .add(FloatVector.fromArray(S, v, from + 11 * point));
                FloatVector.fromArray(S, dX, to).add(v0).intoArray(dX, to);
                FloatVector second = v1.sub(v2).add(v3);
                FloatVector.fromArray(S, dX, to + channels)
                        .add(second)
                        .intoArray(dX, to + channels);
                FloatVector third = v1.add(v2).sub(v0);
                FloatVector.fromArray(S, dX, to + 2 * channels)
                        .add(third)
                        .intoArray(dX, to + 2 * channels);
                FloatVector.fromArray(S, dX, to + 3 * channels)
                        .sub(v3)
                        .intoArray(dX, to + 3 * channels);
                from += channels;
                to += 2 * channels;
            }
        }
    }

    private static void addThirdRow(
            int tiles, int channels, float[] v, int vAt, int point, float[] dX, int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            int from = vAt + c;
            int to = dXAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector v0 =
                        FloatVector.fromArray(S, v, from + 4 * point)
                                .add(FloatVector.fromArray(S, v, from + 8 * point))
                                .sub(FloatVector.fromArray(S, v, from));
                FloatVector v1 =
                        FloatVector.fromArray(S, v, from + 5 * point)
                                .add(FloatVector.fromArray(S, v, from + 9 * point))
                                .sub(FloatVector.fromArray(S, v, from + point));
                FloatVector v2 =
                        FloatVector.fromArray(S, v, from + 6 * point)
                                .add(FloatVector.fromArray(S, v, from + 10 * point))
                                .sub(FloatVector.fromArray(S, v, from + 2 * point));
                FloatVector v3 =
                        FloatVector.fromArray(S, v, from + 7 * point)
                                .add(FloatVector.fromArray(S, v, from + 11 * point))
                                .sub(FloatVector.fromArray(S, v, from + 3 * point));
                FloatVector.fromArray(S, dX, to).add(v0).intoArray(dX, to);
                FloatVector second = v1.sub(v2).add(v3);
                FloatVector.fromArray(S, dX, to + channels)
                        .add(second)
                        .intoArray(dX, to + channels);
                FloatVector third = v1.add(v2).sub(v0);
                FloatVector.fromArray(S, dX, to + 2 * channels)
                        .add(third)
                        .intoArray(dX, to + 2 * channels);
                FloatVector.fromArray(S, dX, to + 3 * channels)
                        .sub(v3)
                        .intoArray(dX, to + 3 * channels);
                from += channels;
                to += 2 * channels;
            }
        }
    }

    private static void subtractLastRow(
            int tiles, int channels, float[] v, int vAt, int point, float[] dX, int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            int from = vAt + c;
            int to = dXAt + c;
            for (int t = 0; t < tiles; t++) {
                FloatVector v0 = FloatVector.fromArray(S, v, from);
                FloatVector v1 = FloatVector.fromArray(S, v, from + point);
                FloatVector v2 = FloatVector.fromArray(S, v, from + 2 * point);
                FloatVector v3 = FloatVector.fromArray(S, v, from + 3 * point);
                FloatVector.fromArray(S, dX, to).sub(v0).intoArray(dX, to);
                FloatVector second = v1.sub(v2).add(v3);
                FloatVector.fromArray(S, dX, to + channels)
                        .sub(second)
                        .intoArray(dX, to + channels);
                FloatVector third = v1.add(v2).sub(v0);
                FloatVector.fromArray(S, dX, to + 2 * channels)
                        .sub(third)
                        .intoArray(dX, to + 2 * channels);
                FloatVector.fromArray(S, dX, to + 3 * channels)
                        .add(v3)
                        .intoArray(dX, to + 3 * channels);
                from += channels;
                to += 2 * channels;
            }
        }
    }
}
