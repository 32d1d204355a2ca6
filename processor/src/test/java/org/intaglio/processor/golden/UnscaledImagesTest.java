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
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a training says to images whose values go to 255, and of what was to scale them. */
final class UnscaledImagesTest {
    private static final int COUNT = 20;
    private static final Training QUIET =
            Training.with(Sgd.create(1e-7f)).verbose(0).batchSize(8).epochs(2).threads(2);

    private static final Logger LOG = Logger.getLogger("org.intaglio.data");

    private final List<String> told = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord logRecord) {
                    told.add(logRecord.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void hearNoMore() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    private static Model network(String first) {
        return CompiledNetwork.compile(
                        ExampleNetworks.of(
                                "Digits",
                                """
                                @NeuralNetwork(input = {8, 8, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                                class Digits {
                                    %s
                                    @Flatten Layer flat;
                                    @Dense(units = 10, activation = SOFTMAX) Layer out;
                                }
                                """
                                        .formatted(first)))
                .create(Device.scalar());
    }

    private static float[][] bytes() {
        float[][] x = new float[COUNT][64];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < 64; j++) {
                x[i][j] = (i * 64 + j * 37) % 256;
            }
        }
        return x;
    }

    /** Once: two epochs and a second training say no more. */
    @Test
    void oneLine() {
        Model model = network("");
        int[] labels = new int[COUNT];
        model.fit(bytes(), labels, QUIET);
        model.fit(bytes(), labels, QUIET);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).startsWith("input 'input' holds whole numbers from 0 to 255,");
        assertThat(told.getFirst()).contains("@Rescaling(scale = 1.0 / 255)");
    }

    @Test
    void streamsToo() {
        Samples samples = Samples.of(bytes(), new int[COUNT]);
        network("").fit(samples, QUIET.validationData(samples));
        float[][] x = bytes();
        SampleStream stream =
                SampleStream.ofStreams(() -> Arrays.stream(x).map(row -> Sample.ofClass(row, 0)));
        network("").fit(stream, QUIET);
        assertThat(told).hasSize(2);
    }

    /** The reason comes before what comes of it. */
    @Test
    void alsoWhereTheFirstStepFails() {
        float[][] bad = bytes();
        Training steep = Training.with(Sgd.create(1e38f)).verbose(0).threads(1).epochs(3);
        assertThrows(ArithmeticException.class, () -> network("").fit(bad, new int[COUNT], steep));
        assertThat(told).hasSize(1);
    }

    /** A long text of common words: whole numbers from 0 to 255, and as many as an image has. */
    @Test
    void nothingForIndices() {
        Model model =
                CompiledNetwork.compile(
                                ExampleNetworks.of(
                                        "Texts",
                                        """
                                        @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                                        class Texts {
                                            @Input(shape = 256, type = InputType.INDEX, below = 256)
                                            Layer words;
                                            @Embedding(inputDim = 256, outputDim = 2) Layer meaning;
                                            @GlobalAveragePooling1D Layer mean;
                                            @Dense(units = 3, activation = SOFTMAX) Layer topic;
                                        }
                                        """))
                        .create(Device.scalar());
        int[][] x = new int[COUNT][256];
        for (int[] row : x) {
            Arrays.setAll(row, i -> 255 - i);
        }
        model.fit(x, new int[COUNT], QUIET);
        assertThat(told).isEmpty();
    }

    @Test
    void aNormalizationThatNobodyAdapted() {
        Samples samples = Samples.of(bytes(), new int[COUNT]);
        Model model = network("@Normalization Layer scaled;");
        model.fit(samples, QUIET);
        assertThat(told)
                .containsExactly(
                        "'scaled' (Normalization) changes nothing: its mean is 0 and its variance"
                                + " 1. Call model.adapt(data) before fit.");
        model.adapt(samples);
        model.fit(samples, QUIET);
        assertThat(told).hasSize(1);
    }

    @Test
    void nothingWhereALayerScales() {
        network("@Rescaling(scale = 1.0 / 255) Layer scaled;").fit(bytes(), new int[COUNT], QUIET);
        network("@LayerNormalization Layer scaled;").fit(bytes(), new int[COUNT], QUIET);
        assertThat(told).isEmpty();
    }
}
