/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.DepthwiseShape;
import org.intaglio.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Depth-wise convolutions with padding SAME. */
public class DepthwiseBenchmark extends KernelBenchmark {
    /**
     * Layers as MobileNets have them: 3×3 with steps of 1 and 2, a window of 5×5, many channels on
     * a small image; and two results a channel.
     */
    @Param({
        "1x32x32x128x1x3x1",
        "1x32x32x128x1x3x2",
        "1x28x28x120x1x5x1",
        "1x7x7x960x1x3x1",
        "1x28x28x64x2x3x1"
    })
    public String shape;

    private DepthwiseConvolutionKernels depthwise;
    private DepthwiseShape s;
    private int n;
    private long multiplyAdds;
    private float[] x;
    private float[] w;
    private float[] b;
    private float[] y;
    private float[] dY;
    private float[] dX;
    private float[] dW;
    private float[] scratch;

    @Override
    void prepare(Kernels kernels) {
        depthwise = kernels.depthwiseConvolution();
        int[] sizes =
                numbers(
                        shape,
                        "samples x height x width x channels x multiplier x kernel x stride");
        n = sizes[0];
        int kernel = sizes[5];
        int stride = sizes[6];
        int outputHeight = Math.ceilDiv(sizes[1], stride);
        int outputWidth = Math.ceilDiv(sizes[2], stride);
        s =
                new DepthwiseShape(
                        sizes[1],
                        sizes[2],
                        sizes[3],
                        sizes[4],
                        kernel,
                        kernel,
                        stride,
                        stride,
                        1,
                        1,
                        Math.max(0, (outputHeight - 1) * stride + kernel - sizes[1]) / 2,
                        Math.max(0, (outputWidth - 1) * stride + kernel - sizes[2]) / 2,
                        outputHeight,
                        outputWidth);
        multiplyAdds = (long) n * s.outputSize() * kernel * kernel;
        x = random(n * s.inputSize());
        w = random(s.kernelSize());
        b = random(s.filters());
        y = new float[n * s.outputSize()];
        dY = random(n * s.outputSize());
        dX = new float[n * s.inputSize()];
        dW = new float[s.kernelSize()];
        scratch = new float[s.scratch()];
    }

    @Benchmark
    public void forward(Work work) {
        depthwise.forward(s, n, x, 0, w, 0, b, 0, true, scratch, 0, y, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void inputGradient(Work work) {
        depthwise.inputGradient(s, n, dY, 0, w, 0, scratch, 0, dX, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void kernelGradient(Work work) {
        depthwise.kernelGradient(s, n, x, 0, dY, 0, scratch, 0, dW, 0);
        work.multiplyAdds(multiplyAdds);
    }
}
