/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

import org.intaglio.runtime.kernel.Conv2DShape;

/**
 * The derivatives of a convolution where nearly all of a sample's dY is 0: behind a maximum over
 * all positions one value of a filter has one. Products with the zeros, forty and more for each of
 * the others, are left out; a zero times an infinite value is 0 here.
 *
 * <p>Each thread has one list of the values that are not 0, in the order in which they lie.
 */
final class SparseGradient {
    /**
     * One of how many values at most. A multiply-add takes about a cycle here for the kernel, and a
     * thirtieth of one in a dense product.
     */
    private static final int ONE_OF = 40;

    /** A window below this is multiplied about as fast as looked at. */
    private static final int LEAST_WINDOW = 32;

    private static final ThreadLocal<SparseGradient> OF_THREAD =
            ThreadLocal.withInitial(SparseGradient::new);

    /** Where the window of a value begins in the image. */
    private int[] windows = {};

    private int[] filters = {};
    private float[] values = {};
    private int size;

    private SparseGradient() {}

    /**
     * The values of a sample's dY that are not 0, until this thread asks again; null if they are
     * too many, or the convolution is none that is worth it.
     */
    static SparseGradient of(Conv2DShape s, float[] dY, int dYAt) {
        if (!VectorConvolutionKernels.hasWholeRows(s)
                || s.kernelHeight() * s.kernelWidth() * s.channels() < LEAST_WINDOW) {
            return null;
        }
        SparseGradient sparse = OF_THREAD.get();
        return sparse.collect(s, dY, dYAt) ? sparse : null;
    }

    private boolean collect(Conv2DShape s, float[] dY, int dYAt) {
        int length = s.outputSize();
        int most = length / ONE_OF;
        if (values.length < most + LANES) {
            windows = new int[most + LANES];
            filters = new int[most + LANES];
            values = new float[most + LANES];
        }
        size = 0;
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            long found =
                    FloatVector.fromArray(S, dY, dYAt + i).compare(VectorOperators.NE, 0f).toLong();
            for (; found != 0; found &= found - 1) {
                int place = i + Long.numberOfTrailingZeros(found);
                add(s, place, dY[dYAt + place]);
            }
            if (size > most) {
                return false;
            }
        }
        for (int i = whole; i < length; i++) {
            if (dY[dYAt + i] != 0) {
                add(s, i, dY[dYAt + i]);
            }
        }
        return size <= most;
    }

    private void add(Conv2DShape s, int place, float value) {
        int pixel = place / s.filters();
        int top = pixel / s.outputWidth() * s.strideY();
        int left = pixel % s.outputWidth() * s.strideX();
        windows[size] = (top * s.width() + left) * s.channels();
        filters[size] = place % s.filters();
        values[size] = value;
        size++;
    }

    /**
     * Adds to dX (H×W×C) of the sample.
     *
     * @param wT what {@link ConvolutionInputGradient#prepare} makes
     */
    void addToInput(Conv2DShape s, float[] wT, int wTAt, float[] dX, int dXAt) {
        int length = s.kernelWidth() * s.channels();
        int columns = s.kernelHeight() * length;
        int row = s.dilationY() * s.width() * s.channels();
        for (int i = 0; i < size; i++) {
            int to = dXAt + windows[i];
            for (int j = 0; j < columns; ) {
                int panel = Panels.width(columns - j);
                int from = wTAt + j * s.filters() + filters[i] * panel;
                // A panel may begin in one row of the window and end in the next.
                for (int end = j + panel; j < end; ) {
                    int kh = j / length;
                    int part = Math.min(end, (kh + 1) * length) - j;
                    addMultiple(part, values[i], wT, from, dX, to + kh * (row - length) + j);
                    from += part;
                    j += part;
                }
            }
        }
    }

    private static void addMultiple(
            int length, float factor, float[] x, int xAt, float[] sum, int sumAt) {
        int whole = S.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(S, x, xAt + i)
                    .fma(FloatVector.broadcast(S, factor), FloatVector.fromArray(S, sum, sumAt + i))
                    .intoArray(sum, sumAt + i);
        }
        for (int i = whole; i < length; i++) {
            sum[sumAt + i] = Math.fma(factor, x[xAt + i], sum[sumAt + i]);
        }
    }

    /** Adds to dW (kh×kw×C×F). */
    void addToKernel(Conv2DShape s, float[] x, int xAt, float[] dW, int dWAt) {
        int length = s.kernelWidth() * s.channels();
        int row = s.dilationY() * s.width() * s.channels();
        for (int kh = 0; kh < s.kernelHeight(); kh++) {
            int from = xAt + kh * row;
            int to = dWAt + kh * length * s.filters();
            int j = 0;
            for (; j <= length - 8; j += 8) {
                addEight(s.filters(), x, from + j, dW, to + j * s.filters());
            }
            for (; j < length; j++) {
                addOne(x, from + j, dW, to + j * s.filters());
            }
        }
    }

    /** Eight rows of dW: what they have of each value is read once. */
    private void addEight(int row, float[] x, int xAt, float[] dW, int dWAt) {
        for (int i = 0; i < size; i++) {
            float value = values[i];
            int from = xAt + windows[i];
            int to = dWAt + filters[i];
            for (int j = 0; j < 8; j++) {
                dW[to + j * row] = Math.fma(value, x[from + j], dW[to + j * row]);
            }
        }
    }

    private void addOne(float[] x, int xAt, float[] dW, int dWAt) {
        for (int i = 0; i < size; i++) {
            int to = dWAt + filters[i];
            dW[to] = Math.fma(values[i], x[xAt + windows[i]], dW[to]);
        }
    }
}
