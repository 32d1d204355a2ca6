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

import java.util.Arrays;

/**
 * Average pooling as {@link org.intaglio.runtime.kernel.PoolingKernels} has it, a vector of
 * channels at a time; the last channels are masked.
 */
final class AveragePooling {
    private AveragePooling() {}

    static void average(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt) {
        int xRow = s.width() * s.channels();
        int out = yAt;
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                int top = s.top(oh);
                int height = s.bottom(oh) - top;
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    int left = s.left(ow);
                    int in = xSample + top * xRow + left * s.channels();
                    averageOfWindow(height, s.right(ow) - left, s.channels(), x, in, xRow, y, out);
                    out += s.channels();
                }
            }
        }
    }

    private static void averageOfWindow(
            int height, int width, int channels, float[] x, int xAt, int xRow, float[] y, int yAt) {
        float share = 1f / (height * width);
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> within = S.indexInRange(c, channels);
            FloatVector sum = FloatVector.zero(S);
            for (int h = 0; h < height; h++) {
                int in = xAt + h * xRow + c;
                for (int w = 0; w < width; w++) {
                    sum = sum.add(FloatVector.fromArray(S, x, in, within));
                    in += channels;
                }
            }
            sum.mul(share).intoArray(y, yAt + c, within);
        }
    }

    static void averageGradient(Pool2DShape s, int n, float[] dY, int dYAt, float[] dX, int dXAt) {
        Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        int xRow = s.width() * s.channels();
        int out = dYAt;
        for (int sample = 0; sample < n; sample++) {
            int dXSample = dXAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                int top = s.top(oh);
                int height = s.bottom(oh) - top;
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    int left = s.left(ow);
                    int to = dXSample + top * xRow + left * s.channels();
                    averageOfWindowGradient(
                            height, s.right(ow) - left, s.channels(), dY, out, dX, to, xRow);
                    out += s.channels();
                }
            }
        }
    }

    private static void averageOfWindowGradient(
            int height,
            int width,
            int channels,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt,
            int dXRow) {
        float share = 1f / (height * width);
        for (int c = 0; c < channels; c += LANES) {
            VectorMask<Float> within = S.indexInRange(c, channels);
            FloatVector each = FloatVector.fromArray(S, dY, dYAt + c, within).mul(share);
            for (int h = 0; h < height; h++) {
                int to = dXAt + h * dXRow + c;
                for (int w = 0; w < width; w++) {
                    FloatVector.fromArray(S, dX, to, within).add(each).intoArray(dX, to, within);
                    to += channels;
                }
            }
        }
    }

    // A whole image is one window of one row.

    static void globalAverage(
            int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt) {
        for (int sample = 0; sample < n; sample++) {
            int in = xAt + sample * positions * channels;
            averageOfWindow(1, positions, channels, x, in, 0, y, yAt + sample * channels);
        }
    }

    static void globalAverageGradient(
            int n, int positions, int channels, float[] dY, int dYAt, float[] dX, int dXAt) {
        float share = 1f / positions;
        for (int sample = 0; sample < n; sample++) {
            int out = dYAt + sample * channels;
            for (int c = 0; c < channels; c += LANES) {
                VectorMask<Float> within = S.indexInRange(c, channels);
                FloatVector each = FloatVector.fromArray(S, dY, out + c, within).mul(share);
                int to = dXAt + sample * positions * channels + c;
                for (int p = 0; p < positions; p++) {
                    each.intoArray(dX, to, within);
                    to += channels;
                }
            }
        }
    }
}
