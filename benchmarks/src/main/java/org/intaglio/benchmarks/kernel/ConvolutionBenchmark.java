/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.ConvolutionKernels;
import org.intaglio.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Convolutions with a step of 1. */
public class ConvolutionBenchmark extends KernelBenchmark {
    /**
     * Both layers of cnn128, in slices of as many samples as its training has; 3×3 from 64 to 64
     * channels on 32×32, with the border that SAME adds.
     */
    @Param({"3x28x28x1x3x32", "3x13x13x32x3x64", "1x34x34x64x3x64"})
    public String shape;

    private ConvolutionKernels convolution;
    private Conv2DShape s;
    private int n;
    private long multiplyAdds;
    private float[] x;
    private float[] w;
    private float[] wT;
    private float[] b;
    private float[] y;
    private float[] dY;
    private float[] dX;
    private float[] dW;
    private float[] scratch;

    @Override
    void prepare(Kernels kernels) {
        convolution = kernels.convolution();
        int[] sizes = numbers(shape, "samples x height x width x channels x kernel x filters");
        n = sizes[0];
        s =
                new Conv2DShape(
                        sizes[1], sizes[2], sizes[3], sizes[4], sizes[4], 1, 1, 1, 1, 1, sizes[5]);
        multiplyAdds = (long) n * s.outputHeight() * s.outputWidth() * s.kernelSize();
        x = random(n * s.inputSize());
        w = random(s.kernelSize());
        wT = new float[s.kernelSize()];
        b = random(s.filters());
        y = new float[n * s.outputSize()];
        dY = random(n * s.outputSize());
        dX = new float[n * s.inputSize()];
        dW = new float[s.kernelSize()];
        scratch = new float[s.gradientScratch()];
        convolution.prepareInputGradient(s, w, 0, wT, 0);
    }

    @Benchmark
    public void forward(Work work) {
        convolution.forward(s, n, x, 0, w, 0, b, 0, true, y, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void residualForward(Work work) {
        convolution.residualForward(s, n, x, 0, w, 0, b, 0, dY, 0, true, y, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void inputGradient(Work work) {
        convolution.inputGradient(s, n, dY, 0, wT, 0, scratch, 0, dX, 0, false);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void kernelGradient(Work work) {
        convolution.kernelGradient(s, n, x, 0, dY, 0, dW, 0);
        work.multiplyAdds(multiplyAdds);
    }

    @Benchmark
    public void prepareInputGradient(Work work) {
        convolution.prepareInputGradient(s, w, 0, wT, 0);
        work.floats(2L * s.kernelSize());
    }
}
