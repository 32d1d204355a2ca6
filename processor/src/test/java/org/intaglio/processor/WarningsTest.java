/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Warnings do not stop anything, and can be silenced. */
class WarningsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 8, activation = RELU) Layer a; @Dropout(0.5) Layer d; @Softmax Layer s; | INT050
                    @Dense(units = 8, activation = RELU) Layer a; @ReLU Layer s;                           | INT050
                    @Dense(units = 8, activation = RELU) Layer a; @BatchNormalization Layer n; @ReLU Layer s; |
                    @Dense(units = 8) Layer a; @ReLU Layer s;                                              |
                    @Dense(units = 8) Layer a; @BatchNormalization Layer n;                                | INT052
                    @Dense(units = 8, useBias = false) Layer a; @BatchNormalization Layer n;               |
                    @Dense(units = 4) Layer a; @BatchNormalization Layer n; @Add(from = {"a", "n"}) Layer s; |
                    @Reshape({2, 2, 1}) Layer i; @DepthwiseConv2D(kernelSize = 1) Layer c; @BatchNormalization Layer n; @Flatten Layer f; | INT052
                    @Reshape({2, 2, 1}) Layer i; @DepthwiseConv2D(kernelSize = 1, activation = TANH) Layer c; @ReLU Layer r; @Flatten Layer f; | INT050
                    @Dropout(0) Layer a;                                                                   | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomRotation(0) Layer a; @Flatten Layer f; | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomZoom(0) Layer a; @Flatten Layer f; | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomZoom(heightFactor = 0, widthFactor = 0.1) Layer a; @Flatten Layer f; |
                    @Reshape({2, 2, 1}) Layer i; @RandomTranslation(heightFactor = 0, widthFactor = 0) Layer a; @Flatten Layer f; | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomTranslation(heightFactor = 0, widthFactor = 0.1) Layer a; @Flatten Layer f; |
                    @Reshape({2, 2, 1}) Layer i; @RandomCrop(height = 2, width = 2) Layer a; @Flatten Layer f; | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomCrop(height = 2, width = 1) Layer a; @Flatten Layer f; |
                    @Reshape({2, 2, 1}) Layer i; @RandomContrast(0) Layer a; @Flatten Layer f; | INT053
                    @Reshape({2, 2, 1}) Layer i; @RandomBrightness(0) Layer a; @Flatten Layer f; | INT053
                    @Reshape({1, 4}) Layer s; @GlobalAveragePooling1D(keepDims = true) Layer g; @Flatten Layer f; | INT053
                    @Reshape({2, 2}) Layer s; @GlobalAveragePooling1D(keepDims = true) Layer g; @Flatten Layer f; |
                    @Reshape({1, 4}) Layer s; @GlobalMaxPooling1D(keepDims = true) Layer g; @Flatten Layer f; | INT053
                    @Reshape({2, 2}) Layer s; @Permute({0, 1}) Layer p; @Flatten Layer f;                  | INT053
                    @Reshape({2, 2}) Layer s; @MaxPooling1D(poolSize = 1) Layer p; @Flatten Layer f;       | INT053
                    @Reshape({2, 2}) Layer s; @AveragePooling1D(poolSize = 1, strides = 2) Layer p; @Flatten Layer f; |
                    @Reshape({2, 2}) Layer s; @Dense(units = 3) Layer d; @LayerNormalization Layer n; @Flatten Layer f; |
                    @Reshape({2, 2}) Layer s; @Conv1D(filters = 3, kernelSize = 1) Layer d; @BatchNormalization Layer n; @Flatten Layer f; | INT052
                    @Reshape({2, 2}) Layer s; @Conv1D(filters = 3, kernelSize = 1, activation = TANH) Layer d; @ReLU Layer r; @Flatten Layer f; | INT050
                    @Reshape({2, 2}) Layer s; @LSTM(units = 3) Layer d; @BatchNormalization Layer n;       |
                    @Reshape({2, 2}) Layer s; @MultiHeadAttention(numHeads = 1, keyDim = 2) Layer d; @BatchNormalization Layer n; @Flatten Layer f; |
                    @GaussianNoise(stddev = 0) Layer a;                                                    | INT053
                    @Reshape({2, 2}) Layer s; @SpatialDropout1D(rate = 1 / 2) Layer p; @Flatten Layer f;    | INT053
                    @Reshape({2, 2}) Layer s; @UpSampling1D(size = 1) Layer p; @Flatten Layer f;            | INT053
                    @Reshape({2, 2}) Layer s; @Cropping1D(cropping = {0, 0}) Layer p; @Flatten Layer f;                | INT053
                    @Reshape({2, 2}) Layer s; @ZeroPadding1D(padding = {0, 1}) Layer p; @Flatten Layer f;             |
                    @Reshape({2, 2, 1}) Layer i; @Resizing(height = 2, width = 2) Layer p; @Flatten Layer f; | INT053
                    @Reshape(4) Layer a;                                                                   | INT053
                    @Rescaling(scale = 1) Layer a;                                                         | INT053
                    @ActivationLayer(LINEAR) Layer a;                                                      | INT053
                    @ActivityRegularization Layer a;                                                       | INT053
                    @ActivityRegularization(l1 = 0.1) Layer a;                                             |
                    @Reshape({2, 2, 1}) Layer i; @MaxPooling2D(poolSize = 1) Layer p; @Flatten Layer f;    | INT053
                    @Reshape({2, 2, 1}) Layer i; @AveragePooling2D(poolSize = 1, strides = 2) Layer p; @Flatten Layer f; |
                    """)
    void warns(String fields, String id) {
        Compiled compiled = Compiled.of(network("", fields));
        assertThat(compiled.ids())
                .containsExactlyElementsIn(id == null ? List.of() : List.of(id + ":3"));
        assertThat(compiled.success()).isTrue();
        assertThat(compiled.generated()).containsKey("NetModel.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"intaglio\"", "\"INT053\"", "{\"unused\", \"INT053\"}"})
    void isSuppressedOnClassOrField(String names) {
        String suppress = "@SuppressWarnings(" + names + ") ";
        assertThat(Compiled.of(network(suppress, "@Dropout(0) Layer a;")).output()).isEmpty();
        assertThat(Compiled.of(network("", suppress + "@Dropout(0) Layer a;")).output()).isEmpty();
    }

    @Test
    void notesAreNoWarnings() {
        Compiled compiled =
                Compiled.of(network("", "@Dense(units = 8) Layer a; @BatchNormalization Layer n;"));
        assertThat(compiled.output()).contains("Net.java:3: Note: [INT052]");
        assertThat(compiled.output()).doesNotContain("warning");
    }

    @ParameterizedTest
    @CsvSource({
        "RELU, INT054:3",
        "RELU6, INT054:3",
        "HARD_SIGMOID, INT054:3",
        "TANH, INT054:3",
        "SOFTSIGN, INT054:3",
        "HARD_TANH, INT054:3",
        "SPARSE_SIGMOID, INT054:3",
        "LINEAR,",
        "LEAKY_RELU,"
    })
    void logitsAreNotBounded(String activation, String id) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = BINARY_CROSSENTROPY, fromLogits = true)
                        class Net {
                            @Dense(units = 1, activation = %s) Layer yes;
                        }
                        """
                                .formatted(activation));
        assertThat(compiled.ids()).containsExactlyElementsIn(id == null ? List.of() : List.of(id));
        assertThat(compiled.success()).isTrue();
    }

    /** A ReLU with a slope below 0 bounds nothing. */
    @ParameterizedTest
    @CsvSource({"@ReLU, INT054:4", "@ReLU(negativeSlope = 0.1),", "@LeakyReLU,"})
    void logitsAreNotBoundedByALayer(String layer, String id) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = BINARY_CROSSENTROPY, fromLogits = true)
                        class Net {
                            @Dense(units = 1) Layer yes;
                            %s Layer bent;
                        }
                        """
                                .formatted(layer));
        assertThat(compiled.ids()).containsExactlyElementsIn(id == null ? List.of() : List.of(id));
    }

    @Test
    void otherNamesSuppressNothing() {
        assertThat(
                        Compiled.of(
                                        network(
                                                "@SuppressWarnings(\"INT050\") ",
                                                "@Dropout(0) Layer a;"))
                                .ids())
                .containsExactly("INT053:3");
    }

    @Test
    void errorsCannotBeSuppressed() {
        assertThat(
                        Compiled.of(
                                        network(
                                                "@SuppressWarnings({\"intaglio\", \"INT021\"}) ",
                                                "@Dropout(2) Layer a;"))
                                .ids())
                .containsExactly("INT021:3");
    }

    private static String network(String suppress, String fields) {
        return """
        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
        %sclass Net {
            %s
            @Dense(units = 1) Layer price;
        }
        """
                .formatted(suppress, fields);
    }
}
