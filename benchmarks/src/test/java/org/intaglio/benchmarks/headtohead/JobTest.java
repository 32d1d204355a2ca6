/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class JobTest {
    @Test
    void theCommandLineSaysAll() {
        for (Workload workload : Workload.named(List.of("training", "prediction", "gemm"))) {
            Job job = workload.job(3);
            assertThat(Job.parse(job.arguments().toArray(String[]::new))).isEqualTo(job);
        }
    }

    @Test
    void samplesOfAUnit() {
        assertThat(samples("cnn128")).isEqualTo(128);
        assertThat(samples("predict-cnn")).isEqualTo(1);
        assertThat(samples("predict-10000-cnn")).isEqualTo(10_000);
    }

    private static int samples(String workload) {
        return Workload.named(List.of(workload)).get(0).job().samplesOfUnit();
    }

    @Test
    void everySampleComesOnceBeforeOneComesAgain() {
        Job job = new Job(Task.TRAIN, "mlp", 4, 12, Job.Form.NN, 1, 1, 1, 1);
        Epochs epochs = new Epochs(job);
        for (int epoch = 0; epoch < 3; epoch++) {
            int[] seen = new int[12];
            for (int step = 0; step < 3; step++) {
                System.arraycopy(epochs.next(), 0, seen, step * 4, 4);
            }
            assertThat(seen).isNotEqualTo(Arrays.stream(seen).sorted().toArray());
            assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(12);
        }
    }
}
