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

/** Every loss against every way for a network to end. */
class LossRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SPARSE_CATEGORICAL_CROSSENTROPY                    | @Dense(units = 3, activation = SOFTMAX) Layer o; |
                    SPARSE_CATEGORICAL_CROSSENTROPY                    | @Dense(units = 3) Layer o;                       | INT041
                    SPARSE_CATEGORICAL_CROSSENTROPY                    | @Dense(units = 3, activation = SIGMOID) Layer o; | INT041
                    SPARSE_CATEGORICAL_CROSSENTROPY, fromLogits = true | @Dense(units = 3) Layer o;                       |
                    SPARSE_CATEGORICAL_CROSSENTROPY, fromLogits = true | @Dense(units = 3) Layer l; @Softmax Layer o;     | INT042
                    SPARSE_CATEGORICAL_CROSSENTROPY                    | @Dense(units = 3) Layer l; @Softmax Layer o;     |
                    CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1     | @Dense(units = 3) Layer l; @ActivationLayer(SOFTMAX) Layer o; |
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 6, activation = SOFTMAX) Layer l; @Reshape({2, 3}) Layer o; |
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 6) Layer l; @Reshape({2, 3}) Layer o; | INT041
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 3, activation = SOFTMAX) Layer l; @BatchNormalization Layer o; | INT041
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 1) Layer o;                       | INT044
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 1, activation = SOFTMAX) Layer o; | INT025
                    CATEGORICAL_CROSSENTROPY                           | @Dense(units = 3, activation = SOFTMAX, from = "input") Layer a; @Dense(units = 3, activation = SOFTMAX, from = "input") Layer b; @Average(from = {"a", "b"}) Layer o; |
                    BINARY_CROSSENTROPY                                | @Dense(units = 1, activation = SIGMOID) Layer o; |
                    BINARY_CROSSENTROPY, labelSmoothing = 0.2          | @Dense(units = 5, activation = SIGMOID) Layer o; |
                    BINARY_CROSSENTROPY                                | @Dense(units = 1, activation = RELU) Layer o;    | INT041
                    BINARY_CROSSENTROPY                                | @Dense(units = 2, activation = SOFTMAX) Layer o; | INT041
                    BINARY_CROSSENTROPY, fromLogits = true             | @Dense(units = 1, activation = SIGMOID) Layer o; | INT042
                    BINARY_CROSSENTROPY, fromLogits = true             | @Dense(units = 1) Layer o;                       |
                    MEAN_SQUARED_ERROR                                 | @Dense(units = 3, activation = SOFTMAX) Layer o; |
                    MEAN_SQUARED_ERROR, fromLogits = true              | @Dense(units = 3) Layer o;                       | INT043
                    MEAN_ABSOLUTE_ERROR, labelSmoothing = 0.1          | @Dense(units = 3) Layer o;                       | INT043
                    MEAN_ABSOLUTE_ERROR, huberDelta = 2                | @Dense(units = 3) Layer o;                       | INT043
                    HUBER, huberDelta = 2                              | @Dense(units = 3) Layer o;                       |
                    CUSTOM                                             | @Dense(units = 3) Layer o;                       |
                    BINARY_FOCAL_CROSSENTROPY, focalGamma = 1          | @Dense(units = 3, activation = SIGMOID) Layer o; |
                    BINARY_FOCAL_CROSSENTROPY, fromLogits = true       | @Dense(units = 3) Layer o;                       |
                    BINARY_FOCAL_CROSSENTROPY, focalAlpha = 0.3        | @Dense(units = 3, activation = SIGMOID) Layer o; | INT043
                    BINARY_FOCAL_CROSSENTROPY, focalAlpha = 0.3, classBalancing = true | @Dense(units = 3, activation = SIGMOID) Layer o; |
                    CATEGORICAL_FOCAL_CROSSENTROPY, classBalancing = true | @Dense(units = 3, activation = SOFTMAX) Layer o; | INT043
                    CATEGORICAL_FOCAL_CROSSENTROPY                     | @Dense(units = 3, activation = SIGMOID) Layer o; | INT041
                    CATEGORICAL_GENERALIZED_CROSS_ENTROPY, fromLogits = true | @Dense(units = 3, activation = SOFTMAX) Layer o; | INT043
                    CATEGORICAL_GENERALIZED_CROSS_ENTROPY              | @Dense(units = 1) Layer o;                       | INT044
                    KL_DIVERGENCE                                      | @Dense(units = 3) Layer o;                       | INT041
                    TVERSKY, tverskyAlpha = 0.3                        | @Dense(units = 3, activation = SIGMOID) Layer o; |
                    DICE, tverskyAlpha = 0.3                           | @Dense(units = 3, activation = SIGMOID) Layer o; | INT043
                    LOG_COSH, focalGamma = 1                           | @Dense(units = 3) Layer o;                       | INT043
                    """)
    void lossAgainstTheLastLayers(String loss, String fields, String id) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = %s)
                        class Net {
                            %s
                        }
                        """
                                .formatted(loss, fields));
        assertThat(compiled.ids().stream().map(i -> i.substring(0, 6)).toList())
                .containsExactlyElementsIn(
                        id == null ? java.util.List.of() : java.util.List.of(id));
        assertThat(compiled.success()).isEqualTo(id == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MEAN_SQUARED_ERROR | @Output                                               | @Output(weight = 0.5)       |
                    NONE               | @Output(loss = MEAN_SQUARED_ERROR)                    | @Output(loss = HUBER, huberDelta = 3) |
                    NONE               | @Output(loss = MEAN_SQUARED_ERROR)                    | @Output                     | INT040
                    NONE               | @Output(loss = MEAN_SQUARED_ERROR)                    |                             | INT040
                    MEAN_SQUARED_ERROR | @Output(loss = BINARY_CROSSENTROPY)                   | @Output                     | INT041
                    MEAN_SQUARED_ERROR | @Output(loss = BINARY_CROSSENTROPY, fromLogits = true)| @Output                     |
                    MEAN_SQUARED_ERROR |                                                       | @Output                     | INT035
                    MEAN_SQUARED_ERROR |                                                       |                             |
                    MEAN_SQUARED_ERROR | @Output(weight = 0.0 / 0)                             | @Output                     | INT022
                    MEAN_SQUARED_ERROR | @Output(labelSmoothing = 0.1)                         | @Output                     | INT043
                    """)
    void outputsWithTheirOwnLosses(String loss, String first, String second, String id) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = %s)
                        class Net {
                            @Dense(units = 2, from = "input") %s Layer a;
                            @Dense(units = 3, from = "input") %s Layer b;
                        }
                        """
                                .formatted(
                                        loss,
                                        first == null ? "" : first,
                                        second == null ? "" : second));
        assertThat(compiled.ids().stream().map(i -> i.substring(0, 6)).toList())
                .containsExactlyElementsIn(
                        id == null ? java.util.List.of() : java.util.List.of(id));
    }

    @Test
    void weightsOfOutputs() {
        assertThat(weight("-0.5"))
                .isEqualTo(
                        """
                        Net.java:3: error: [INT022] the weight of the loss is -0.5
                            @Dense(units = 2, from = "input") @Output(weight = -0.5) Layer a;
                                                                               ^
                          Give a number of at least 0: a negative weight would train the output away from its targets.
                          More: java -jar intaglio-processor-*.jar INT022
                        1 error
                        """);
        assertThat(weight("1.0 / 0"))
                .isEqualTo(
                        """
                        Net.java:3: error: [INT022] the weight of the loss is Infinity
                            @Dense(units = 2, from = "input") @Output(weight = 1.0 / 0) Layer a;
                                                                                   ^
                          Give a finite number of at least 0.
                          More: java -jar intaglio-processor-*.jar INT022
                        1 error
                        """);
        assertThat(weight("0.0 / 0"))
                .isEqualTo(
                        """
                        Net.java:3: error: [INT022] the weight of the loss is NaN
                            @Dense(units = 2, from = "input") @Output(weight = 0.0 / 0) Layer a;
                                                                                   ^
                          Give a finite number of at least 0.
                          More: java -jar intaglio-processor-*.jar INT022
                        1 error
                        """);
        assertThat(weight("0")).isEmpty();
    }

    private static String weight(String weight) {
        return Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Dense(units = 2, from = "input") @Output(weight = %s) Layer a;
                            @Dense(units = 3, from = "input") @Output Layer b;
                        }
                        """
                                .formatted(weight))
                .output();
    }

    @Test
    void theWordsForOptionsOfOtherLosses() {
        assertThat(of("LOG_COSH, focalGamma = 1", ""))
                .isEqualTo(
                        """
                        Net.java:1: error: [INT043] LOG_COSH has no focalGamma
                        @NeuralNetwork(input = 4, loss = LOG_COSH, focalGamma = 1)
                                                                                ^
                          Remove focalGamma, or use the loss BINARY_FOCAL_CROSSENTROPY or CATEGORICAL_FOCAL_CROSSENTROPY.
                          More: java -jar intaglio-processor-*.jar INT043
                        1 error
                        """);
        assertThat(of("BINARY_FOCAL_CROSSENTROPY, focalAlpha = 0.3", ", activation = SIGMOID"))
                .isEqualTo(
                        """
                        Net.java:1: error: [INT043] BINARY_FOCAL_CROSSENTROPY uses focalAlpha for class balancing only
                        @NeuralNetwork(input = 4, loss = BINARY_FOCAL_CROSSENTROPY, focalAlpha = 0.3)
                                                                                                 ^
                          Add classBalancing = true, or remove focalAlpha.
                          More: java -jar intaglio-processor-*.jar INT043
                        1 error
                        """);
        assertThat(of("KL_DIVERGENCE", ", activation = TANH"))
                .isEqualTo(
                        """
                        Net.java:3: error: [INT041] 'o' ends with TANH, but KL_DIVERGENCE needs SOFTMAX
                            @Dense(units = 3, activation = TANH) Layer o;
                                                           ^
                          Use SOFTMAX.
                          More: java -jar intaglio-processor-*.jar INT041
                        1 error
                        """);
    }

    @Test
    void theWordsForNumbersOfLosses() {
        assertThat(
                        of(
                                "CATEGORICAL_GENERALIZED_CROSS_ENTROPY, generalizedQ = 2",
                                ", activation = SOFTMAX"))
                .isEqualTo(
                        """
                        Net.java:1: error: [INT022] generalizedQ is 2.0
                        @NeuralNetwork(input = 4, loss = CATEGORICAL_GENERALIZED_CROSS_ENTROPY, generalizedQ = 2)
                                                                                                               ^
                          Give a number above 0 and at most 1: near 0 it is the cross-entropy, at 1 the absolute error.
                          More: java -jar intaglio-processor-*.jar INT022
                        1 error
                        """);
    }

    private static String of(String loss, String activation) {
        return Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = %s)
                        class Net {
                            @Dense(units = 3%s) Layer o;
                        }
                        """
                                .formatted(loss, activation))
                .output();
    }
}
