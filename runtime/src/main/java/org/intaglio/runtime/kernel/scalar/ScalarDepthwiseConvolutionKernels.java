/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.DepthwiseShape;

import java.util.Arrays;

/**
 * Depth-wise convolution as its definition reads: every output pixel, every place of its window
 * within the image, every channel. The innermost loop runs over the channels.
 */
final class ScalarDepthwiseConvolutionKernels implements DepthwiseConvolutionKernels {
    @Override
    public void forward(
            DepthwiseShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt) {
        int filters = s.filters();
        for (int sample = 0; sample < n; sample++) {
            int image = xAt + sample * s.inputSize();
            int pixel = yAt + sample * s.outputSize();
            for (int oh = 0; oh < s.rows().positions(); oh++) {
                for (int ow = 0; ow < s.columns().positions(); ow++) {
                    if (b == null) {
                        Arrays.fill(y, pixel, pixel + filters, 0f);
                    } else {
                        System.arraycopy(b, bAt, y, pixel, filters);
                    }
                    forwardPixel(s, oh, ow, x, image, w, wAt, y, pixel);
                    if (relu) {
                        for (int f = pixel; f < pixel + filters; f++) {
                            y[f] = Math.max(y[f], 0f);
                        }
                    }
                    pixel += filters;
                }
            }
        }
    }

    private static void forwardPixel(
            DepthwiseShape s,
            int oh,
            int ow,
            float[] x,
            int image,
            float[] w,
            int wAt,
            float[] y,
            int pixel) {
        int channels = s.channels();
        int multiplier = s.multiplier();
        for (int kh = 0; kh < s.rows().taps(); kh++) {
            for (int kw = 0; kw < s.columns().taps(); kw++) {
                int in = inputPixel(s, oh, ow, kh, kw);
                if (in >= 0) {
                    int place = wAt + (kh * s.columns().taps() + kw) * s.filters();
                    for (int m = 0; m < multiplier; m++) {
                        for (int c = 0; c < channels; c++) {
                            int f = c * multiplier + m;
                            y[pixel + f] += x[image + in + c] * w[place + f];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void inputGradient(
            DepthwiseShape s,
            int n,
            float[] dY,
            int dYAt,
            float[] w,
            int wAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        for (int sample = 0; sample < n; sample++) {
            int image = dXAt + sample * s.inputSize();
            int pixel = dYAt + sample * s.outputSize();
            for (int oh = 0; oh < s.rows().positions(); oh++) {
                for (int ow = 0; ow < s.columns().positions(); ow++) {
                    inputGradientPixel(s, oh, ow, dY, pixel, w, wAt, dX, image);
                    pixel += s.filters();
                }
            }
        }
    }

    private static void inputGradientPixel(
            DepthwiseShape s,
            int oh,
            int ow,
            float[] dY,
            int pixel,
            float[] w,
            int wAt,
            float[] dX,
            int image) {
        int channels = s.channels();
        int multiplier = s.multiplier();
        for (int kh = 0; kh < s.rows().taps(); kh++) {
            for (int kw = 0; kw < s.columns().taps(); kw++) {
                int in = inputPixel(s, oh, ow, kh, kw);
                if (in >= 0) {
                    int place = wAt + (kh * s.columns().taps() + kw) * s.filters();
                    for (int m = 0; m < multiplier; m++) {
                        for (int c = 0; c < channels; c++) {
                            int f = c * multiplier + m;
                            dX[image + in + c] += dY[pixel + f] * w[place + f];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void kernelGradient(
            DepthwiseShape s,
            int n,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt,
            float[] dW,
            int dWAt) {
        for (int sample = 0; sample < n; sample++) {
            int image = xAt + sample * s.inputSize();
            int pixel = dYAt + sample * s.outputSize();
            for (int oh = 0; oh < s.rows().positions(); oh++) {
                for (int ow = 0; ow < s.columns().positions(); ow++) {
                    kernelGradientPixel(s, oh, ow, x, image, dY, pixel, dW, dWAt);
                    pixel += s.filters();
                }
            }
        }
    }

    private static void kernelGradientPixel(
            DepthwiseShape s,
            int oh,
            int ow,
            float[] x,
            int image,
            float[] dY,
            int pixel,
            float[] dW,
            int dWAt) {
        int channels = s.channels();
        int multiplier = s.multiplier();
        for (int kh = 0; kh < s.rows().taps(); kh++) {
            for (int kw = 0; kw < s.columns().taps(); kw++) {
                int in = inputPixel(s, oh, ow, kh, kw);
                if (in >= 0) {
                    int place = dWAt + (kh * s.columns().taps() + kw) * s.filters();
                    for (int m = 0; m < multiplier; m++) {
                        for (int c = 0; c < channels; c++) {
                            int f = c * multiplier + m;
                            dW[place + f] += x[image + in + c] * dY[pixel + f];
                        }
                    }
                }
            }
        }
    }

    /** Where the place (kh, kw) of the window at (oh, ow) lies in a sample; -1 if outside. */
    private static int inputPixel(DepthwiseShape s, int oh, int ow, int kh, int kw) {
        int h = s.rows().start(oh) + kh * s.rows().dilation();
        int w = s.columns().start(ow) + kw * s.columns().dilation();
        boolean within = h >= 0 && h < s.rows().length() && w >= 0 && w < s.columns().length();
        return within ? (h * s.columns().length() + w) * s.channels() : -1;
    }
}
