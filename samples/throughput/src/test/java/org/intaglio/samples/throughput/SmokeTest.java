/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** The sample runs to its end; what it measures in so short a time means nothing. */
class SmokeTest {
    @Test
    void runs() throws IOException {
        SampleRun run =
                SampleRun.of(
                        SmokeTest::main,
                        "mlp32",
                        "mlp128",
                        "--threads",
                        "2",
                        "--warm-up",
                        "0",
                        "--seconds",
                        "0.1",
                        "--rounds",
                        "2");

        List<String> lines = run.output().lines().toList();
        assertThat(lines.get(0)).endsWith("training on 2 of them");
        assertThat(lines.get(1)).matches("Peak of 2 threads: [0-9.]+ GFLOP/s with \\d+-bit .*");
        assertThat(lines.get(3)).isEqualTo(Report.TRAINING);
        assertThat(lines.get(4)).startsWith("mlp32 ");
        assertThat(lines.get(5)).startsWith("mlp128 ");
        assertThat(lines.get(7)).isEqualTo(Report.PREDICTION);
        // Once: both train the same network.
        assertThat(lines.get(8)).startsWith("Mlp ");
        assertThat(lines).hasSize(9);
    }

    @Test
    void helpListsTheWorkloads() throws IOException {
        String help = SampleRun.of(SmokeTest::main, "--help").output();
        assertThat(help).contains("mlp32, mlp128, fashion64, cnn128, resnet32");
        assertThat(help).contains("--threads N ");
    }

    private static void main(String... args) throws IOException {
        try {
            Main.main(args);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
