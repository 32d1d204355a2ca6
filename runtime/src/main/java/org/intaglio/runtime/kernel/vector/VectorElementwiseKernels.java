/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import static org.intaglio.runtime.kernel.vector.Species.INTS;
import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.AxisTaps;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.random.Randoms;

import java.util.Arrays;

/**
 * Element by element, a vector at a time, the rest one by one. The rest is not masked: it is at
 * most one vector long, and an unmasked loop needs no mask registers on machines that lack them.
 */
final class VectorElementwiseKernels implements ElementwiseKernels {
    private static final int ROWS_AT_ONCE = 32;

    @Override
    public void add(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            left.add(right).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] = a[aAt + i] + b[bAt + i];
        }
    }

    @Override
    public void subtract(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            left.sub(right).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] = a[aAt + i] - b[bAt + i];
        }
    }

    @Override
    public void multiply(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            left.mul(right).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] = a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public void multiplyAdd(
            int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            var sum = FloatVector.fromArray(S, y, yAt + i);
            sum.add(left.mul(right)).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    @Override
    public void maximum(int length, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            left.max(right).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
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
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var left = FloatVector.fromArray(S, a, aAt + i);
            var right = FloatVector.fromArray(S, b, bAt + i);
            var gradient = FloatVector.fromArray(S, dY, dYAt + i);
            VectorMask<Float> smaller = left.compare(VectorOperators.GE, right).not();
            var toA = gradient.blend(0f, smaller);
            toA.intoArray(dA, dAAt + i);
            gradient.sub(toA).intoArray(dB, dBAt + i);
        }
        for (int i = whole; i < length; i++) {
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
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(S, x, xAt + i).mul(scale).add(offset).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] = x[xAt + i] * scale + offset;
        }
    }

    @Override
    public void scaleAdd(int length, float scale, float[] x, int xAt, float[] y, int yAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            var scaled = FloatVector.fromArray(S, x, xAt + i).mul(scale);
            FloatVector.fromArray(S, y, yAt + i).add(scaled).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
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
                add(length, x, xFrom, y, yTo, y, yTo);
            } else {
                System.arraycopy(x, xFrom, y, yTo, length);
            }
        }
    }

    @Override
    public void transpose(
            int outer, int rows, int columns, int inner, float[] x, int xAt, float[] y, int yAt) {
        int length = rows * columns * inner;
        for (int o = 0; o < outer; o++) {
            // As many rows at once as keep the lines of the cache that the next column reads, too.
            for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
                int count = Math.min(ROWS_AT_ONCE, rows - row);
                for (int column = 0; column < columns; column++) {
                    int from = xAt + o * length + (row * columns + column) * inner;
                    int to = yAt + o * length + (column * rows + row) * inner;
                    if (inner == 1) {
                        gather(count, columns, x, from, y, to);
                    } else {
                        copy(count, inner, x, from, columns * inner, y, to, inner, false);
                    }
                }
            }
        }
    }

    private static void gather(int count, int stride, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < count; i++) {
            y[yAt + i] = x[xAt + i * stride];
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
        for (int o = 0; o < outer; o++) {
            int from = xAt + o * taps.from() * inner;
            int to = yAt + o * taps.length() * inner;
            if (inner == 1) {
                resample(taps, x, from, y, to);
            } else {
                resample(taps, inner, x, from, y, to);
            }
        }
    }

    /** Numbers by themselves. */
    private static void resample(AxisTaps taps, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < taps.length(); i++) {
            float sum = 0;
            for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
                sum += taps.weight(tap) * x[from + taps.source(tap)];
            }
            y[to + i] = sum;
        }
    }

    /** Rows of channels: most are a copy of one. */
    private void resample(AxisTaps taps, int inner, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < taps.length(); i++) {
            int at = to + i * inner;
            int first = taps.start(i);
            int end = taps.start(i + 1);
            if (first == end) {
                Arrays.fill(y, at, at + inner, 0f);
                continue;
            }
            int source = from + taps.source(first) * inner;
            if (taps.weight(first) == 1) {
                System.arraycopy(x, source, y, at, inner);
            } else {
                scale(inner, taps.weight(first), 0, x, source, y, at);
            }
            for (int tap = first + 1; tap < end; tap++) {
                scaleAdd(inner, taps.weight(tap), x, from + taps.source(tap) * inner, y, at);
            }
        }
    }

    @Override
    public void dropout(
            int length, float rate, long key, int counter, float[] x, int xAt, float[] y, int yAt) {
        int threshold = Randoms.threshold(rate);
        float scale = 1f / (1f - rate);
        int whole = length - length % (2 * LANES);
        dropPairs(whole, threshold, scale, key, counter, x, xAt, y, yAt);
        for (int i = whole; i < length; i++) {
            y[yAt + i] = Randoms.keeps(key, counter + i, threshold) ? x[xAt + i] * scale : 0f;
        }
    }

    /**
     * {@link Randoms#keeps} for two vectors at a time: enough code for HotSpot to compile it apart
     * from its callers, where it would run out of what it inlines and put vectors on the heap. For
     * the same reason without masks: the sign of {@code draw - threshold}, spread over the word,
     * clears what is dropped.
     */
    private static void dropPairs(
            int length,
            int threshold,
            float scale,
            long key,
            int counter,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        IntVector lanes = IntVector.zero(INTS).addIndex(1).mul(Randoms.WEYL);
        int low = (int) key;
        int high = (int) (key >>> 32);
        for (int i = 0; i < length; i += 2 * LANES) {
            IntVector h0 = lanes.add((counter + i) * Randoms.WEYL).lanewise(XOR, low);
            IntVector h1 = lanes.add((counter + i + LANES) * Randoms.WEYL).lanewise(XOR, low);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 16)).mul(Randoms.MIX1);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 16)).mul(Randoms.MIX1);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 15)).mul(Randoms.MIX2);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 15)).mul(Randoms.MIX2);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 16)).add(high);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 16)).add(high);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 16)).mul(Randoms.MIX1);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 16)).mul(Randoms.MIX1);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 15)).mul(Randoms.MIX2);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 15)).mul(Randoms.MIX2);
            h0 = h0.lanewise(XOR, h0.lanewise(LSHR, 16)).lanewise(LSHR, 8).sub(threshold);
            h1 = h1.lanewise(XOR, h1.lanewise(LSHR, 16)).lanewise(LSHR, 8).sub(threshold);
            IntVector kept0 = h0.lanewise(ASHR, 31).not();
            IntVector kept1 = h1.lanewise(ASHR, 31).not();
            FloatVector x0 = FloatVector.fromArray(S, x, xAt + i).mul(scale);
            FloatVector x1 = FloatVector.fromArray(S, x, xAt + i + LANES).mul(scale);
            x0.reinterpretAsInts().and(kept0).reinterpretAsFloats().intoArray(y, yAt + i);
            x1.reinterpretAsInts().and(kept1).reinterpretAsFloats().intoArray(y, yAt + i + LANES);
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
        for (int p = 0; p < parts; p++) {
            int part = xAt + p * stride;
            if (p == 0 && !accumulate) {
                System.arraycopy(x, part, y, yAt, length);
            } else {
                add(length, x, part, y, yAt, y, yAt);
            }
        }
    }
}
