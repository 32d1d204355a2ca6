/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    /** Few samples: the residual network takes 3 GFLOP for each, and this is no measurement. */
    private static final int SAMPLES = 2;

    @ParameterizedTest
    @EnumSource
    void trains(Workload workload) {
        // Plain Java: it needs no warm-up.
        Model model = workload.model(Device.scalar(), 1);
        RandomSamples samples = RandomSamples.of(model.architecture(), SAMPLES, 1);
        float[] before = model.parameters().get(0).toArray();
        try (Trainer trainer = model.trainer(Training.with(Adam.create()))) {
            Batch batch = trainer.newBatch(SAMPLES);
            batch.size(SAMPLES);
            for (int i = 0; i < SAMPLES; i++) {
                int size = batch.inputSize(0);
                System.arraycopy(samples.x()[i], 0, batch.input(0), i * size, size);
                batch.target(0)[i] = samples.y()[i];
            }
            // A network that has learned nothing takes ten classes for about equally likely.
            assertThat(trainer.trainOnBatch(batch)).isWithin(2).of(Math.log(10));
        }
        assertThat(model.parameters().get(0).toArray()).isNotEqualTo(before);
        assertThat(Workload.of(workload.id())).hasValue(workload);
    }
}
