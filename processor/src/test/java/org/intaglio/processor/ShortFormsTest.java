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

/** What is written without a name can be written with Keras' name, too; one of both, not two. */
class ShortFormsTest {
    private static final String REST =
            " @SuppressWarnings(\"INT053\") @Flatten Layer flat; @Dense(units = 1) Layer last;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dropout(0.5)",
                "@Dropout(value = 0.5)",
                "@Dropout(rate = 0.5)",
                "@Rescaling(0.5)",
                "@Rescaling(scale = 0.5)",
                "@Reshape({4, 2})",
                "@Reshape(targetShape = {4, -1})",
                "@ActivationLayer(TANH)",
                "@ActivationLayer(activation = TANH)"
            })
    void eitherWay(String annotation) {
        assertThat(compile("@Input({2, 4})", annotation).output()).isEmpty();
        assertThat(compile("@Input(shape = {2, 4})", annotation).output()).isEmpty();
    }

    /** Also what has a default: it is that of the long name, where neither is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @LeakyReLU             | 2×4
                    @LeakyReLU(0.2)        | 2×4
                    @ReLU(6)               | 2×4
                    @ELU(0.5)              | 2×4
                    @GaussianNoise(0.1)    | 2×4
                    @SpatialDropout1D(0.1) | 2×4
                    @UpSampling1D(3)       | 6×4
                    @UpSampling1D          | 4×4
                    @MaxPooling1D          | 1×4
                    @ZeroPadding1D({3, 1}) | 6×4
                    @Cropping1D({0, 1})    | 1×4
                    @AdaptiveAveragePooling1D(1) | 1×4
                    """)
    void whatHasADefault(String annotation, String told) {
        Compiled compiled = compile("@Input({2, 4})", annotation, "@Reshape(1000) Layer bad;");
        assertThat(compiled.ids()).containsExactly("INT017:5");
        assertThat(compiled.output()).containsMatch("\n *a +\\w+(1D \\S+)? +%s\n".formatted(told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@RandomFlip",
                "@RandomFlip(FlipMode.VERTICAL)",
                "@RandomFlip(mode = FlipMode.VERTICAL)"
            })
    void ofImages(String annotation) {
        assertThat(compile("@Input({2, 4, 1})", annotation).output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @Dropout(value = 0.5, rate = 0.5) | rate | Dropout
                    @LeakyReLU(value = 0.2, negativeSlope = 0.3) | negativeSlope | LeakyReLU
                    @Reshape(targetShape = {4, 2}, value = {4, 2}) | targetShape | Reshape
                    @ActivationLayer(value = TANH, activation = RELU) | activation | ActivationLayer
                    """)
    void notTwice(String annotation, String name, String kind) {
        Compiled compiled = compile("@Input(8)", annotation);
        assertThat(compiled.ids()).containsExactly("INT029:4");
        assertThat(compiled.output())
                .contains(
                        """
                        [INT029] @%2$s gives its %1$s twice, once as value
                            %3$s Layer a;
                        """
                                .formatted(name, kind, annotation));
        assertThat(compiled.output())
                .contains(
                        "\n  Keep one of the two: @%2$s(...) or @%2$s(%1$s = ...).\n"
                                .formatted(name, kind));
    }

    @Test
    void notTwiceAsAnInput() {
        Compiled compiled = compile("@Input(value = 8, shape = 8)", "@Flatten");
        assertThat(compiled.ids()).containsExactly("INT029:3");
    }

    @ParameterizedTest
    @CsvSource({
        "@Dropout, rate, Dropout",
        "@Reshape(), targetShape, Reshape",
        "@GaussianNoise, stddev, GaussianNoise",
        "@Rescaling, scale, Rescaling",
        "@SpatialDropout1D, rate, SpatialDropout1D",
        "@ActivationLayer(from = \"in\"), activation, ActivationLayer"
    })
    void notAtAll(String annotation, String name, String kind) {
        Compiled compiled = compile("@Input(8)", annotation);
        assertThat(compiled.ids()).containsExactly("INT028:4");
        assertThat(compiled.output())
                .contains("[INT028] @%s does not say its %s\n".formatted(kind, name));
        assertThat(compiled.output())
                .contains("\n  Add %s = ... to the annotation.\n".formatted(name));
    }

    @Test
    void notAtAllAsAnInput() {
        Compiled compiled = compile("@Input", "@Flatten");
        assertThat(compiled.ids()).containsExactly("INT028:3");
        assertThat(compiled.output()).contains("[INT028] @Input does not say its shape\n");
    }

    /** The caret stands where the user wrote it, by whichever name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @Dropout(2)                      | INT021 | 2
                    @Dropout(value = 2)              | INT021 | 2
                    @Dropout(rate = 2)               | INT021 | 2
                    @Reshape({3, 3})                 | INT017 | {3, 3}
                    @Reshape(targetShape = {3, 3})   | INT017 | {3, 3}
                    @Reshape(targetShape = {0, 3})   | INT013 | {0, 3}
                    @LeakyReLU(-2)                   | INT022 | -2
                    @ELU(value = -2)                 | INT022 | -2
                    @ELU(alpha = -2)                 | INT022 | -2
                    @ActivationLayer(LINEAR)         | INT053 | @Act
                    @ActivationLayer(activation = LINEAR) | INT053 | @Act
                    """)
    void places(String annotation, String id, String at) {
        Compiled compiled = compile("@Input(8)", annotation);
        assertThat(compiled.ids()).containsExactly(id + ":4");
        String line = "    " + annotation + " Layer a;\n";
        assertThat(compiled.output()).contains(line + " ".repeat(line.indexOf(at)) + "^\n");
    }

    @Test
    void placesOfTwoActivations() {
        String line = "    @ActivationLayer(activation = TANH) Layer b;";
        Compiled compiled = compile("@Input(8)", "@ReLU", line.strip());
        assertThat(compiled.output()).contains("\n" + " ".repeat(line.indexOf("TANH")) + "^\n");
    }

    @Test
    void unknownConstantsAreNamedByTheLongName() {
        assertThat(
                        Compiled.ofFiles(
                                        Map.of(
                                                "Net",
                                                """
                                                import org.intaglio.*;
                                                import org.intaglio.layer.*;
                                                @NeuralNetwork(input = 3, loss = Loss.HUBER)
                                                class Net {
                                                    @Dropout(K.R) Layer a;
                                                    @Dense(units = 1) Layer b;
                                                }
                                                """))
                                .output())
                .contains("[INT028] rate = K.R is not known here");
    }

    private static Compiled compile(String input, String annotation, String... more) {
        return Compiled.of(
                """
                @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                class Net {
                    %s Layer in;
                    %s Layer a;
                    %s
                }
                """
                        .formatted(input, annotation, String.join("\n", more) + REST));
    }
}
