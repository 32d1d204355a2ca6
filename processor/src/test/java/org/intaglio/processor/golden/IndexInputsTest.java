/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** From the annotation of an input of indices to the table's rows, through every door. */
final class IndexInputsTest {
    private static final int COUNT = 60;
    private static final int LENGTH = 5;
    private static final Training TRAINING =
            Training.with(Adam.create(0.05)).verbose(0).threads(2).batchSize(10).epochs(30);

    private static Model words() {
        return CompiledNetwork.compile(
                        ExampleNetworks.of(
                                "Words",
                                """
                                @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                                class Words {
                                    @Input(shape = 5, type = InputType.INDEX, below = 30) Layer words;
                                    @Embedding(inputDim = 30, outputDim = 4) Layer meaning;
                                    @GlobalAveragePooling1D Layer mean;
                                    @Dense(units = 3, activation = SOFTMAX) Layer topic;
                                }
                                """))
                .create(Device.cpu());
    }

    private static Model kindsAndNumbers() {
        return CompiledNetwork.compile(
                        ExampleNetworks.of(
                                "Both",
                                """
                                @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                                class Both {
                                    @Input(2) Layer numbers;
                                    @Input(shape = 1, type = InputType.INDEX, below = 7) Layer kind;
                                    @Embedding(inputDim = 9, outputDim = 4) Layer row;
                                    @Flatten Layer flat;
                                    @Concatenate(from = {"numbers", "flat"}) Layer both;
                                    @Dense(units = 1) Layer value;
                                }
                                """))
                .create(Device.cpu());
    }

    @Test
    void aGeneratedPredictionTakesIndicesWhereTheyAreDeclared() throws Exception {
        Model model = kindsAndNumbers();
        Method predict = model.getClass().getMethod("predict", float[].class, int[].class);
        predict.setAccessible(true);
        float[] numbers = {0.5f, -1};
        float[] y = (float[]) predict.invoke(model, numbers, new int[] {6});
        List<Tensor> same =
                model.predict(
                        List.of(
                                Tensor.rows(new float[][] {numbers}),
                                Tensor.indices(new int[][] {{6}})));
        assertThat(y).isEqualTo(same.get(0).toRows()[0]);

        var refused =
                assertThrows(
                        InvocationTargetException.class,
                        () -> predict.invoke(model, numbers, new int[] {7}));
        assertThat(refused)
                .hasCauseThat()
                .hasMessageThat()
                .isEqualTo(
                        "input 'kind' has 7 at position 0; indices are whole numbers from 0 to 6"
                                + " (below = 7)");
    }

    /** Words of topic c are c, c + 3, c + 6, ... */
    private static int[][] texts() {
        int[][] x = new int[COUNT][LENGTH];
        for (int i = 0; i < COUNT; i++) {
            for (int t = 0; t < LENGTH; t++) {
                x[i][t] = (i * 7 + t * 11) % 10 * 3 + i % 3;
            }
        }
        return x;
    }

    private static int[] topics() {
        int[] y = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            y[i] = i % 3;
        }
        return y;
    }

    private static String refused(Executable work) {
        return assertThrows(IllegalArgumentException.class, work).getMessage();
    }

    @Test
    void theArchitectureTells() {
        assertThat(words().architecture().inputs())
                .containsExactly(
                        new Architecture.Input(
                                "words", Shape.of(LENGTH), false, Architecture.Type.INDEX, 30));
    }

    @Test
    void rowsOfTheTableAreLearnt() {
        Model model = words();
        model.fit(texts(), topics(), TRAINING);
        assertThat(model.evaluate(texts(), topics()).accuracy()).isEqualTo(1.0);
        float[] topic = model.predict(new int[] {1, 4, 7, 10, 13});
        assertThat(topic[1]).isGreaterThan(0.5f);
        assertThat(model.predict(new float[] {1, 4, 7, 10, 13})).isEqualTo(topic);
    }

    @Test
    void whatIsNoIndexNeverReachesTheTable() {
        Model model = words();
        float[] table = model.parameter("meaning.embeddings").toArray();
        int[][] x = texts();
        x[17][4] = 30;
        String expected =
                "input 'words' of sample 17 has 30 at position 4; indices are whole numbers from 0"
                        + " to 29 (below = 30)";
        assertThat(refused(() -> model.fit(x, topics(), TRAINING))).isEqualTo(expected);
        Samples samples = Samples.of(x, topics());
        assertThat(refused(() -> model.fit(samples, TRAINING))).isEqualTo(expected);
        assertThat(refused(() -> model.evaluate(x, topics()))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(Tensor.indices(x)))).isEqualTo(expected);
        try (Trainer trainer = model.trainer(TRAINING)) {
            Batch batch = trainer.newBatch(2);
            batch.indices(0, 0, texts()[0]);
            batch.input(0)[LENGTH + 2] = -1;
            batch.size(2);
            assertThat(refused(() -> trainer.trainOnBatch(batch)))
                    .isEqualTo(
                            "input 'words' of row 1 of the batch has -1 at position 2; indices are"
                                    + " whole numbers from 0 to 29 (below = 30)");
        }
        assertThat(model.parameter("meaning.embeddings").toArray()).isEqualTo(table);
    }

    @Test
    void nextToNumbers() {
        Model model = kindsAndNumbers();
        int[] kinds = new int[COUNT];
        float[][] numbers = new float[COUNT][2];
        float[] values = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            kinds[i] = i % 7;
            numbers[i][i % 2] = 1;
            values[i] = kinds[i] * kinds[i] % 5 + i % 2;
        }
        Samples samples = Samples.builder().input(numbers).input(kinds).target(values).build();
        model.fit(samples, TRAINING.epochs(200));
        assertThat(model.evaluate(samples).loss()).isLessThan(0.01);
        Tensor y = model.predict(List.of(Tensor.rows(numbers), Tensor.labels(kinds))).get(0);
        assertThat(y.get(9, 0)).isWithin(0.3f).of(values[9]);

        kinds[23] = 7; // Less than the table's 9 rows, but not than what was declared.
        String expected =
                "input 'kind' of sample 23 has 7 at position 0; indices are whole numbers from 0 to"
                        + " 6 (below = 7)";
        assertThat(refused(() -> model.fit(samples, TRAINING))).isEqualTo(expected);
        List<Tensor> x = List.of(Tensor.rows(numbers), Tensor.labels(kinds));
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> Samples.builder(model.architecture()).input(kinds)))
                .isEqualTo(
                        "input 'numbers' takes numbers, but int[] holds indices; give numbers as"
                                + " float[], or declare @Input(type = INDEX, below = ...)");
    }
}
