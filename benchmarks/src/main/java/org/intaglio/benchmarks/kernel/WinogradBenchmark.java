/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.WinogradKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Convolutions of 3×3 by Winograd's algorithm. The multiply-adds counted are those of the
 * definition, so that the speed compares with that of the direct kernels, and may exceed the peak.
 */
public class WinogradBenchmark extends KernelBenchmark {
    /**
     * The second layer of cnn128, and the three sizes of resnet32 with the border that SAME adds.
     */
    @Param({"16x12x12x32x64", "4x34x34x64x64", "8x18x18x128x128", "8x10x10x256x256"})
    public String shape;

    private WinogradKernels winograd;
    private Conv2DShape s;
    private int n;
    private long multiplyAdds;
    private float[] x;
    private float[] w;
    private float[] u;
    private float[] uT;
    private float[] b;
    private float[] y;
    private float[] winners;
    private float[] dY;
    private float[] dX;
    private float[] dW;
    private float[] scratch;

    @Override
    void prepare(Kernels kernels) {
        winograd = kernels.winograd();
        int[] sizes = numbers(shape, "samples x height x width x channels x filters");
        n = sizes[0];
        s = new Conv2DShape(sizes[1], sizes[2], sizes[3], 3, 3, 1, 1, 1, 1, 1, sizes[4]);
        multiplyAdds = (long) n * s.outputHeight() * s.outputWidth() * s.kernelSize();
        x = random(n * s.inputSize());
        w = random(s.kernelSize());
        u = new float[16 * s.channels() * s.filters()];
        uT = new float[u.length];
        b = random(s.filters());
        y = new float[n * s.outputSize()];
        winners = new float[n * s.outputSize() / 4];
        dY = random(n * s.outputSize());
        dX = new float[n * s.inputSize()];
        dW = new float[s.kernelSize()];
        scratch = new float[s.winogradScratch()];
        winograd.prepareForward(s, w, 0, u, 0);
        winograd.prepareInputGradient(s, w, 0, scratch, 0, uT, 0);
    }

    @Benchmark
    public void prepareForward(Work work) {
        winograd.prepareForward(s, w, 0, u, 0);
        work.floats((long) w.length + u.length);
    }

    @Benchmark
    public void prepareInputGradient(Work work) {
        winograd.prepareInputGradient(s, w, 0, scratch, 0, uT, 0);
        work.floats((long) w.length + uT.length);
    }

    @Benchmark
    public void forward(Work work) {
        winograd.forward(s, n, x, 0, u, 0, b, 0, true, scratch, 0, y, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void pooledForward(Work work) {
        winograd.pooledForward(s, n, x, 0, u, 0, b, 0, true, scratch, 0, y, 0, winners, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void inputGradient(Work work) {
        winograd.inputGradient(s, n, null, 0, dY, 0, uT, 0, scratch, 0, dX, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void kernelGradient(Work work) {
        winograd.kernelGradient(s, n, x, 0, null, 0, dY, 0, scratch, 0, dW, 0);
        work.multiplyAdds(multiplyAdds);
    }
}
