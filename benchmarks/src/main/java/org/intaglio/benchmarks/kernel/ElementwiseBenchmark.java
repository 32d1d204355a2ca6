/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.AxisTaps;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Sums, products, copies, borders and dropout. */
public class ElementwiseBenchmark extends KernelBenchmark {
    /**
     * Height, width, channels: the hidden values of a batch of mlp128; a picture of resnet32 at its
     * first stage.
     */
    @Param({"1x128x128", "32x32x64"})
    public String shape;

    private static final float RATE = 0.3f;
    private static final int PARTS = 4;

    private ElementwiseKernels elementwise;
    private int height;
    private int width;
    private int channels;
    private int length;
    private float[] a;
    private float[] b;
    private float[] y;
    private float[] padded;
    private float[] parts;
    private float[] larger;
    private AxisTaps taps;

    @Override
    void prepare(Kernels kernels) {
        elementwise = kernels.elementwise();
        int[] sizes = numbers(shape, "height x width x channels");
        height = sizes[0];
        width = sizes[1];
        channels = sizes[2];
        length = height * width * channels;
        a = random(length);
        b = random(length);
        y = new float[length];
        padded = new float[(height + 2) * (width + 2) * channels];
        taps = AxisTaps.linear(height, 2 * height);
        larger = new float[2 * length];
        parts = random(PARTS * length);
    }

    @Benchmark
    public void add(Work work) {
        elementwise.add(length, a, 0, b, 0, y, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void multiply(Work work) {
        elementwise.multiply(length, a, 0, b, 0, y, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void multiplyAdd(Work work) {
        elementwise.multiplyAdd(length, a, 0, b, 0, y, 0);
        work.floats(4L * length);
    }

    @Benchmark
    public void scaleAdd(Work work) {
        elementwise.scaleAdd(length, 0.5f, a, 0, y, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void copy(Work work) {
        elementwise.copy(height * width, channels, a, 0, channels, y, 0, channels, false);
        work.floats(2L * length);
    }

    @Benchmark
    public void pad(Work work) {
        elementwise.pad(1, height, width, channels, 1, 1, 1, 1, a, 0, padded, 0);
        work.floats(length + padded.length);
    }

    @Benchmark
    public void crop(Work work) {
        elementwise.crop(1, height, width, channels, 1, 1, 1, 1, padded, 0, y, 0);
        work.floats(2L * length);
    }

    /** The rows of an image, once more between each two. */
    @Benchmark
    public void resample(Work work) {
        elementwise.resample(taps, 1, width * channels, a, 0, larger, 0);
        work.floats(length + larger.length);
    }

    @Benchmark
    public void dropout(Work work) {
        elementwise.dropout(length, RATE, 1, 0, a, 0, y, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void sumParts(Work work) {
        elementwise.sumParts(PARTS, length, length, parts, 0, y, 0, false);
        work.floats((PARTS + 1L) * length);
    }
}
