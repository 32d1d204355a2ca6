/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * One side of a window that slides over an image: the window of position {@code p} has its tap
 * {@code t} at {@code p·stride - pad + t·dilation}, and only taps from 0 to {@code length} count.
 *
 * @param positions how many places the window takes
 * @param taps how many places it reads at most
 * @param stride from one position to the next
 * @param dilation from one tap to the next
 * @param pad how far the window of position 0 begins before the image
 * @param length the side of the image
 * @param kernelFirst the place in the kernel of tap 0
 * @param kernelStep from one tap to the next in the kernel
 */
public record SlidingAxis(
        int positions,
        int taps,
        int stride,
        int dilation,
        int pad,
        int length,
        int kernelFirst,
        int kernelStep) {

    /**
     * The way back, for the derivative: which positions of this axis read its place {@code phase},
     * {@code phase + stride} and so on. They slide over the positions with a step of 1 and meet the
     * kernel from its end; taps that no such place is ever under are left out.
     */
    SlidingAxis back(int phase) {
        int common = gcd(stride, dilation);
        int step = stride / common;
        int first = 0;
        while (first < Math.min(step, taps) && (phase + pad - first * dilation) % stride != 0) {
            first++;
        }
        int count = first < step ? Math.ceilDiv(taps - first, step) : 0;
        int last = first + (count - 1) * step;
        return new SlidingAxis(
                Math.ceilDiv(length - phase, stride),
                count,
                1,
                dilation / common,
                -(phase + pad - last * dilation) / stride,
                positions,
                last,
                -step);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Where the window of a position begins; negative before the image. */
    public int start(int position) {
        return position * stride - pad;
    }

    /** The first tap within the image. */
    public int firstTap(int position) {
        int start = start(position);
        return start >= 0 ? 0 : Math.min(taps, Math.ceilDiv(-start, dilation));
    }

    /** One more than the last tap within the image; {@link #firstTap} if there is none. */
    public int endTap(int position) {
        int end = Math.min(taps, Math.ceilDiv(length - start(position), dilation));
        return Math.max(firstTap(position), end);
    }

    /** The first position whose window begins within the image. */
    public int wholeFrom() {
        return Math.clamp(Math.ceilDiv(pad, stride), 0, positions);
    }

    /** One more than the last position whose window is whole; {@link #wholeFrom} if none is. */
    public int wholeTo() {
        int last = Math.floorDiv(length - 1 + pad - (taps - 1) * dilation, stride);
        return Math.clamp(last + 1L, wholeFrom(), positions);
    }

    /** The first position whose window has this tap within the image. */
    public int firstPosition(int tap) {
        return Math.clamp(Math.ceilDiv(pad - tap * dilation, stride), 0, positions);
    }

    /** One more than the last such position; {@link #firstPosition} if there is none. */
    public int endPosition(int tap) {
        int last = Math.floorDiv(length - 1 + pad - tap * dilation, stride);
        return Math.clamp(last + 1L, firstPosition(tap), positions);
    }
}
