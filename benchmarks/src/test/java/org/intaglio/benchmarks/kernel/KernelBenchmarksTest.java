/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.benchmarks.Output;
import org.intaglio.benchmarks.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table; what is measured in so short a time means nothing. */
class KernelBenchmarksTest {
    @Test
    void aLineOfTheTable() {
        var products =
                new KernelLine(
                        "Matrix.dense", "128x784x128", "vector", 3225.80645, 82.87, false, 138.1);
        var bytes = new KernelLine("Pooling.max", "3x26x26x32", "scalar", 50_000, 16.2, true, 40.5);
        assertThat(KernelLine.TITLE + "\n" + products + "\n" + bytes)
                .isEqualTo(
                        """
                        kernel                                shape                kernels     µs/call            rate     limit   of limit
                        Matrix.dense                          128x784x128          vector       310.00    82.9 GFLOP/s     138.1     60.0 %
                        Pooling.max                           3x26x26x32           scalar        20.00    16.2 GB/s         40.5     40.0 %\
                        """);
    }

    @Test
    void measures() throws Exception {
        String output =
                Output.of(() ->
                        KernelBenchmarks.run(
                                "Loss.huber$",
                                "--kernels",
                                "scalar",
                                "--shape",
                                "32x10",
                                "--seconds",
                                "0.02"));
        assertThat(output.lines().toList().get(0)).isEqualTo(KernelLine.TITLE);
        assertThat(output.lines().toList().get(1))
                .matches("Loss\\.huber +32x10 +scalar +[0-9.]+ +[0-9.]+ GB/s +[0-9.]+ +[0-9.]+ %");
        assertThat(output).contains("kernels.json");
    }

    @Test
    void noSuchKernel() {
        assertThat(assertThrows(UsageException.class, () -> KernelBenchmarks.run("Matrix.sparse")))
                .hasMessageThat()
                .isEqualTo("no kernel is called like [Matrix.sparse]");
    }

    @ParameterizedTest
    @CsvSource({"4096, 4096", "5000, 4096", "6000, 8192", "1, 64"})
    void copiesAreMeasuredForFewSizes(double bytes, long rounded) {
        assertThat(Limits.rounded(bytes)).isEqualTo(rounded);
    }
}
