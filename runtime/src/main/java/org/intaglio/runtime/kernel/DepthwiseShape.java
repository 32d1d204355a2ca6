/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The sizes of a depth-wise convolution: each channel has {@code multiplier} windows of its own.
 *
 * <p>Zeros around the image are part of these sizes: the image itself has none.
 */
public final class DepthwiseShape {
    private final int channels;
    private final int multiplier;
    private final SlidingAxis rows;
    private final SlidingAxis columns;
    private final List<SlidingAxis> rowsBack;
    private final List<SlidingAxis> columnsBack;

    /**
     * The sizes.
     *
     * @param height H of the input
     * @param width W of the input
     * @param channels C of the input
     * @param multiplier results of each channel
     * @param kernelHeight rows of the window
     * @param kernelWidth columns of the window
     * @param strideY vertical step
     * @param strideX horizontal step
     * @param dilationY distance between rows of the window
     * @param dilationX distance between columns of the window
     * @param padTop rows of the first window above the image
     * @param padLeft columns of the first window left of the image
     * @param outputHeight H', rows of the output
     * @param outputWidth W', columns of the output
     */
    public DepthwiseShape(
            int height,
            int width,
            int channels,
            int multiplier,
            int kernelHeight,
            int kernelWidth,
            int strideY,
            int strideX,
            int dilationY,
            int dilationX,
            int padTop,
            int padLeft,
            int outputHeight,
            int outputWidth) {
        this.channels = channels;
        this.multiplier = multiplier;
        rows =
                new SlidingAxis(
                        outputHeight, kernelHeight, strideY, dilationY, padTop, height, 0, 1);
        columns =
                new SlidingAxis(outputWidth, kernelWidth, strideX, dilationX, padLeft, width, 0, 1);
        rowsBack = back(rows);
        columnsBack = back(columns);
    }

    private static List<SlidingAxis> back(SlidingAxis axis) {
        int phases = Math.min(axis.stride(), axis.length());
        return IntStream.range(0, phases).mapToObj(axis::back).toList();
    }

    /** C, channels of the input. */
    public int channels() {
        return channels;
    }

    /** Results of each channel. */
    public int multiplier() {
        return multiplier;
    }

    /** Channels of the output, C·multiplier. */
    public int filters() {
        return channels * multiplier;
    }

    /** The vertical side. */
    public SlidingAxis rows() {
        return rows;
    }

    /** The horizontal side. */
    public SlidingAxis columns() {
        return columns;
    }

    /**
     * Which rows of the output read rows {@code i}, {@code i + stride}, ... of the input, for every
     * {@code i} below the stride.
     */
    public List<SlidingAxis> rowsBack() {
        return rowsBack;
    }

    /** The same for columns. */
    public List<SlidingAxis> columnsBack() {
        return columnsBack;
    }

    /** Floats of one sample's input. */
    public int inputSize() {
        return rows.length() * columns.length() * channels;
    }

    /** Floats of one sample's output. */
    public int outputSize() {
        return rows.positions() * columns.positions() * filters();
    }

    /** Floats of the kernel, kh×kw×C×multiplier. */
    public int kernelSize() {
        return rows.taps() * columns.taps() * filters();
    }

    /** Floats of a sample's input with each channel as often as it has windows; 0 for once. */
    public int repeatedSize() {
        return multiplier == 1 ? 0 : inputSize() * multiplier;
    }

    /** Floats of scratch that a kernel may use. */
    public int scratch() {
        return repeatedSize() + kernelSize();
    }
}
