/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Class weights of networks with several outputs: they are sample weights. */
final class ClassWeightsTest {
    private static final CompiledNetwork NETWORK =
            CompiledNetwork.compile(
                    ExampleNetworks.of(
                            "Kinds",
                            """
                            @NeuralNetwork
                            class Kinds {
                                @Input(2) Layer x;
                                @Output(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                                @Dense(units = 3, activation = SOFTMAX, from = "x") Layer kind;
                                @Output(loss = BINARY_CROSSENTROPY)
                                @Dense(units = 1, activation = SIGMOID, from = "x") Layer yes;
                            }
                            """));

    private static final RandomAccessDataset SAMPLES =
            Samples.builder()
                    .input(new float[][] {{1, 2}, {-1, 0.5f}, {0.3f, 4}, {2, -2}})
                    .target(new float[] {0, 2, 1, 2})
                    .target(new float[] {1, 0, 1, 1})
                    .build();

    private static final Training TRAINING =
            Training.with(Sgd.create(0.1)).epochs(3).batchSize(4).verbose(0).shuffle(false);

    private static float[] weights(Training training) {
        Model model = NETWORK.create(Device.scalar());
        model.fit(SAMPLES, training);
        return model.parameter("kind.kernel").toArray();
    }

    @Test
    void thoseOfSeveralOutputsAreMultiplied() {
        Training byClass =
                TRAINING.classWeights("kind", Map.of(2, 3f)).classWeights("yes", Map.of(1, 0.5f));
        assertThat(weights(byClass))
                .isEqualTo(weights(TRAINING.sampleWeights(0.5f, 3, 0.5f, 1.5f)));
        assertThat(weights(byClass)).isNotEqualTo(weights(TRAINING));
    }

    @Test
    void theOutputIsNamed() {
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> weights(TRAINING.classWeights(Map.of(0, 2f))));
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(
                        "class weights without an output's name are for networks with one output,"
                            + " and Kinds has 2: Training.classWeights(\"kind\", ...) is for one of"
                            + " several");
    }
}
