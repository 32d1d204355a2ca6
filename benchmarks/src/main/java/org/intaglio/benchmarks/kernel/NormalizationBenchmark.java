/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.NormalizationKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The steps of batch normalisation. */
public class NormalizationBenchmark extends KernelBenchmark {
    /**
     * Rows and channels: the first layer of fashion64; one picture of resnet32 at its first and at
     * its last stage.
     */
    @Param({"64x512", "1024x64", "64x256"})
    public String shape;

    private static final float EPSILON = 1e-3f;

    private NormalizationKernels normalization;
    private int rows;
    private int channels;
    private int length;
    private float[] x;
    private float[] mean;
    private float[] rest;
    private float[] variance;
    private float[] gamma;
    private float[] beta;
    private float[] sums;
    private float[] dY;
    private float[] result;

    @Override
    void prepare(Kernels kernels) {
        normalization = kernels.normalization();
        int[] sizes = numbers(shape, "rows x channels");
        rows = sizes[0];
        channels = sizes[1];
        length = rows * channels;
        x = random(length);
        mean = random(channels);
        rest = new float[channels];
        variance = random(channels);
        for (int c = 0; c < channels; c++) {
            variance[c] = Math.abs(variance[c]);
        }
        gamma = random(channels);
        beta = random(channels);
        sums = new float[3 * channels];
        dY = random(length);
        result = new float[length];
    }

    @Benchmark
    public void moments(Work work) {
        normalization.moments(rows, channels, x, 0, 0, sums, 0);
        work.floats(length + 3L * channels);
    }

    @Benchmark
    public void normalize(Work work) {
        normalization.normalize(
                rows, channels, EPSILON, x, 0, mean, 0, rest, 0, variance, 0, gamma, 0, beta, 0,
                result, 0);
        work.floats(2L * length + 5L * channels);
    }

    @Benchmark
    public void gradientSums(Work work) {
        normalization.gradientSums(
                rows, channels, EPSILON, x, 0, mean, 0, rest, 0, variance, 0, dY, 0, sums, 0);
        work.floats(2L * length + 5L * channels);
    }

    @Benchmark
    public void inputGradient(Work work) {
        normalization.inputGradient(
                rows, channels, EPSILON, rows, x, 0, mean, 0, rest, 0, variance, 0, gamma, 0, sums,
                0, dY, 0, result, 0);
        work.floats(3L * length + 6L * channels);
    }
}
