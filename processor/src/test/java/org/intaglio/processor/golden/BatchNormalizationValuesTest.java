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
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

/** What batch normalisation makes of values that have few digits left for their differences. */
final class BatchNormalizationValuesTest {
    private static CompiledNetwork network(String options) {
        return CompiledNetwork.compile(
                ExampleNetworks.of(
                        "Normal",
                        """
                        @NeuralNetwork(input = 17, loss = MEAN_SQUARED_ERROR)
                        class Normal {
                            @BatchNormalization%s Layer normal;
                        }
                        """
                                .formatted(options)));
    }

    static Stream<Device> devices() {
        return Stream.of(Device.scalar(), Device.vector());
    }

    /** Steps with these values in all seventeen channels, one for each sample. */
    private static float[] outputs(Model model, int steps, float... values) {
        Training training = Training.with(Sgd.create(0)).threads(2);
        try (Trainer trainer = model.trainer(training)) {
            Batch batch = trainer.newBatch(values.length);
            batch.size(values.length);
            for (int row = 0; row < values.length; row++) {
                Arrays.fill(batch.input(0), row * 17, (row + 1) * 17, values[row]);
            }
            for (int step = 0; step < steps; step++) {
                trainer.trainOnBatch(batch);
            }
            return trainer.output(0).toArray();
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void neighboursFarFromZeroKeepTheirDistance(Device device) {
        float[] y = outputs(network("").create(device), 1, 1e6f, 1e6f + 0.0625f);
        for (int i = 0; i < 17; i++) {
            assertThat(y[i]).isWithin(1e-5f).of(-0.7029f);
            assertThat(y[17 + i]).isWithin(1e-5f).of(0.7029f);
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aConstantIsNothing(Device device) {
        float[] rows = new float[100];
        Arrays.fill(rows, 1.2345678e9f);
        for (float y : outputs(network("").create(device), 1, rows)) {
            assertThat(y).isEqualTo(0f);
        }
        Arrays.fill(rows, 123456.79f);
        for (float y : outputs(network("(epsilon = 1e-5)").create(device), 1, rows)) {
            assertThat(y).isEqualTo(0f);
        }
    }

    /** 0.99^12: nothing is added to it. */
    @ParameterizedTest
    @MethodSource("devices")
    void theMovingVarianceOfAConstantShrinks(Device device) {
        Model model = network("").create(device);
        assertThat(outputs(model, 12, 1e19f, 1e19f, 1e19f)[0]).isEqualTo(0f);
        for (float variance : model.parameter("normal.movingVariance").toArray()) {
            assertThat(variance).isWithin(1e-5f).of(0.8863849f);
        }
    }

    /** From floats, 1 - 0.999999 would be 1.3 % too much. */
    @ParameterizedTest
    @MethodSource("devices")
    void aMomentumNearOneKeepsItsDigits(Device device) {
        Model model = network("(momentum = 0.999999)").create(device);
        assertThat(outputs(model, 1, 1000f, 3000f)).hasLength(34);
        for (float mean : model.parameter("normal.movingMean").toArray()) {
            assertThat(mean).isWithin(1e-8f).of(0.002f);
        }
    }
}
