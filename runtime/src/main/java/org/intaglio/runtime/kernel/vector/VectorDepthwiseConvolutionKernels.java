/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;

import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.DepthwiseShape;
import org.intaglio.runtime.kernel.SlidingAxis;

import java.util.List;

/**
 * Depth-wise convolution, vectors of channels side by side: nothing is added across channels.
 *
 * <p>Forward and gradient for the input are one loop, {@link DepthwiseWindows}. What a pixel of dX
 * gets from dY is a window over dY that meets the kernel from its end; with strides, one such
 * window for every remainder of a division by them.
 *
 * <p>Where channels have several windows, a sample is written to scratch with each channel repeated
 * before, or its derivative added up afterwards: in between there is one window a channel. Channels
 * that fill no vector are left to the scalar kernels.
 */
final class VectorDepthwiseConvolutionKernels implements DepthwiseConvolutionKernels {
    private final DepthwiseConvolutionKernels narrow;

    /**
     * @param narrow for fewer channels than a vector has
     */
    VectorDepthwiseConvolutionKernels(DepthwiseConvolutionKernels narrow) {
        this.narrow = narrow;
    }

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
        if (filters < LANES) {
            narrow.forward(s, n, x, xAt, w, wAt, b, bAt, relu, scratch, scratchAt, y, yAt);
            return;
        }
        boolean repeats = s.multiplier() > 1;
        for (int sample = 0; sample < n; sample++) {
            int from = xAt + sample * s.inputSize();
            if (repeats) {
                repeat(s.inputSize(), s.multiplier(), x, from, scratch, scratchAt);
            }
            DepthwiseWindows.slide(
                    s.rows(),
                    s.columns(),
                    s.columns().taps(),
                    filters,
                    w,
                    wAt,
                    repeats ? scratch : x,
                    repeats ? scratchAt : from,
                    b,
                    bAt,
                    relu,
                    y,
                    yAt + sample * s.outputSize(),
                    s.columns().positions() * filters,
                    filters);
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
        if (s.filters() < LANES) {
            narrow.inputGradient(s, n, dY, dYAt, w, wAt, scratch, scratchAt, dX, dXAt);
            return;
        }
        for (int sample = 0; sample < n; sample++) {
            int from = dYAt + sample * s.outputSize();
            int to = dXAt + sample * s.inputSize();
            if (s.multiplier() == 1) {
                slideBack(s, dY, from, w, wAt, dX, to);
            } else {
                slideBack(s, dY, from, w, wAt, scratch, scratchAt);
                addUp(s.inputSize(), s.multiplier(), scratch, scratchAt, dX, to);
            }
        }
    }

    /** The gradient of one sample, with as many channels as the output has. */
    private static void slideBack(
            DepthwiseShape s, float[] dY, int dYAt, float[] w, int wAt, float[] dX, int dXAt) {
        int filters = s.filters();
        int row = s.columns().length() * filters;
        List<SlidingAxis> rows = s.rowsBack();
        List<SlidingAxis> columns = s.columnsBack();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                DepthwiseWindows.slide(
                        rows.get(i),
                        columns.get(j),
                        s.columns().taps(),
                        filters,
                        w,
                        wAt,
                        dY,
                        dYAt,
                        null,
                        0,
                        false,
                        dX,
                        dXAt + i * row + j * filters,
                        rows.size() * row,
                        columns.size() * filters);
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
        if (s.filters() < LANES) {
            narrow.kernelGradient(s, n, x, xAt, dY, dYAt, scratch, scratchAt, dW, dWAt);
            return;
        }
        int saved = scratchAt + s.repeatedSize();
        for (int sample = 0; sample < n; sample++) {
            int from = xAt + sample * s.inputSize();
            int fromDY = dYAt + sample * s.outputSize();
            if (s.multiplier() == 1) {
                DepthwiseCorrelation.add(s, x, from, dY, fromDY, scratch, saved, dW, dWAt);
            } else {
                repeat(s.inputSize(), s.multiplier(), x, from, scratch, scratchAt);
                DepthwiseCorrelation.add(
                        s, scratch, scratchAt, dY, fromDY, scratch, saved, dW, dWAt);
            }
        }
    }

    /** Each value as often as it has windows. */
    private static void repeat(int length, int times, float[] x, int xAt, float[] y, int yAt) {
        for (int k = 0; k < times; k++) {
            for (int i = 0; i < length; i++) {
                y[yAt + i * times + k] = x[xAt + i];
            }
        }
    }

    /** The derivative of {@link #repeat}. */
    private static void addUp(int length, int times, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = x[xAt + i * times];
        }
        for (int k = 1; k < times; k++) {
            for (int i = 0; i < length; i++) {
                y[yAt + i] += x[xAt + i * times + k];
            }
        }
    }
}
