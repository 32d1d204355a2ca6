/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.WinogradKernels;
import org.intaglio.runtime.kernel.WinogradShape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Convolutions of 3×3 by Winograd's algorithm. The multiply-adds counted are those of the
 * definition, so that the speed compares with that of the direct kernels, and may exceed the peak.
 */
public class WinogradBenchmark extends KernelBenchmark {
    /**
     * The second layer of cnn128, and the three sizes of resnet32 with the border that SAME adds;
     * the last number is that of a tile's rows.
     */
    @Param({
        "16x12x12x32x64x2",
        "4x34x34x64x64x2",
        "4x34x34x64x64x4",
        "8x18x18x128x128x2",
        "8x18x18x128x128x4",
        "8x10x10x256x256x2",
        "8x10x10x256x256x4"
    })
    public String shape;

    private WinogradKernels winograd;
    private WinogradShape s;
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
        int[] sizes = numbers(shape, "samples x height x width x channels x filters x tile");
        n = sizes[0];
        Conv2DShape c =
                new Conv2DShape(sizes[1], sizes[2], sizes[3], 3, 3, 1, 1, 1, 1, 1, sizes[4]);
        s = new WinogradShape(c, sizes[5]);
        multiplyAdds = (long) n * c.outputHeight() * c.outputWidth() * c.kernelSize();
        x = random(n * c.inputSize());
        w = random(c.kernelSize());
        u = new float[s.kernelSize()];
        uT = new float[u.length];
        b = random(s.filters());
        y = new float[n * c.outputSize()];
        winners = new float[n * c.outputSize() / 4];
        dY = random(n * c.outputSize());
        dX = new float[n * c.inputSize()];
        dW = new float[c.kernelSize()];
        scratch = new float[s.scratch()];
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
