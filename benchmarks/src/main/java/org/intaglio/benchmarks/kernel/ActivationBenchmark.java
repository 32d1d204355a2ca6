/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.ActivationKernels;
import org.intaglio.runtime.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Activations and their derivatives, element by element; softmax row by row. */
public class ActivationBenchmark extends KernelBenchmark {
    /**
     * Rows and columns: the first hidden layer of mlp128, that of fashion64, 3 samples after the
     * first convolution of cnn128; ten classes.
     */
    @Param({"128x128", "64x512", "2028x32", "128x10"})
    public String shape;

    private ActivationKernels activation;
    private int rows;
    private int columns;
    private int length;
    private float[] x;
    private float[] y;
    private float[] dY;
    private float[] dX;

    @Override
    void prepare(Kernels kernels) {
        activation = kernels.activation();
        int[] sizes = numbers(shape, "rows x columns");
        rows = sizes[0];
        columns = sizes[1];
        length = rows * columns;
        x = random(length);
        y = random(length);
        dY = random(length);
        dX = new float[length];
    }

    @Benchmark
    public void relu(Work work) {
        activation.relu(length, x, 0, dX, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void reluGradient(Work work) {
        activation.reluGradient(length, y, 0, dY, 0, dX, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void sigmoid(Work work) {
        activation.sigmoid(length, x, 0, dX, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void sigmoidGradient(Work work) {
        activation.sigmoidGradient(length, y, 0, dY, 0, dX, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void tanh(Work work) {
        activation.tanh(length, x, 0, dX, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void tanhGradient(Work work) {
        activation.tanhGradient(length, y, 0, dY, 0, dX, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void gelu(Work work) {
        activation.gelu(length, x, 0, dX, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void geluGradient(Work work) {
        activation.geluGradient(length, x, 0, dY, 0, dX, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void softmax(Work work) {
        activation.softmax(rows, columns, x, 0, dX, 0);
        work.floats(2L * length);
    }

    @Benchmark
    public void softmaxGradient(Work work) {
        activation.softmaxGradient(rows, columns, y, 0, dY, 0, dX, 0);
        work.floats(3L * length);
    }
}
