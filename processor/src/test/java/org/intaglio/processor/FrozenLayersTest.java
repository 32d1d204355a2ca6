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

/** What the compiler says of {@code @Frozen}. */
class FrozenLayersTest {
    @ParameterizedTest
    @CsvSource({
        "@Dropout(0.5) Layer it;, it",
        "@ReLU Layer it;, it",
        "@Dense(units = 4) Layer d; @Frozen @ReLU Layer it;, it"
    })
    void layersWithoutParametersAreWarnedOf(String field, String name) {
        Compiled compiled = Compiled.of(network("@Frozen " + field));
        assertThat(compiled.ids()).containsExactly("INT061:3");
        assertThat(compiled.output())
                .contains("'" + name + "' has no parameters that could be frozen");
        assertThat(compiled.success()).isTrue();
    }

    @Test
    void inputsHaveNoParameters() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Frozen @Input(4) Layer in;
                            @Dense(units = 1) Layer price;
                        }
                        """);
        assertThat(compiled.output())
                .startsWith(
                        """
                        Net.java:3: warning: [INT061] 'in' has no parameters that could be frozen
                            @Frozen @Input(4) Layer in;
                            ^
                          Remove @Frozen.
                        """);
    }

    @Test
    void normalisationsWithoutFactorAndOffsetHaveMovingAverages() {
        assertThat(
                        Compiled.of(
                                        network(
                                                "@Frozen @BatchNormalization(center = false,"
                                                        + " scale = false) Layer n;"))
                                .output())
                .isEmpty();
    }

    @Test
    void somethingIsLeftToTrain() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @ReLU Layer bent;
                            @Frozen @Dense(units = 3, activation = TANH) Layer a;
                            @BatchNormalization(center = false, scale = false) Layer n;
                            @Frozen @Dense(units = 1) Layer b;
                        }
                        """);
        assertThat(compiled.output())
                .startsWith(
                        """
                        Net.java:4: error: [INT049] every parameter of 'Net' is frozen: training would change nothing
                            @Frozen @Dense(units = 3, activation = TANH) Layer a;
                            ^
                          Remove @Frozen from the layers that are to learn.
                        """);
        assertThat(compiled.ids()).containsExactly("INT049:4");
    }

    @Test
    void whatIsSharedIsFrozenWhereItIsDeclared() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Dense(units = 4, activation = RELU) Layer a;
                            @Frozen @Shared(layer = "a") Layer again;
                            @Dense(units = 1) Layer price;
                        }
                        """);
        assertThat(compiled.output())
                .startsWith(
                        """
                        Net.java:4: error: [INT049] 'again' cannot be frozen: its parameters are those of 'a'
                            @Frozen @Shared(layer = "a") Layer again;
                            ^
                          Put @Frozen at 'a'.
                        """);
    }

    @Test
    void isForLayersOnly() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Frozen int a;
                            @Dense(units = 1) Layer price;
                        }
                        """);
        assertThat(compiled.output())
                .contains(
                        "Net.java:3: error: [INT005] 'a' is of type int but has the annotation"
                                + " @Frozen");
    }

    /** It subtracts the moving mean, and the bias stays. */
    @Test
    void aBiasBeforeAFrozenNormalisationIsOfUse() {
        assertThat(
                        Compiled.of(
                                        network(
                                                "@Dense(units = 4) Layer a; @Frozen"
                                                        + " @BatchNormalization Layer n;"))
                                .output())
                .isEmpty();
    }

    /** It is what it was elsewhere. */
    @Test
    void aFrozenBiasMayBeOfNoUse() {
        assertThat(
                        Compiled.of(
                                        network(
                                                "@Frozen @Dense(units = 4) Layer a;"
                                                        + " @BatchNormalization Layer n;"))
                                .output())
                .isEmpty();
    }

    private static String network(String fields) {
        return """
        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
        class Net {
            %s
            @Dense(units = 1) Layer price;
        }
        """
                .formatted(fields);
    }
}
