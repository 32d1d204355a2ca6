/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;
import org.intaglio.runtime.kernel.ImageKernels;
import org.intaglio.runtime.operation.Resampling;

import java.util.Arrays;

/** See {@link ImageKernels}: pixels are read here and there, which vectors are no help for. */
final class ScalarImageKernels implements ImageKernels {
    @Override
    public void resample(
            Resampling r,
            float a0,
            float a1,
            float a2,
            float b0,
            float b1,
            float b2,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        boolean isBilinear = r.interpolation() == Interpolation.BILINEAR;
        int at = yAt;
        for (int oh = 0; oh < r.outputHeight(); oh++) {
            for (int ow = 0; ow < r.outputWidth(); ow++) {
                float h = beyond(r.fillMode(), b0 * ow + b1 * oh + b2, r.height());
                float w = beyond(r.fillMode(), a0 * ow + a1 * oh + a2, r.width());
                if (isBilinear) {
                    between(r, h, w, x, xAt, y, at);
                } else {
                    int from = pixel(r, nearest(h), nearest(w));
                    for (int c = 0; c < r.channels(); c++) {
                        y[at + c] = from < 0 ? r.fillValue() : x[xAt + from + c];
                    }
                }
                at += r.channels();
            }
        }
    }

    private static void between(
            Resampling r, float h, float w, float[] x, int xAt, float[] y, int yAt) {
        int top = (int) Math.floor(h);
        int left = (int) Math.floor(w);
        float down = h - top;
        float right = w - left;
        int p00 = pixel(r, top, left);
        int p01 = pixel(r, top, left + 1);
        int p10 = pixel(r, top + 1, left);
        int p11 = pixel(r, top + 1, left + 1);
        float fill = r.fillValue();
        for (int c = 0; c < r.channels(); c++) {
            float x00 = p00 < 0 ? fill : x[xAt + p00 + c];
            float x01 = p01 < 0 ? fill : x[xAt + p01 + c];
            float x10 = p10 < 0 ? fill : x[xAt + p10 + c];
            float x11 = p11 < 0 ? fill : x[xAt + p11 + c];
            float above = (1 - right) * x00 + right * x01;
            float below = (1 - right) * x10 + right * x11;
            y[yAt + c] = (1 - down) * above + down * below;
        }
    }

    @Override
    public void resampleGradient(
            Resampling r,
            float a0,
            float a1,
            float a2,
            float b0,
            float b1,
            float b2,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        Arrays.fill(dX, dXAt, dXAt + r.inputSize(), 0f);
        boolean isBilinear = r.interpolation() == Interpolation.BILINEAR;
        int at = dYAt;
        for (int oh = 0; oh < r.outputHeight(); oh++) {
            for (int ow = 0; ow < r.outputWidth(); ow++) {
                float h = beyond(r.fillMode(), b0 * ow + b1 * oh + b2, r.height());
                float w = beyond(r.fillMode(), a0 * ow + a1 * oh + a2, r.width());
                if (isBilinear) {
                    int top = (int) Math.floor(h);
                    int left = (int) Math.floor(w);
                    float down = h - top;
                    float right = w - left;
                    add(r, pixel(r, top, left), (1 - down) * (1 - right), dY, at, dX, dXAt);
                    add(r, pixel(r, top, left + 1), (1 - down) * right, dY, at, dX, dXAt);
                    add(r, pixel(r, top + 1, left), down * (1 - right), dY, at, dX, dXAt);
                    add(r, pixel(r, top + 1, left + 1), down * right, dY, at, dX, dXAt);
                } else {
                    add(r, pixel(r, nearest(h), nearest(w)), 1, dY, at, dX, dXAt);
                }
                at += r.channels();
            }
        }
    }

    private static void add(
            Resampling r, int pixel, float share, float[] dY, int dYAt, float[] dX, int dXAt) {
        if (pixel >= 0) {
            for (int c = 0; c < r.channels(); c++) {
                dX[dXAt + pixel + c] += share * dY[dYAt + c];
            }
        }
    }

    /** Where a pixel lies in its image; below 0 beyond the border. */
    private static int pixel(Resampling r, int h, int w) {
        boolean isInside = h >= 0 && h < r.height() && w >= 0 && w < r.width();
        return isInside ? (h * r.width() + w) * r.channels() : -1;
    }

    /** The nearest whole number; of two, that further from 0. */
    private static int nearest(float at) {
        return (int) (at < 0 ? Math.ceil(at - 0.5) : Math.floor(at + 0.5));
    }

    /** Which place of an axis is seen at a place that may lie beyond its border. */
    private static float beyond(FillMode mode, float at, int length) {
        float last = length - 1;
        if (mode == FillMode.FILL_VALUE || (at >= 0 && at <= last)) {
            return at;
        }
        float inside =
                switch (mode) {
                    case REFLECT -> {
                        float period = at - 2f * length * (float) Math.floor(at / (2f * length));
                        yield period >= length ? 2 * length - 1 - period : period;
                    }
                    // Between the last pixel and the first, it is the nearer end of those passed.
                    case WRAP ->
                            at < 0
                                    ? at + length * (float) Math.ceil(-at / length)
                                    : at - length * (float) Math.ceil((at - last) / length);
                    case EDGE, FILL_VALUE -> at;
                };
        return Math.clamp(inside, 0f, last);
    }

    @Override
    public void shade(
            int positions,
            int channels,
            float contrast,
            float brightness,
            float low,
            float high,
            float[] x,
            int xAt,
            float[] y,
            int yAt) {
        for (int c = 0; c < channels; c++) {
            float offset = offset(positions, channels, c, contrast, brightness, x, xAt);
            for (int i = c; i < positions * channels; i += channels) {
                y[yAt + i] = Math.min(Math.max(x[xAt + i] * contrast + offset, low), high);
            }
        }
    }

    /** What is added to each value of a channel times the contrast. */
    private static float offset(
            int positions,
            int channels,
            int c,
            float contrast,
            float brightness,
            float[] x,
            int xAt) {
        if (contrast == 1) {
            return brightness;
        }
        double sum = 0;
        for (int i = c; i < positions * channels; i += channels) {
            sum += x[xAt + i];
        }
        return (float) (sum / positions * (1 - contrast) + brightness);
    }

    @Override
    public void shadeGradient(
            int positions,
            int channels,
            float contrast,
            float brightness,
            float low,
            float high,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        for (int c = 0; c < channels; c++) {
            float offset = offset(positions, channels, c, contrast, brightness, x, xAt);
            double sum = 0;
            for (int i = c; i < positions * channels; i += channels) {
                float value = x[xAt + i] * contrast + offset;
                float dV = value >= low && value <= high ? dY[dYAt + i] : 0;
                dX[dXAt + i] = dV * contrast;
                sum += dV;
            }
            float ofMean = (float) (sum / positions * (1 - contrast));
            for (int i = c; i < positions * channels; i += channels) {
                dX[dXAt + i] += ofMean;
            }
        }
    }
}
