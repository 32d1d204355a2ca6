/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.AxisTaps;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.random.Randoms;

import java.util.Arrays;

/** Element by element, as each method's formula reads. */
final class ScalarElementwiseKernels implements ElementwiseKernels {
    @Override
    public void add(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = a[aAt + i] + b[bAt + i];
        }
    }

    @Override
    public void subtract(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = a[aAt + i] - b[bAt + i];
        }
    }

    @Override
    public void multiply(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public void multiplyAdd(
            int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public void maximum(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Math.max(a[aAt + i], b[bAt + i]);
        }
    }

    @Override
    public void maximumGradient(
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
            int dBAt) {
        for (int i = 0; i < length; i++) {
            float toA = a[aAt + i] >= b[bAt + i] ? dY[dYAt + i] : 0f;
            dA[dAAt + i] = toA;
            dB[dBAt + i] = dY[dYAt + i] - toA;
        }
    }

    @Override
    public void differs(
            int rows, int columns, float value, float[] x, int xAt, float[] y, int yAt) {
        for (int r = 0; r < rows; r++) {
            int at = xAt + r * columns;
            int end = at + columns;
            while (at < end && x[at] == value) {
                at++;
            }
            y[yAt + r] = at < end ? 1 : 0;
        }
    }

    @Override
    public void scale(
            int length, float scale, float offset, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = x[xAt + i] * scale + offset;
        }
    }

    @Override
    public void scaleAdd(int length, float scale, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] += x[xAt + i] * scale;
        }
    }

    @Override
    public void copy(
            int rows,
            int length,
            float[] x,
            int xAt,
            int xStride,
            float[] y,
            int yAt,
            int yStride,
            boolean accumulate) {
        for (int row = 0; row < rows; row++) {
            int xFrom = xAt + row * xStride;
            int yTo = yAt + row * yStride;
            if (accumulate) {
                for (int i = 0; i < length; i++) {
                    y[yTo + i] += x[xFrom + i];
                }
            } else {
                System.arraycopy(x, xFrom, y, yTo, length);
            }
        }
    }

    @Override
    public void transpose(
            int outer, int rows, int columns, int inner, float[] x, int xAt, float[] y, int yAt) {
        int length = rows * columns * inner;
        for (int i = 0; i < outer * length; i++) {
            int from = i % length / inner;
            int to = from % columns * rows + from / columns;
            y[yAt + i / length * length + to * inner + i % inner] = x[xAt + i];
        }
    }

    @Override
    public void pad(
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
            int yAt) {
        int row = width * channels;
        int before = left * channels;
        int after = right * channels;
        int wide = before + row + after;
        int from = xAt;
        int to = yAt;
        for (int sample = 0; sample < n; sample++) {
            Arrays.fill(y, to, to + top * wide, 0f);
            to += top * wide;
            for (int h = 0; h < height; h++) {
                Arrays.fill(y, to, to + before, 0f);
                System.arraycopy(x, from, y, to + before, row);
                Arrays.fill(y, to + before + row, to + wide, 0f);
                from += row;
                to += wide;
            }
            Arrays.fill(y, to, to + bottom * wide, 0f);
            to += bottom * wide;
        }
    }

    @Override
    public void crop(
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
            int xAt) {
        int row = width * channels;
        int wide = (left + width + right) * channels;
        for (int sample = 0; sample < n; sample++) {
            int from = yAt + (sample * (top + height + bottom) + top) * wide + left * channels;
            int to = xAt + sample * height * row;
            for (int h = 0; h < height; h++) {
                System.arraycopy(y, from + h * wide, x, to + h * row, row);
            }
        }
    }

    @Override
    public void resample(
            AxisTaps taps, int outer, int inner, float[] x, int xAt, float[] y, int yAt) {
        int to = yAt;
        for (int o = 0; o < outer; o++) {
            int from = xAt + o * taps.from() * inner;
            for (int i = 0; i < taps.length(); i++) {
                Arrays.fill(y, to, to + inner, 0f);
                for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
                    scaleAdd(inner, taps.weight(tap), x, from + taps.source(tap) * inner, y, to);
                }
                to += inner;
            }
        }
    }

    @Override
    public void dropout(
            int length, float rate, long key, int counter, float[] x, int xAt, float[] y, int yAt) {
        int threshold = Randoms.threshold(rate);
        float scale = 1f / (1f - rate);
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Randoms.keeps(key, counter + i, threshold) ? x[xAt + i] * scale : 0f;
        }
    }

    @Override
    public void sumParts(
            int parts,
            int stride,
            int length,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            boolean accumulate) {
        if (!accumulate) {
            System.arraycopy(x, xAt, y, yAt, length);
        }
        for (int p = accumulate ? 0 : 1; p < parts; p++) {
            int part = xAt + p * stride;
            for (int i = 0; i < length; i++) {
                y[yAt + i] += x[part + i];
            }
        }
    }
}
