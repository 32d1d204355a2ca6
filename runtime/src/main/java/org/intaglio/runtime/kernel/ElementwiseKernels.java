/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.random.Randoms;

/**
 * Operations element by element, copies, and dropout. A result may be the same place as an argument
 * unless said otherwise.
 */
public interface ElementwiseKernels {
    /** {@code y = a + b}. */
    void add(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

    /** {@code y = a - b}. */
    void subtract(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

    /** {@code y = a·b}. */
    void multiply(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

    /** {@code y = y + a·b}. */
    void multiplyAdd(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

    /** {@code y = max(a, b)}. */
    void maximum(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

    /**
     * {@code dA = dY} where {@code a >= b}, else 0; {@code dB = dY - dA}. Neither is dY's place.
     */
    void maximumGradient(
            int length,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] dY,
            int dYAt,
            float[] dA,
            int dAAt,
            float[] dB,
            int dBAt);

    /** {@code y = x·scale + offset}. */
    void scale(int length, float scale, float offset, float[] x, int xAt, float[] y, int yAt);

    /** {@code y = y + x·scale}. */
    void scaleAdd(int length, float scale, float[] x, int xAt, float[] y, int yAt);

    /**
     * Copies {@code rows} pieces of {@code length} values, {@code xStride} apart, to pieces {@code
     * yStride} apart: what Concatenate, its gradient and plain copies need.
     *
     * @param accumulate true to add to y, false to overwrite it
     */
    void copy(
            int rows,
            int length,
            float[] x,
            int xAt,
            int xStride,
            float[] y,
            int yAt,
            int yStride,
            boolean accumulate);

    /**
     * The axes in the middle change places: X is outer×rows×columns×inner, Y
     * outer×columns×rows×inner. Y is not X's place.
     */
    void transpose(
            int outer, int rows, int columns, int inner, float[] x, int xAt, float[] y, int yAt);

    /** Y (n×(top+H+bottom)×(left+W+right)×C): X (n×H×W×C) with zeros around. */
    void pad(
            int n,
            int height,
            int width,
            int channels,
            int top,
            int bottom,
            int left,
            int right,
            float[] x,
            int xAt,
            float[] y,
            int yAt);

    /**
     * X (n×H×W×C): the middle of Y (n×(top+H+bottom)×(left+W+right)×C). The derivative of {@link
     * #pad}.
     */
    void crop(
            int n,
            int height,
            int width,
            int channels,
            int top,
            int bottom,
            int left,
            int right,
            float[] y,
            int yAt,
            float[] x,
            int xAt);

    /** {@code y[r]} is 1 if any of the values of row r of X is not {@code value}, 0 if none is. */
    void differs(int rows, int columns, float value, float[] x, int xAt, float[] y, int yAt);

    /**
     * Another length for the axis in the middle: Y (outer×to×inner) is, along it, the matrix of the
     * taps times X (outer×from×inner). The products of an element are added in the order of its
     * taps. Y is not X's place.
     */
    void resample(AxisTaps taps, int outer, int inner, float[] x, int xAt, float[] y, int yAt);

    /**
     * Element {@code i} of y is {@code x / (1 - rate)} or 0, as {@link Randoms#keeps} says for
     * {@code key} and counter {@code counter + i}. The same call on dY gives dX.
     *
     * @param rate the fraction to drop, in [0, 1)
     */
    void dropout(
            int length, float rate, long key, int counter, float[] x, int xAt, float[] y, int yAt);

    /**
     * Element {@code i} of y is {@code offset + scale}, or {@code offset}, as {@link Randoms#keeps}
     * says for {@code key} and counter {@code counter + i}.
     *
     * @param rate the share of {@code offset} alone, in [0, 1)
     */
    default void kept(
            int length,
            float rate,
            float scale,
            float offset,
            long key,
            int counter,
            float[] y,
            int yAt) {
        int threshold = Randoms.threshold(rate);
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Randoms.keeps(key, counter + i, threshold) ? offset + scale : offset;
        }
    }

    /**
     * Element {@code i} of y is {@code offset + scale·z}, with z as {@link Randoms#normal} draws it
     * for {@code key} and counter {@code counter + i}.
     */
    default void normal(
            int length, float scale, float offset, long key, int counter, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = offset + scale * Randoms.normal(key, counter + i);
        }
    }

    /**
     * {@code y[i] = Σ x[p·stride + i]} over p from 0 to {@code parts - 1}, in this order: gathers
     * what the parts of a batch have summed.
     *
     * @param accumulate true to add to y, false to overwrite it
     */
    void sumParts(
            int parts,
            int stride,
            int length,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            boolean accumulate);
}
