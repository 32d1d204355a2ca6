/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.Pool2DShape;
import org.intaglio.runtime.kernel.PoolingKernels;

import java.util.Arrays;

/** Pooling window by window; channels innermost, because they are contiguous. */
final class ScalarPoolingKernels implements PoolingKernels {
    @Override
    public void max(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt) {
        int channels = s.channels();
        int out = yAt;
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    Arrays.fill(y, out, out + channels, Float.NEGATIVE_INFINITY);
                    for (int h = s.top(oh); h < s.bottom(oh); h++) {
                        for (int w = s.left(ow); w < s.right(ow); w++) {
                            int in = xSample + (h * s.width() + w) * channels;
                            for (int c = 0; c < channels; c++) {
                                y[out + c] = Math.max(y[out + c], x[in + c]);
                            }
                        }
                    }
                    out += channels;
                }
            }
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
        int out = 0;
        for (int sample = 0; sample < n; sample++) {
            int inSample = sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    for (int c = 0; c < s.channels(); c++) {
                        int in = firstEqual(s, oh, ow, c, x, xAt + inSample, y[yAt + out + c]);
                        if (in >= 0) {
                            dX[dXAt + inSample + in] += dY[dYAt + out + c];
                        }
                    }
                    out += s.channels();
                }
            }
        }
    }

    /** The place in the sample of the window's first element that equals its maximum, or -1. */
    private static int firstEqual(
            Pool2DShape s, int oh, int ow, int c, float[] x, int xSample, float maximum) {
        for (int h = s.top(oh); h < s.bottom(oh); h++) {
            for (int w = s.left(ow); w < s.right(ow); w++) {
                int in = (h * s.width() + w) * s.channels() + c;
                if (x[xSample + in] == maximum) {
                    return in;
                }
            }
        }
        return -1; // only where the maximum is NaN
    }

    @Override
    public void average(Pool2DShape s, int n, float[] x, int xAt, float[] y, int yAt) {
        int channels = s.channels();
        int out = yAt;
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    Arrays.fill(y, out, out + channels, 0f);
                    for (int h = s.top(oh); h < s.bottom(oh); h++) {
                        for (int w = s.left(ow); w < s.right(ow); w++) {
                            int in = xSample + (h * s.width() + w) * channels;
                            for (int c = 0; c < channels; c++) {
                                y[out + c] += x[in + c];
                            }
                        }
                    }
                    float share = share(s, oh, ow);
                    for (int c = 0; c < channels; c++) {
                        y[out + c] *= share;
                    }
                    out += channels;
                }
            }
        }
    }

    @Override
    public void averageGradient(Pool2DShape s, int n, float[] dY, int dYAt, float[] dX, int dXAt) {
        Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        int channels = s.channels();
        int out = dYAt;
        for (int sample = 0; sample < n; sample++) {
            int dXSample = dXAt + sample * s.inputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    float share = share(s, oh, ow);
                    for (int h = s.top(oh); h < s.bottom(oh); h++) {
                        for (int w = s.left(ow); w < s.right(ow); w++) {
                            int in = dXSample + (h * s.width() + w) * channels;
                            for (int c = 0; c < channels; c++) {
                                dX[in + c] += dY[out + c] * share;
                            }
                        }
                    }
                    out += channels;
                }
            }
        }
    }

    @Override
    public void globalMax(
            int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt) {
        for (int sample = 0; sample < n; sample++) {
            int in = xAt + sample * positions * channels;
            int out = yAt + sample * channels;
            Arrays.fill(y, out, out + channels, Float.NEGATIVE_INFINITY);
            for (int p = 0; p < positions; p++) {
                for (int c = 0; c < channels; c++) {
                    y[out + c] = Math.max(y[out + c], x[in + p * channels + c]);
                }
            }
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
            int in = sample * positions * channels;
            for (int c = 0; c < channels; c++) {
                int out = sample * channels + c;
                float maximum = y[yAt + out];
                int equal = 0;
                for (int p = 0; p < positions; p++) {
                    if (x[xAt + in + p * channels + c] == maximum) {
                        equal++;
                    }
                }
                float share = dY[dYAt + out] / equal;
                for (int p = 0; p < positions; p++) {
                    int at = in + p * channels + c;
                    dX[dXAt + at] = x[xAt + at] == maximum ? share : 0f;
                }
            }
        }
    }

    @Override
    public void globalAverage(
            int n, int positions, int channels, float[] x, int xAt, float[] y, int yAt) {
        float share = 1f / positions;
        for (int sample = 0; sample < n; sample++) {
            int in = xAt + sample * positions * channels;
            int out = yAt + sample * channels;
            Arrays.fill(y, out, out + channels, 0f);
            for (int p = 0; p < positions; p++) {
                for (int c = 0; c < channels; c++) {
                    y[out + c] += x[in + p * channels + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                y[out + c] *= share;
            }
        }
    }

    @Override
    public void globalAverageGradient(
            int n, int positions, int channels, float[] dY, int dYAt, float[] dX, int dXAt) {
        float share = 1f / positions;
        for (int sample = 0; sample < n; sample++) {
            int in = dXAt + sample * positions * channels;
            int out = dYAt + sample * channels;
            for (int p = 0; p < positions; p++) {
                for (int c = 0; c < channels; c++) {
                    dX[in + p * channels + c] = dY[out + c] * share;
                }
            }
        }
    }

    /** One divided by the number of elements of the window that lie within the image. */
    private static float share(Pool2DShape s, int oh, int ow) {
        return 1f / ((s.bottom(oh) - s.top(oh)) * (s.right(ow) - s.left(ow)));
    }
}
