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

import java.util.List;

/**
 * Declarations that are probably mistakes are warned of, and their neighbours, which people mean,
 * are not. The texts and their places stand in docs/errors.md, which a test compares.
 */
class LikelyMistakesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 4, activation = SOFTMAX) Layer a; @Dense(units = 1) Layer y; | INT055
                    @Dense(units = 4) Layer a; @Softmax Layer s; @Dropout(0.5) Layer d; @Dense(units = 1) Layer y; | INT055
                    @Dense(units = 4) Layer a; @ActivationLayer(SOFTMAX) Layer s; @BatchNormalization Layer n; @Dense(units = 1) Layer y; | INT055
                    @Dense(units = 4, activation = RELU) Layer a; @Softmax Layer s; @Dense(units = 1) Layer y; | INT050
                    @Dense(units = 4, activation = SOFTMAX) Layer a; |
                    @Dense(units = 4, activation = SIGMOID) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 8, activation = SOFTMAX) Layer a; @Multiply(from = {"a", "input"}) Layer m; @Dense(units = 1) Layer y; |
                    @Output @Dense(units = 4, activation = SOFTMAX) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 4, activation = SOFTMAX) Layer a; @Dense(units = 1) Layer y; @Multiply(from = {"a", "a"}) Layer m; |
                    """)
    void softmaxBelongsAtTheEnd(String fields, String id) {
        check("input = 8", fields, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 8) Layer a; @Dense(units = 1) Layer y; | INT056
                    @Dense(units = 8) Layer a; @Reshape({2, 4}) Layer r; @Flatten Layer f; @Dense(units = 1) Layer y; | INT056
                    @Dense(units = 8) Layer a; @Dropout(0.5) Layer d; @Dense(units = 4, activation = RELU) Layer b; @Dense(units = 1) Layer y; | INT056
                    @Dense(units = 8) Layer a; @Dense(units = 3) Layer y; @Dense(units = 2, from = "a") Layer z; | INT056
                    @Dense(units = 8, activation = RELU) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 8) Layer a; @ReLU Layer r; @Dense(units = 1) Layer y; |
                    @Dense(units = 8, useBias = false) Layer a; @BatchNormalization Layer n; @Dense(units = 1) Layer y; |
                    @Dense(units = 2) Layer code; @Dense(units = 8) Layer y; |
                    @Dense(units = 4) Layer code; @Dense(units = 3) Layer y; @Dense(units = 2, from = "code") Layer z; |
                    @Output @Dense(units = 8) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 8) Layer a; @Dense(units = 8) Layer b; @Add(from = {"a", "b"}) Layer y; |
                    @Dense(units = 8) Layer a; @Shared(layer = "a") Layer b; @Dense(units = 1) Layer y; |
                    """)
    void aForgottenActivation(String fields, String id) {
        check("input = 8", fields, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @Conv2D(filters = 4, kernelSize = 3, activation = TANH) Layer b; | INT056
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @Flatten Layer f; @Dense(units = 4) Layer y; | INT056
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @Conv2D(filters = 4, kernelSize = 2, strides = 2, activation = TANH) Layer b; |
                    @Conv2D(filters = 1, kernelSize = 3) Layer a; @Flatten Layer f; @Dense(units = 4) Layer y; |
                    @Conv2D(filters = 4, kernelSize = 3, activation = RELU) Layer a; @Conv2D(filters = 4, kernelSize = 3) Layer b; |
                    @Conv2D(filters = 1, kernelSize = 3) Layer a; @Conv2D(filters = 4, kernelSize = 3) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 1) Layer a; @Conv2D(filters = 4, kernelSize = 3) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @Conv2D(filters = 4, kernelSize = 1) Layer b; |
                    @Conv2D(filters = 4, kernelSize = {1, 3}) Layer a; @Conv2D(filters = 4, kernelSize = {3, 1}) Layer b; |
                    @DepthwiseConv2D(kernelSize = 3) Layer a; @Conv2D(filters = 4, kernelSize = 1) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @DepthwiseConv2D(kernelSize = 3) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 3, groups = 2) Layer a; @Conv2D(filters = 4, kernelSize = 3) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 4, strides = 4) Layer a; @Conv2D(filters = 4, kernelSize = 2) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @MaxPooling2D Layer p; @Conv2D(filters = 4, kernelSize = 3) Layer b; |
                    @Conv2D(filters = 4, kernelSize = 3) Layer a; @GlobalAveragePooling2D Layer p; @Dense(units = 4) Layer b; |
                    """)
    void aForgottenActivationOfAConvolution(String fields, String id) {
        check("input = {10, 10, 2}", fields, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 1, activation = RELU) Layer y;  | INT057
                    @Dense(units = 1, activation = RELU6) Layer y; | INT057
                    @Dense(units = 1) Layer a; @ReLU Layer y;      | INT057
                    @Dense(units = 1) Layer a; @ReLU(negativeSlope = 0.1) Layer y; |
                    @Dense(units = 1, activation = SIGMOID) Layer y;   |
                    @Dense(units = 1, activation = SOFTPLUS) Layer y;  |
                    @Dense(units = 1, activation = LEAKY_RELU) Layer y; |
                    @Dense(units = 1, activation = TANH) Layer y;      |
                    @Dense(units = 4, activation = RELU) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 4, activation = RELU) Layer a; @Add(from = {"a", "input"}) Layer y; |
                    """)
    void rectifiedAnswers(String fields, String id) {
        for (String loss : List.of("MEAN_SQUARED_ERROR", "MEAN_ABSOLUTE_ERROR", "HUBER")) {
            check("input = 4, loss = " + loss, fields, id);
        }
        check("input = 4, loss = CUSTOM", fields, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 4, activation = RELU, kernelInitializer = @Init(ZEROS)) Layer a; @Dense(units = 1) Layer y; | INT058
                    @Dense(units = 4, kernelInitializer = @Init(CONSTANT)) Layer a; @ReLU Layer r; @Dense(units = 1) Layer y;  | INT058
                    @Dense(units = 4, activation = RELU, useBias = false, kernelInitializer = @Init(value = RANDOM_NORMAL, stddev = 0)) Layer a; @Dense(units = 1) Layer y; | INT058
                    @Dense(units = 4, activation = TANH, kernelInitializer = @Init(ZEROS)) Layer a; @Dense(units = 1, kernelInitializer = @Init(ZEROS)) Layer y; | INT058
                    @Dense(units = 4, activation = RELU, kernelInitializer = @Init(ONES)) Layer a; @Dense(units = 1, kernelInitializer = @Init(ONES)) Layer y; | INT058
                    @Dense(units = 4, activation = RELU, kernelInitializer = @Init(ZEROS), biasInitializer = @Init(ONES)) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 4, activation = TANH, kernelInitializer = @Init(ZEROS)) Layer a; @Dense(units = 1) Layer y; |
                    @Dense(units = 4, activation = RELU, kernelInitializer = @Init(ONES)) Layer a; @Dense(units = 1) Layer y;  |
                    @Dense(units = 4, activation = RELU, kernelInitializer = @Init(ONES)) Layer a; @Dropout(0.5) Layer d; @Dense(units = 1, kernelInitializer = @Init(ONES)) Layer y; |
                    @Dense(units = 1, activation = TANH, kernelInitializer = @Init(ONES)) Layer a; @Dense(units = 1, kernelInitializer = @Init(ONES)) Layer y; |
                    @Dense(units = 4, activation = TANH, kernelInitializer = @Init(ZEROS), biasInitializer = @Init(RANDOM_NORMAL)) Layer a; @Dense(units = 1, kernelInitializer = @Init(ZEROS)) Layer y; |
                    @Dense(units = 1, kernelInitializer = @Init(ZEROS)) Layer y; |
                    @Dense(units = 4, kernelInitializer = @Init(ZEROS)) Layer a; @Add(from = {"a", "input"}) Layer s; @ReLU Layer r; @Dense(units = 1) Layer y; |
                    """)
    void kernelsThatCannotLearn(String fields, String id) {
        check("input = 4", fields, id);
    }

    @Test
    void aDepthwiseKernelThatCannotLearn() {
        Compiled compiled =
                compile(
                        "input = {4, 4, 2}",
                        "@DepthwiseConv2D(kernelSize = 2, activation = RELU, depthwiseInitializer ="
                                + " @Init(ZEROS)) Layer a;");
        assertThat(compiled.ids()).contains("INT058:3");
        assertThat(compiled.output())
                .contains("Leave depthwiseInitializer out, or choose a random one");
    }

    @Test
    void unitsThatStayEqual() {
        Compiled compiled =
                compile(
                        "input = 4",
                        "@Dense(units = 3, activation = TANH, kernelInitializer = @Init(ONES))"
                            + " Layer a; @Dense(units = 1, kernelInitializer = @Init(ONES)) Layer"
                            + " y;");
        assertThat(compiled.output())
                .contains(
                        "[INT058] the units of 'a' start equal, and 'y' weighs them equally: they"
                                + " stay copies of one\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Dense(units = 4, activation = RELU) Layer a; @Dense(units = 3) Layer b; @Dense(units = 3, activation = RELU, from = "a") Layer c; @Dense(units = 1) Layer y; | INT059
                    @Dense(units = 4, activation = RELU) Layer a; @Dense(units = 3, activation = RELU) Layer b; @Dense(units = 3, activation = RELU, from = "a") Layer c; @Dense(units = 1) Layer y; | INT059
                    @Dense(units = 4, activation = RELU) Layer a; @Output @Dense(units = 3) Layer b; @Dense(units = 3, activation = RELU, from = "a") Layer c; @Dense(units = 1) Layer y; |
                    @Dense(units = 4, activation = RELU) Layer a; @Dense(units = 3) Layer b; @Dense(units = 1, from = "a") Layer y; |
                    @Dense(units = 4, activation = RELU) Layer a; @Dense(units = 3, from = "b") Layer c; @Dense(units = 3, activation = RELU, from = "a") Layer b; |
                    """)
    void outputsSayThatTheyAre(String fields, String id) {
        check("input = 4", fields, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {3, 32, 32} | @Conv2D(filters = 4, kernelSize = 3) Layer a;                 | INT060
                    {4, 40, 30} | @MaxPooling2D Layer a;                                        | INT060
                    {1, 28, 28} | @AveragePooling2D(padding = SAME) Layer a;                    | INT060
                    {3, 32, 32} | @Rescaling(scale = 1.0 / 255) Layer r; @DepthwiseConv2D(kernelSize = 3) Layer a; | INT060
                    {3, 32, 32} | @BatchNormalization Layer n; @Conv2D(filters = 4, kernelSize = 3) Layer a; | INT060
                    {3, 32, 32} | @Conv2D(filters = 4, kernelSize = {1, 3}) Layer a;            |
                    {3, 32, 32} | @Flatten Layer f; @Dense(units = 4) Layer a;                  |
                    {3, 32, 32} | @Conv2D(filters = 4, kernelSize = 1) Layer a;                 |
                    {4, 4, 512} | @Conv2D(filters = 4, kernelSize = 3) Layer a;                 |
                    {1, 128, 9} | @Conv2D(filters = 4, kernelSize = 3, padding = SAME) Layer a; |
                    {4, 8, 64}  | @Conv2D(filters = 4, kernelSize = 3) Layer a;                 |
                    {32, 32, 3} | @Conv2D(filters = 4, kernelSize = 3) Layer a;                 |
                    {2, 32, 32} | @Conv2D(filters = 4, kernelSize = 2) Layer a;                 |
                    """)
    void channelsComeLast(String shape, String fields, String id) {
        check("input = " + shape, fields, id);
    }

    @Test
    void guessesWaitForErrors() {
        assertThat(
                        compile(
                                        "input = 4",
                                        "@Dense(units = 8) Layer a; @Dense(units = 0) Layer b;")
                                .ids())
                .containsExactly("INT013:3");
    }

    /** Where the window does not even fit, the warning says why. */
    @Test
    void channelsFirstBesideTheErrorThatFollows() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Input(shape = {1, 28, 28}) Layer image;
                            @Conv2D(filters = 4, kernelSize = 3, activation = RELU) Layer a;
                        }
                        """);
        assertThat(compiled.ids()).containsExactly("INT012:4", "INT060:3");
        assertThat(compiled.output())
                .contains(
                        """
                        [INT060] 'image' is 1×28×28: one row of 28 pixels with 28 channels each
                            @Input(shape = {1, 28, 28}) Layer image;
                                           ^
                          Channels come last, here and in the data: {28, 28, 1}.
                        """);
    }

    private static void check(String network, String fields, String id) {
        Compiled compiled = compile(network, fields);
        assertThat(compiled.ids().stream().map(found -> found.substring(0, 6)).toList())
                .containsExactlyElementsIn(id == null ? List.of() : List.of(id));
        assertThat(compiled.success()).isTrue();
    }

    private static Compiled compile(String network, String fields) {
        return Compiled.of(
                """
                @NeuralNetwork(%s)
                class Net {
                    %s
                }
                """
                        .formatted(
                                network.contains("loss")
                                        ? network
                                        : network + ", loss = MEAN_SQUARED_ERROR",
                                fields));
    }
}
