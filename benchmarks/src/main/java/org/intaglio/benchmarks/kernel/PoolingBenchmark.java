/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.Pool2DShape;
import org.intaglio.runtime.kernel.PoolingKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Pooling over 2×2 windows, which do not overlap, and over whole images. */
public class PoolingBenchmark extends KernelBenchmark {
    /**
     * Both layers of cnn128, in slices of as many samples as its training has; the end of resnet32.
     */
    @Param({"3x26x26x32", "3x11x11x64", "4x8x8x256"})
    public String shape;

    private PoolingKernels pooling;
    private Pool2DShape s;
    private int n;
    private float[] x;
    private float[] y;
    private float[] means;
    private float[] dY;
    private float[] dX;

    @Override
    void prepare(Kernels kernels) {
        pooling = kernels.pooling();
        int[] sizes = numbers(shape, "samples x height x width x channels");
        n = sizes[0];
        int height = sizes[1];
        int width = sizes[2];
        s = new Pool2DShape(height, width, sizes[3], 2, 2, 2, 2, 0, 0, height / 2, width / 2);
        x = random(n * s.inputSize());
        y = new float[n * s.outputSize()];
        means = new float[n * s.channels()];
        dY = random(n * s.outputSize());
        dX = new float[n * s.inputSize()];
        // The gradient looks for the elements that equal their window's maximum.
        pooling.max(s, n, x, 0, y, 0);
    }

    @Benchmark
    public void max(Work work) {
        pooling.max(s, n, x, 0, y, 0);
        work.floats(x.length + y.length);
    }

    @Benchmark
    public void maxGradient(Work work) {
        pooling.maxGradient(s, n, x, 0, y, 0, dY, 0, dX, 0);
        work.floats(x.length + y.length + dY.length + dX.length);
    }

    @Benchmark
    public void average(Work work) {
        // Not to y: maxGradient would no longer find the maxima in it.
        pooling.average(s, n, x, 0, dY, 0);
        work.floats(x.length + dY.length);
    }

    @Benchmark
    public void averageGradient(Work work) {
        pooling.averageGradient(s, n, dY, 0, dX, 0);
        work.floats(dY.length + dX.length);
    }

    @Benchmark
    public void globalAverage(Work work) {
        pooling.globalAverage(n, s.height() * s.width(), s.channels(), x, 0, means, 0);
        work.floats(x.length + means.length);
    }

    @Benchmark
    public void globalAverageGradient(Work work) {
        pooling.globalAverageGradient(n, s.height() * s.width(), s.channels(), means, 0, dX, 0);
        work.floats(means.length + dX.length);
    }
}
