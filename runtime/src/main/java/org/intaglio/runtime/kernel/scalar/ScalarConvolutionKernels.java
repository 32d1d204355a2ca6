/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;

import java.util.Arrays;

/**
 * Convolution as its definition reads: every output pixel, every place of the window, every
 * channel. The innermost loop runs over filters (forward, kernel gradient) or channels (input
 * gradient), whichever is contiguous.
 */
final class ScalarConvolutionKernels implements ConvolutionKernels {
    @Override
    public void forward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt) {
        residualForward(s, n, x, xAt, w, wAt, b, bAt, null, 0, relu, y, yAt);
    }

    /** r may be null. */
    @Override
    public void residualForward(
            Conv2DShape s,
            int n,
            float[] x,
            int xAt,
            float[] w,
            int wAt,
            float[] b,
            int bAt,
            float[] r,
            int rAt,
            boolean relu,
            float[] y,
            int yAt) {
        int filters = s.filters();
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            int pixel = sample * s.outputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    ScalarRows.begin(filters, b, bAt, r, rAt + pixel, y, yAt + pixel);
                    forwardPixel(s, oh, ow, x, xSample, w, wAt, y, yAt + pixel);
                    if (relu) {
                        ScalarRows.relu(filters, y, yAt + pixel);
                    }
                    pixel += filters;
                }
            }
        }
    }

    private static void forwardPixel(
            Conv2DShape s,
            int oh,
            int ow,
            float[] x,
            int xSample,
            float[] w,
            int wAt,
            float[] y,
            int pixel) {
        int groupChannels = s.channels() / s.groups();
        int groupFilters = s.filters() / s.groups();
        int wRow = wAt;
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
            for (int kw = 0; kw < s.kernelWidth(); kw++) {
                int xPixel = xSample + inputPixel(s, oh, ow, kh, kw);
                for (int c = 0; c < groupChannels; c++) {
                    for (int g = 0; g < s.groups(); g++) {
                        float value = x[xPixel + g * groupChannels + c];
                        int first = g * groupFilters;
                        for (int f = first; f < first + groupFilters; f++) {
                            y[pixel + f] += value * w[wRow + f];
                        }
                    }
                    wRow += s.filters();
                }
            }
        }
    }

    /** wT is kh×kw×(F/groups)×C: the kernel of a convolution from F channels to C filters. */
    @Override
    public void prepareInputGradient(Conv2DShape s, float[] w, int wAt, float[] wT, int wTAt) {
        int channels = s.channels();
        int filters = s.filters();
        int groupChannels = channels / s.groups();
        int groupFilters = filters / s.groups();
        int places = s.kernelHeight() * s.kernelWidth();
        for (int place = 0; place < places; place++) {
            int from = wAt + place * groupChannels * filters;
            int to = wTAt + (places - 1 - place) * groupFilters * channels;
            for (int g = 0; g < s.groups(); g++) {
                for (int c = 0; c < groupChannels; c++) {
                    for (int f = 0; f < groupFilters; f++) {
                        wT[to + f * channels + g * groupChannels + c] =
                                w[from + c * filters + g * groupFilters + f];
                    }
                }
            }
        }
    }

    @Override
    public void inputGradient(
            Conv2DShape s,
            int n,
            float[] dY,
            int dYAt,
            float[] wT,
            int wTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt,
            boolean accumulate) {
        if (!accumulate) {
            Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        }
        for (int sample = 0; sample < n; sample++) {
            int dXSample = dXAt + sample * s.inputSize();
            int pixel = dYAt + sample * s.outputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    inputGradientPixel(s, oh, ow, dY, pixel, wT, wTAt, dX, dXSample);
                    pixel += s.filters();
                }
            }
        }
    }

    private static void inputGradientPixel(
            Conv2DShape s,
            int oh,
            int ow,
            float[] dY,
            int pixel,
            float[] wT,
            int wTAt,
            float[] dX,
            int dXSample) {
        int groupChannels = s.channels() / s.groups();
        int groupFilters = s.filters() / s.groups();
        int wTRow = wTAt;
        for (int kh = s.kernelHeight() - 1; kh >= 0; kh--) {
            for (int kw = s.kernelWidth() - 1; kw >= 0; kw--) {
                int dXPixel = dXSample + inputPixel(s, oh, ow, kh, kw);
                for (int f = 0; f < groupFilters; f++) {
                    for (int g = 0; g < s.groups(); g++) {
                        float value = dY[pixel + g * groupFilters + f];
                        int first = g * groupChannels;
                        for (int c = first; c < first + groupChannels; c++) {
                            dX[dXPixel + c] += value * wT[wTRow + c];
                        }
                    }
                    wTRow += s.channels();
                }
            }
        }
    }

    @Override
    public void kernelGradient(
            Conv2DShape s, int n, float[] x, int xAt, float[] dY, int dYAt, float[] dW, int dWAt) {
        for (int sample = 0; sample < n; sample++) {
            int xSample = xAt + sample * s.inputSize();
            int pixel = dYAt + sample * s.outputSize();
            for (int oh = 0; oh < s.outputHeight(); oh++) {
                for (int ow = 0; ow < s.outputWidth(); ow++) {
                    kernelGradientPixel(s, oh, ow, x, xSample, dY, pixel, dW, dWAt);
                    pixel += s.filters();
                }
            }
        }
    }

    private static void kernelGradientPixel(
            Conv2DShape s,
            int oh,
            int ow,
            float[] x,
            int xSample,
            float[] dY,
            int pixel,
            float[] dW,
            int dWAt) {
        int groupChannels = s.channels() / s.groups();
        int groupFilters = s.filters() / s.groups();
        int dWRow = dWAt;
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
            for (int kw = 0; kw < s.kernelWidth(); kw++) {
                int xPixel = xSample + inputPixel(s, oh, ow, kh, kw);
                for (int c = 0; c < groupChannels; c++) {
                    for (int g = 0; g < s.groups(); g++) {
                        float value = x[xPixel + g * groupChannels + c];
                        int first = g * groupFilters;
                        for (int f = first; f < first + groupFilters; f++) {
                            dW[dWRow + f] += value * dY[pixel + f];
                        }
                    }
                    dWRow += s.filters();
                }
            }
        }
    }

    /** Where the place (kh, kw) of the window at (oh, ow) lies in a sample's input. */
    private static int inputPixel(Conv2DShape s, int oh, int ow, int kh, int kw) {
        int h = oh * s.strideY() + kh * s.dilationY();
        int w = ow * s.strideX() + kw * s.dilationX();
        return (h * s.width() + w) * s.channels();
    }
}
