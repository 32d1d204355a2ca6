/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Updates of parameters. */
public class OptimizerBenchmark extends KernelBenchmark {
    /**
     * Parameters: as many as cnn128 and mlp128 have; as resnet32 has, which does not fit into a
     * cache.
     */
    @Param({"70378", "109386", "3073098"})
    public String shape;

    private static final float RATE = 1e-3f;

    private OptimizerKernels optimizer;
    private int length;
    private float[] theta;
    private float[] gradient;
    private float[] m;
    private float[] v;

    @Override
    void prepare(Kernels kernels) {
        optimizer = kernels.optimizer();
        length = numbers(shape, "parameters")[0];
        theta = random(length);
        gradient = random(length);
        m = new float[length];
        v = new float[length];
    }

    @Benchmark
    public void sgd(Work work) {
        optimizer.sgd(0, length, RATE, theta, gradient, 0);
        work.floats(3L * length);
    }

    @Benchmark
    public void momentum(Work work) {
        optimizer.momentum(0, length, RATE, 0.9f, theta, gradient, 0, m);
        work.floats(5L * length);
    }

    @Benchmark
    public void adam(Work work) {
        optimizer.adam(0, length, RATE, 0.9, 0.999, 1e-7f, theta, gradient, 0, m, v);
        work.floats(7L * length);
    }

    @Benchmark
    public double penalty(Work work) {
        work.floats(3L * length);
        return optimizer.penalty(0, length, 0, 1e-4f, theta, gradient, 0);
    }
}
