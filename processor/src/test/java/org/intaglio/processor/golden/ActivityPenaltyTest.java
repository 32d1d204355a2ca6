/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** A penalty for activities is in the loss of fit, evaluation and steps of one's own. */
final class ActivityPenaltyTest {
    /** What Keras 3.15.1 says of these samples, in batches of 2, 3 or 4, weighted or not. */
    private static final double PENALTY = 1.92;

    private static final float[][] X = {{1, -2, 3}, {4, 5, -6}, {7, 8, 9}, {1, 1, 1}};

    static Stream<Device> devices() {
        return Stream.of(Device.scalar(), Device.vector());
    }

    private static Model model(Device device, String outputs) {
        return CompiledNetwork.compile(
                        ExampleNetworks.of(
                                "Penalised",
                                """
                                @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                                class Penalised {
                                    @Input(3)                                        Layer x;
                                    @ActivityRegularization(l1 = 0.1, l2 = 0.01)     Layer a;
                                    %s
                                }
                                """
                                        .formatted(outputs)))
                .create(device);
    }

    private static String zeros(String output, String name) {
        return output
                + " @Dense(units = 1, kernelInitializer = @Init(Initializer.ZEROS), from ="
                + " \"a\") Layer "
                + name
                + ";";
    }

    @ParameterizedTest
    @MethodSource("devices")
    void countsEverywhere(Device device) {
        Model model = model(device, zeros("", "y"));
        RandomAccessDataset samples = Samples.builder().input(X).target(new float[4]).build();
        for (int batch : new int[] {2, 3, 4}) {
            Training training =
                    Training.with(Sgd.create(0))
                            .batchSize(batch)
                            .verbose(0)
                            .validationData(samples);
            assertThat(model.evaluate(samples, training).loss()).isWithin(1e-6).of(PENALTY);
            History history = model.fit(samples, training);
            assertThat(history.last("loss")).isWithin(1e-6).of(PENALTY);
            assertThat(history.last("val_loss")).isWithin(1e-6).of(PENALTY);
        }
        try (Trainer trainer = model.trainer(Training.with(Sgd.create(0)).batchSize(4))) {
            Batch batch = trainer.newBatch();
            for (int i = 0; i < 4; i++) {
                samples.read(i, batch, i);
                batch.weights()[i] = i; // Which the penalty does not look at.
            }
            batch.size(4);
            assertThat(trainer.trainOnBatch(batch)).isWithin(1e-6).of(PENALTY);
        }
    }

    /** The total is Keras'; of the outputs, the first that counts has it. */
    @ParameterizedTest
    @MethodSource("devices")
    void countsOnceWithSeveralOutputs(Device device) {
        Model model =
                model(
                        device,
                        zeros("@Output(loss = MEAN_SQUARED_ERROR, weight = 0)", "none")
                                + zeros("@Output(loss = MEAN_SQUARED_ERROR, weight = 0.5)", "half")
                                + zeros("@Output(loss = MEAN_SQUARED_ERROR)", "whole"));
        RandomAccessDataset samples =
                Samples.builder()
                        .input(X)
                        .target(new float[4])
                        .target(new float[4])
                        .target(new float[4])
                        .build();
        Evaluation found = model.evaluate(samples, Training.with(Sgd.create(0)));
        assertThat(found.loss()).isWithin(1e-6).of(PENALTY);
        assertThat(found.metric("none_loss")).isEqualTo(0.0);
        assertThat(found.metric("half_loss")).isWithin(1e-5).of(2 * PENALTY);
        assertThat(found.metric("whole_loss")).isEqualTo(0.0);
    }
}
