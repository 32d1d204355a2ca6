/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.runtime.train.Snapshot;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Predictions read some weights in a form that is prepared once: it must follow every change of
 * them. A step's forward half, which prepares its own, says what is right.
 */
class PreparedWeightsTest {
    private static final int BATCH = 3;

    private final Model model =
            CompiledNetwork.compile(ChosenNetworks.ofManyChannels(7, 6)).create(Device.vector());
    private final float[][] rows = rows();

    private float[][] rows() {
        Random random = new Random(5);
        int size = model.architecture().inputs().get(0).shape().size();
        float[][] rows = new float[BATCH][size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    @Test
    void followParametersThatAreSet() {
        try (Trainer trainer = model.trainer(Training.with(Sgd.create()).batchSize(BATCH))) {
            Batch batch = batch(trainer);
            assertPredictionsAre(trainer, batch);
            Parameter kernel = model.parameter("odd.kernel");
            float[] values = kernel.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = -values[i];
            }
            kernel.set(values);
            assertPredictionsAre(trainer, batch);
        }
    }

    @Test
    void followTraining() {
        try (Trainer trainer = model.trainer(Training.with(Sgd.create(0.5f)).batchSize(BATCH))) {
            Batch batch = batch(trainer);
            assertPredictionsAre(trainer, batch);
            trainer.trainOnBatch(batch);
            assertPredictionsAre(trainer, batch);
            trainer.applyGradients();
            assertPredictionsAre(trainer, batch);
        }
    }

    /** Weights that were prepared during training must not outlive a callback's restoring. */
    @Test
    void followACallbackThatRestores() {
        float[][] before = model.predict(rows);
        AtomicReference<Snapshot> start = new AtomicReference<>();
        List<float[][]> trained = new ArrayList<>();
        Callback restore =
                Callback.onBatchEnd(context -> {
                    if (context.batch() == 1) {
                        start.set(context.snapshot());
                        trained.add(model.predict(rows));
                    } else {
                        trained.add(model.predict(rows));
                        context.restore(start.get());
                    }
                });
        model.fit(
                rows,
                new float[BATCH][2],
                Training.with(Sgd.create(0.5f)).batchSize(2).verbose(0).callbacks(restore));
        assertThat(trained).hasSize(2);
        assertThat(trained.get(0)).isNotEqualTo(before);
        assertThat(trained.get(1)).isNotEqualTo(trained.get(0));
        assertThat(model.predict(rows)).isEqualTo(trained.get(0));
    }

    private Batch batch(Trainer trainer) {
        Batch batch = trainer.newBatch();
        batch.size(BATCH);
        for (int row = 0; row < BATCH; row++) {
            System.arraycopy(
                    rows[row], 0, batch.input(0), row * rows[row].length, rows[row].length);
            batch.target(0)[2 * row] = 1;
        }
        return batch;
    }

    private void assertPredictionsAre(Trainer trainer, Batch batch) {
        float[][] predicted = model.predict(rows);
        trainer.gradients(batch, false);
        float[] expected = trainer.output(0).toArray();
        for (int row = 0; row < BATCH; row++) {
            assertThat(predicted[row])
                    .isEqualTo(Arrays.copyOfRange(expected, 2 * row, 2 * row + 2));
        }
    }
}
