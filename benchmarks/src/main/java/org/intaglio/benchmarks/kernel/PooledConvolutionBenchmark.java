/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.PooledConvolutionKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Convolutions with a step of 1, a ReLU and the maximum over windows of 2×2. */
public class PooledConvolutionBenchmark extends KernelBenchmark {
    private static final int POOL = 2;

    /**
     * Both layers of cnn128, in slices of as many samples as its training has, without the row and
     * the column of the second that no window reads; 3×3 from 64 to 64 channels on 32×32, with the
     * border that SAME adds.
     */
    @Param({"3x28x28x1x3x32", "3x12x12x32x3x64", "1x34x34x64x3x64"})
    public String shape;

    private PooledConvolutionKernels pooled;
    private Conv2DShape s;
    private int n;
    private int pooledSize;
    private long multiplyAdds;
    private float[] x;
    private float[] w;
    private float[] wT;
    private float[] b;
    private float[] y;
    private float[] winners;
    private float[] dY;
    private float[] dX;
    private float[] dW;
    private float[] db;
    private float[] scratch;

    @Override
    void prepare(Kernels kernels) {
        pooled = kernels.pooledConvolution();
        int[] sizes = numbers(shape, "samples x height x width x channels x kernel x filters");
        n = sizes[0];
        s =
                new Conv2DShape(
                        sizes[1], sizes[2], sizes[3], sizes[4], sizes[4], 1, 1, 1, 1, 1, sizes[5]);
        pooledSize = n * s.outputSize() / (POOL * POOL);
        multiplyAdds = (long) n * s.outputHeight() * s.outputWidth() * s.kernelSize();
        x = random(n * s.inputSize());
        w = random(s.kernelSize());
        wT = new float[s.kernelSize()];
        b = random(s.filters());
        y = new float[pooledSize];
        winners = new float[pooledSize];
        dY = random(pooledSize);
        dX = new float[n * s.inputSize()];
        dW = new float[s.kernelSize()];
        db = new float[s.filters()];
        scratch = new float[s.outputSize() + s.gradientScratch()];
        kernels.convolution().prepareInputGradient(s, w, 0, wT, 0);
        pooled.forward(s, POOL, POOL, n, x, 0, w, 0, b, 0, true, scratch, 0, y, 0, winners, 0);
    }

    @Benchmark
    public void forward(Work work) {
        pooled.forward(s, POOL, POOL, n, x, 0, w, 0, b, 0, true, scratch, 0, y, 0, winners, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void inputGradient(Work work) {
        pooled.inputGradient(s, POOL, POOL, n, winners, 0, dY, 0, wT, 0, scratch, 0, dX, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void kernelGradient(Work work) {
        pooled.kernelGradient(s, POOL, POOL, n, x, 0, winners, 0, dY, 0, scratch, 0, dW, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void biasGradient(Work work) {
        pooled.biasGradient(pooledSize / s.filters(), s.filters(), winners, 0, dY, 0, db, 0);
        work.floats(2L * pooledSize);
    }
}
