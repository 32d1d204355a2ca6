/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Work against counts made by hand. */
class WorkTest {
    private static <T extends KernelBenchmark> T ready(T benchmark) {
        benchmark.kernels = "scalar";
        benchmark.setUp();
        return benchmark;
    }

    @Test
    void products() {
        MatrixBenchmark matrix = new MatrixBenchmark();
        matrix.shape = "32x64x10";
        Work work = new Work();
        ready(matrix).dense(work);
        assertThat(work.flop).isEqualTo(2 * 32 * 64 * 10);
        matrix.denseKernelGradient(work);
        assertThat(work.flop).isEqualTo(2 * 2 * 32 * 64 * 10);
        matrix.biasGradient(work);
        assertThat(work.bytes).isEqualTo(4 * (32 * 10 + 10));
    }

    @Test
    void convolutions() {
        ConvolutionBenchmark convolution = new ConvolutionBenchmark();
        convolution.shape = "3x13x13x32x3x64";
        Work work = new Work();
        ready(convolution).forward(work);
        assertThat(work.flop).isEqualTo(2 * 3 * (11 * 11 * 64) * (3 * 3 * 32));
    }

    @Test
    void aShapeOfAnotherKind() {
        MatrixBenchmark matrix = new MatrixBenchmark();
        matrix.shape = "32x64";
        assertThat(assertThrows(IllegalArgumentException.class, () -> ready(matrix)))
                .hasMessageThat()
                .isEqualTo("shape 32x64 is not rows x in x out");
    }
}
