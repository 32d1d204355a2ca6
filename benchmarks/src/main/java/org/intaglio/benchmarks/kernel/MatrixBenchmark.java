/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.MatrixKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Products of matrices, as dense layers have them. */
public class MatrixBenchmark extends KernelBenchmark {
    /**
     * Layers of the workloads mlp128, fashion64 and mlp32; the second convolution of cnn128 as a
     * product, eight images at once; one sample, as in a prediction.
     */
    @Param({"128x784x128", "64x784x512", "968x288x64", "32x64x10", "1x784x128"})
    public String shape;

    /** As in a training step. */
    private static final int SHARES = 4;

    private MatrixKernels matrix;
    private int rows;
    private int in;
    private int out;
    private float[] x;
    private float[] w;
    private float[] wT;
    private float[] b;
    private float[] y;
    private float[] dY;
    private float[] dX;
    private float[] dW;
    private float[] sums;

    @Override
    void prepare(Kernels kernels) {
        matrix = kernels.matrix();
        int[] sizes = numbers(shape, "rows x in x out");
        rows = sizes[0];
        in = sizes[1];
        out = sizes[2];
        x = random(rows * in);
        w = random(in * out);
        wT = new float[in * out];
        b = random(out);
        y = new float[rows * out];
        dY = random(rows * out);
        dX = new float[rows * in];
        dW = new float[in * out];
        sums = random(SHARES * rows * out);
        matrix.transpose(in, out, 0, out, w, 0, wT, 0);
    }

    @Benchmark
    public void dense(Work work) {
        matrix.dense(rows, in, out, x, 0, w, 0, b, 0, true, y, 0);
        work.multiplyAdds((long) rows * in * out);
    }

    @Benchmark
    public void residualDense(Work work) {
        matrix.residualDense(rows, in, out, x, 0, w, 0, b, 0, dY, 0, true, y, 0);
        work.multiplyAdds((long) rows * in * out);
    }

    /** A quarter of the sums: what one thread of four, or one task, does. */
    @Benchmark
    public void denseShare(Work work) {
        int to = in / SHARES;
        matrix.denseShare(rows, in, out, 0, to, x, 0, w, 0, sums, 0, SHARES * out);
        work.multiplyAdds((long) rows * to * out);
    }

    @Benchmark
    public void sumShares(Work work) {
        matrix.sumShares(rows, out, SHARES, sums, 0, b, 0, true, y, 0);
        work.floats((SHARES + 1L) * rows * out + out);
    }

    @Benchmark
    public void denseInputGradient(Work work) {
        matrix.denseInputGradient(rows, in, out, dY, 0, wT, 0, dX, 0, false);
        work.multiplyAdds((long) rows * in * out);
    }

    @Benchmark
    public void denseKernelGradient(Work work) {
        matrix.denseKernelGradient(rows, in, out, 0, in, x, 0, dY, 0, dW, 0, false);
        work.multiplyAdds((long) rows * in * out);
    }

    @Benchmark
    public void biasGradient(Work work) {
        matrix.biasGradient(rows, out, dY, 0, b, 0, false);
        work.floats((long) rows * out + out);
    }

    @Benchmark
    public void transpose(Work work) {
        matrix.transpose(in, out, 0, out, w, 0, wT, 0);
        work.floats(2L * in * out);
    }
}
