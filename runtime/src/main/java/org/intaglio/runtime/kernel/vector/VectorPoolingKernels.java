/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import org.intaglio.runtime.kernel.Pool2DShape;
import org.intaglio.runtime.kernel.PoolingKernels;

import java.util.Arrays;

/**
 * Pooling, a vector of channels at a time: the window is walked with its result in a register.
 * Windows of 2×2 that tile the image, which nearly every network has, are written out. {@link
 * AveragePooling} has the averages.
 */
final class VectorPoolingKernels implements PoolingKernels {
    @Override
    public void max(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt) {
        boolean pairs = isPairs(s);
        int xRow = s.width() * s.channels();
        int out = yAt;
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                if (pairs) {
                    int in = xSample + 2 * oh * xRow;
                    maxOfPairs(s.outputWidth(), s.channels(), x, in, xRow, y, out);
                    out += s.outputWidth() * s.channels();
                    continue;
                }
                int top = s.top(oh);
                int height = s.bottom(oh) - top;
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    int left = s.left(ow);
                    int in = xSample + top * xRow + left * s.channels();
                    maxOfWindow(height, s.right(ow) - left, s.channels(), x, in, xRow, y, out);
                    out += s.channels();
                }
            }
        }
    }

    private static void maxOfPairs(
            int width, int channels, float[] x, int xAt, int xRow, float[] y, int yAt) {
        for (int ow = 0; ow < width; ow++) {
            int in = xAt + 2 * ow * channels;
            int out = yAt + ow * channels;
            for (int c = 0; c < channels; c += LANES) {
                int above = in + c;
                int below = above + xRow;
                FloatVector upper =
                        FloatVector.fromArray(S, x, above)
                                .max(FloatVector.fromArray(S, x, above + channels));
                FloatVector lower =
                        FloatVector.fromArray(S, x, below)
                                .max(FloatVector.fromArray(S, x, below + channels));
                upper.max(lower).intoArray(y, out + c);
            }
        }
    }

    private static void maxOfWindow(
            int height, int width, int channels, float[] x, int xAt, int xRow, float[] y, int yAt) {
        int whole = S.loopBound(channels);
        for (int c = 0; c < whole; c += LANES) {
            FloatVector maximum = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            for (int h = 0; h < height; h++) {
                int in = xAt + h * xRow + c;
                for (int w = 0; w < width; w++) {
                    maximum = maximum.max(FloatVector.fromArray(S, x, in));
                    in += channels;
                }
            }
            maximum.intoArray(y, yAt + c);
        }
        // Masks for the rest would put vectors on the heap where this is inlined.
        for (int c = whole; c < channels; c++) {
            float maximum = Float.NEGATIVE_INFINITY;
            for (int h = 0; h < height; h++) {
                int in = xAt + h * xRow + c;
                for (int w = 0; w < width; w++) {
                    maximum = Math.max(maximum, x[in]);
                    in += channels;
                }
            }
            y[yAt + c] = maximum;
        }
    }

    @Override
    public void maxGradient(
            Pool2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        boolean pairs = isPairs(s);
        int channels = s.channels();
        int xRow = s.width() * channels;
        int out = 0;
        for (int sample = 0; sample < n; sample++) {
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                int top = s.top(oh);
                int height = s.bottom(oh) - top;
                int row = sample * s.inputSize() + top * xRow;
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    int left = s.left(ow);
                    int in = row + left * channels;
                    if (pairs) {
                        maxOfPairGradient(
                                channels,
                                x,
                                xAt + in,
                                xRow,
                                y,
                                yAt + out,
                                dY,
                                dYAt + out,
                                dX,
                                dXAt + in);
                    } else {
                        maxOfWindowGradient(
                                height,
                                s.right(ow) - left,
                                channels,
                                x,
                                xAt + in,
                                xRow,
                                y,
                                yAt + out,
                                dY,
                                dYAt + out,
                                dX,
                                dXAt + in);
                    }
                    out += channels;
                }
            }
        }
    }

    private static void maxOfPairGradient(
            int channels,
            float[] x,
            int xAt,
            int xRow,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        for (int c = 0; c < channels; c += LANES) {
            FloatVector maximum = FloatVector.fromArray(S, y, yAt + c);
            FloatVector rest = FloatVector.fromArray(S, dY, dYAt + c);
            int in = xAt + c;
            int to = dXAt + c;
            VectorMask<Float> found = maximum.eq(FloatVector.fromArray(S, x, in));
            FloatVector.zero(S).blend(rest, found).intoArray(dX, to);
            rest = rest.blend(0f, found);

            found = maximum.eq(FloatVector.fromArray(S, x, in + channels));
            FloatVector.zero(S).blend(rest, found).intoArray(dX, to + channels);
            rest = rest.blend(0f, found);

            found = maximum.eq(FloatVector.fromArray(S, x, in + xRow));
            FloatVector.zero(S).blend(rest, found).intoArray(dX, to + xRow);
            rest = rest.blend(0f, found);

            found = maximum.eq(FloatVector.fromArray(S, x, in + xRow + channels));
            FloatVector.zero(S).blend(rest, found).intoArray(dX, to + xRow + channels);
        }
    }

    private static void maxOfWindowGradient(
            int height,
            int width,
            int channels,
            float[] x,
            int xAt,
            int xRow,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        // One channel at a time: this is for windows that overlap or few channels, and with masks
        // for the last channels it would be more than HotSpot keeps off the heap.
        for (int c = 0; c < channels; c++) {
            int at = first(height, width, channels, x, xAt + c, xRow, y[yAt + c]);
            if (at >= 0) {
                dX[dXAt + c + at] += dY[dYAt + c];
            }
        }
    }

    /** Where in the window the first element lies that equals the maximum; -1 for a NaN. */
    private static int first(
            int height, int width, int channels, float[] x, int xAt, int xRow, float maximum) {
        for (int h = 0; h < height; h++) {
            for (int w = 0; w < width; w++) {
                int in = h * xRow + w * channels;
                if (x[xAt + in] == maximum) {
                    return in;
                }
            }
        }
        return -1;
    }

    @Override
    public void average(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt) {
        AveragePooling.average(s, n, x, xAt, y, yAt);
    }

    @Override
    public void averageGradient(Pool2DShape s, int n, float[] dY, int dYAt, float[] dX, int dXAt) {
        AveragePooling.averageGradient(s, n, dY, dYAt, dX, dXAt);
    }

    // A whole image is one window of one row.

    @Override
    public void globalMax(
            int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt) {
        for (int sample = 0; sample < n; sample++) {
            int in = xAt + sample * positions * channels;
            maxOfWindow(1, positions, channels, x, in, 0, y, yAt + sample * channels);
        }
    }

    @Override
    public void globalMaxGradient(
            int n,
            int positions,
            int channels,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        for (int sample = 0; sample < n; sample++) {
            int image = sample * positions * channels;
            for (int c = 0; c < channels; c += LANES) {
                VectorMask<Float> within = S.indexInRange(c, channels);
                int out = sample * channels + c;
                FloatVector maximum = FloatVector.fromArray(S, y, yAt + out, within);
                FloatVector equal = FloatVector.zero(S);
                int in = xAt + image + c;
                for (int p = 0; p < positions; p++) {
                    VectorMask<Float> found = maximum.eq(FloatVector.fromArray(S, x, in, within));
                    equal = equal.blend(equal.add(1f), found);
                    in += channels;
                }
                FloatVector share = FloatVector.fromArray(S, dY, dYAt + out, within).div(equal);
                in = xAt + image + c;
                int to = dXAt + image + c;
                for (int p = 0; p < positions; p++) {
                    VectorMask<Float> found = maximum.eq(FloatVector.fromArray(S, x, in, within));
                    FloatVector.zero(S).blend(share, found).intoArray(dX, to, within);
                    in += channels;
                    to += channels;
                }
            }
        }
    }

    @Override
    public void globalAverage(
            int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt) {
        AveragePooling.globalAverage(n, positions, channels, x, xAt, y, yAt);
    }

    @Override
    public void globalAverageGradient(
            int n, int positions, int channels, float[] dY, int dYAt, float[] dX, int dXAt) {
        AveragePooling.globalAverageGradient(n, positions, channels, dY, dYAt, dX, dXAt);
    }

    /** Whether windows are 2×2, side by side, uncut, and channels fill vectors. */
    private static boolean isPairs(Pool2DShape s) {
        return s.poolHeight() == 2
                && s.poolWidth() == 2
                && s.strideY() == 2
                && s.strideX() == 2
                && s.padTop() == 0
                && s.padLeft() == 0
                && 2 * s.outputHeight() <= s.height()
                && 2 * s.outputWidth() <= s.width()
                && s.channels() % LANES == 0;
    }
}
