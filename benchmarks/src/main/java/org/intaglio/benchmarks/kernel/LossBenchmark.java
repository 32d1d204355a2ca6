/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.LossKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Losses with their derivatives. */
public class LossBenchmark extends KernelBenchmark {
    /** Samples and values of each: ten classes in batches of mlp32 and cnn128; one unit; many. */
    @Param({"32x10", "128x10", "128x1", "128x1000"})
    public String shape;

    private LossKernels losses;
    private LossKernels.Form form;
    private int n;
    private int length;
    private float[] x;
    private float[] classes;
    private float[] target;
    private float[] y;
    private float[] dX;
    private float[] loss;

    @Override
    void prepare(Kernels kernels) {
        losses = kernels.loss();
        int[] sizes = numbers(shape, "samples x values");
        n = sizes[0];
        form = new LossKernels.Form(1, sizes[1], 1);
        length = n * sizes[1];
        x = random(length);
        classes = new float[n];
        for (int i = 0; i < n; i++) {
            classes[i] = i % sizes[1];
        }
        target = random(length);
        y = new float[length];
        dX = new float[length];
        loss = new float[n];
    }

    @Benchmark
    public void softmaxCrossEntropy(Work work) {
        losses.softmaxCrossEntropy(
                form, n, n, true, 0, x, 0, classes, 0, null, 0, y, 0, dX, 0, loss, 0);
        work.floats(3L * length + 2L * n);
    }

    @Benchmark
    public void sigmoidCrossEntropy(Work work) {
        losses.sigmoidCrossEntropy(form, n, n, 0, x, 0, target, 0, null, 0, y, 0, dX, 0, loss, 0);
        work.floats(4L * length + n);
    }

    @Benchmark
    public void meanSquaredError(Work work) {
        losses.meanSquaredError(form, n, n, x, 0, target, 0, null, 0, dX, 0, loss, 0);
        work.floats(3L * length + n);
    }

    @Benchmark
    public void huber(Work work) {
        losses.huber(form, n, n, 1, x, 0, target, 0, null, 0, dX, 0, loss, 0);
        work.floats(3L * length + n);
    }
}
