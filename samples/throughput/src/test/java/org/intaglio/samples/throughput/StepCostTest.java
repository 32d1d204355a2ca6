/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.program.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Against counts made by hand. */
class StepCostTest {
    private static Architecture network(Workload workload) {
        return workload.model(Device.scalar(), 1).architecture();
    }

    @Test
    void convolutions() {
        // Each number of an output takes a row of its kernel's window in multiply-adds.
        long edges = 26 * 26 * 32 * (3 * 3);
        long shapes = 11 * 11 * 64 * (3 * 3 * 32);
        long hidden = 5 * 5 * 64 * 32;
        long digit = 32 * 10;
        Architecture cnn = network(Workload.CNN128);

        assertThat(StepCost.forward(cnn)).isEqualTo(2 * (edges + shapes + hidden + digit));
        assertThat(StepCost.forward(cnn)).isEqualTo(4_952_960);
        // Forward, weights, input; for the first layer forward and weights.
        assertThat(StepCost.step(cnn))
                .isEqualTo(2 * (2 * edges + 3 * shapes + 3 * hidden + 3 * digit));
        assertThat(StepCost.step(cnn)).isEqualTo(14_469_504);
    }

    @Test
    void products() {
        Architecture mlp = network(Workload.MLP32);
        assertThat(StepCost.forward(mlp)).isEqualTo(2 * (784 * 128 + 128 * 64 + 64 * 10));
        assertThat(StepCost.step(mlp)).isEqualTo(4 * 784 * 128 + 6 * (128 * 64 + 64 * 10));
    }

    @Test
    void branches() {
        long stem = 32 * 32 * 64 * (3 * 3 * 3);
        // Half the side and twice the channels: every convolution within a stage costs the same,
        // the first of a stage half of it, as it reads half the channels.
        long inside = 32 * 32 * 64 * (3 * 3 * 64);
        long shortcuts = 16 * 16 * 128 * 64 + 8 * 8 * 256 * 128;
        long products = 4 * inside + inside / 2 + 5 * inside + inside / 2 + 3 * inside;
        long thing = 256 * 10;
        Architecture network = network(Workload.RESNET32);

        assertThat(StepCost.forward(network)).isEqualTo(2 * (stem + products + shortcuts + thing));
        // Only the stem reads what has no weights before it.
        assertThat(StepCost.step(network)).isEqualTo(3 * StepCost.forward(network) - 2 * stem);
    }

    @ParameterizedTest
    @EnumSource
    void theReadmeSaysTheSame(Workload workload) throws IOException {
        Path readme =
                Path.of(System.getProperty("intaglio.root"), "samples", "throughput", "README.md");
        String row =
                Files.readAllLines(readme).stream()
                        .filter(line -> line.startsWith("| " + workload.id() + " |"))
                        .findFirst()
                        .orElseThrow();
        assertThat(row)
                .endsWith(
                        String.format(
                                Locale.ROOT,
                                "| %d | %,d |",
                                workload.batch(),
                                StepCost.step(network(workload))));
    }
}
