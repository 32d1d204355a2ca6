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

import java.util.Map;

/** Values that the compiler itself knows nothing of: we say what we know, and never keep silent. */
final class UnknownValuesTest {
    private static LateProcessor writeK() {
        return new LateProcessor(
                "K",
                "class K { static final int N = 3; static final double R = 0.5; static final"
                        + " boolean B = false; static final String S = \"a\"; }");
    }

    private static final String K_EVERYWHERE =
            """
            import org.intaglio.*;
            import org.intaglio.layer.*;
            @NeuralNetwork(input = {K.N, K.N, 1}, loss = Loss.MEAN_SQUARED_ERROR)
            class Net {
                @Conv2D(filters = K.N, kernelSize = {K.N, 2}, useBias = K.B,
                        kernelInitializer = @Init(value = Initializer.RANDOM_NORMAL, stddev = K.R))
                Layer a;
                @Flatten Layer f;
                @Dropout(K.R) Layer b;
                @Output(weight = K.R)
                @Dense(units = K.N, from = "b", kernelRegularizer = @Regularizer(l2 = K.R)) Layer c;
                @Dense(units = 1, from = K.S) Layer d;
                NetModel model;
            }
            @Deprecated
            class Other {}
            """;

    @Test
    void constantsOfAnotherProcessorAreWaitedFor() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of("Net", K_EVERYWHERE.replace("from = K.S", "from = \"f\"")),
                        writeK(),
                        new NetworkProcessor(new EmptyBackend()));
        assertThat(compiled.output()).doesNotContain("error");
        assertThat(compiled.success()).isTrue();
        assertThat(compiled.generated().get("NetModel.java")).doesNotContain("Stands in");
    }

    @Test
    void theOrderOfProcessorsDoesNotMatter() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of("Net", K_EVERYWHERE.replace("from = K.S", "from = \"f\"")),
                        new NetworkProcessor(new EmptyBackend()),
                        writeK());
        assertThat(compiled.output()).doesNotContain("error");
        assertThat(compiled.success()).isTrue();
    }

    @Test
    void aConstantThatNeverAppearsIsAnError() {
        Compiled compiled = Compiled.ofFiles(Map.of("Net", K_EVERYWHERE));
        assertThat(compiled.success()).isFalse();
        assertThat(compiled.output()).contains("[INT028] units = K.N is not known here");
        assertThat(compiled.output())
                .contains("[INT028] kernelInitializer.stddev = K.R is not known here");
        assertThat(compiled.output())
                .contains(
                        "Give a value, or a constant: a static final field that is initialised with"
                                + " one. If another annotation processor is to generate it, it did"
                                + " not.");
    }

    /** Where nothing else is wrong: javac looks at no processor once a value is missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @Conv2D(filters = 3, kernelSize = 3, dilation = 1) | dilation | Did you mean dilationRate? It has
                    @Conv2D(filters = 3, kernelSize = 3, use_bias = true) | use_bias | Did you mean useBias? It has
                    @Conv2D(filters = 3, kernelSize = 3, bias = true) | bias | It has filters, kernelSize,
                    @MaxPooling2D(pool = 2) | pool | Did you mean poolSize? It has value, poolSize,
                    @LayerNormalization(1) | value | Its attributes are written with their names. It has
                    """)
    void unknownAttributes(String annotation, String name, String remedy) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = {5, 5, 1}, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Rescaling(scale = 2) Layer r;
                            %s Layer a;
                            @Flatten Layer f;
                            @Dense(units = 1) Layer last;
                        }
                        """
                                .formatted(annotation));
        assertThat(compiled.ids()).containsExactly("INT045:4");
        assertThat(compiled.output()).contains(" has no " + name + "\n");
        assertThat(compiled.output()).contains("  " + remedy);
    }

    @Test
    void anUnknownType() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Net",
                                """
                                import org.intaglio.layer.*;
                                @org.intaglio.NeuralNetwork(input = 3, loss = org.intaglio.Loss.HUBER)
                                class Net {
                                    @Dense(units = 1) Layer a;
                                }
                                """));
        assertThat(compiled.output()).contains("[INT005] 'a' is of a type that is not known here");
        assertThat(compiled.output()).contains("Import it: import org.intaglio.Layer;");
    }

    @Test
    void aNestedAnnotationOfAnotherName() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 3, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Dense(units = 3, kernelRegularizer = @L2(0.01)) Layer a;
                            @Dense(units = 1, kernelInitializer = @Inits(ZEROS)) Layer last;
                        }
                        """);
        assertThat(compiled.ids()).containsExactly("INT028:3", "INT028:4");
        assertThat(compiled.output())
                .contains(
                        """
                        [INT028] the value of kernelRegularizer is no @Regularizer
                            @Dense(units = 3, kernelRegularizer = @L2(0.01)) Layer a;
                                                                  ^
                          Write kernelRegularizer = @Regularizer(...).
                        """);
        assertThat(compiled.output()).contains("Write kernelInitializer = @Init(...).");
    }

    /** Whatever is wrong, nobody gets a class that fails when it is called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(units = UNKNOWN) Layer a;",
                "@Dense(units = \"3\") Layer a;",
                "@Dense(units = 3, activation = 5) Layer a;",
                "@Dense(units = 3, kernelInitializer = @Init(NOWHERE)) Layer a;",
                "@Dense(units = 3, from = UNKNOWN) Layer a;",
                "@Dense() Layer a;",
                "@Dense(units = 3) Unknown a;",
                "@Unknown Layer a;"
            })
    void aStubNeverComesWithoutAnError(String field) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 3, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            %s
                            @Dense(units = 1) Layer last;
                            NetModel model;
                        }
                        """
                                .formatted(field));
        assertThat(compiled.success()).isFalse();
        if (!compiled.generated().isEmpty()) {
            assertThat(compiled.output()).containsMatch("\\[INT\\d{3}\\]");
        }
    }
}
