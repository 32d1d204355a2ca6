/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.processor.NetworkProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Declarations at the limits of Java: they compile, or the error is about the declaration. */
final class OddDeclarationsTest {
    private static Compilation compile(String body) {
        NetworkSource source = ExampleNetworks.of("Odd", body);
        return javac().withProcessors(new NetworkProcessor())
                .compile(JavaFileObjects.forSourceString(source.className(), source.text()));
    }

    private static void assertOurError(Compilation compilation, String id, String text) {
        assertThat(compilation.errors()).isNotEmpty();
        for (var error : compilation.errors()) {
            String message = error.getMessage(Locale.ROOT);
            assertThat(message).startsWith("[" + id + "]");
            assertWithMessage(message).that(error.getSource().getName()).endsWith("/Odd.java");
        }
        assertThat(compilation.errors().get(0).getMessage(Locale.ROOT)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{65536, 65536}",
                "{65536, 65536, 3}",
                "{2147483647, 2}",
                "{2147483647, 2147483647, 2147483647}",
                "{46341, 46341}",
                "{1, 2147483647, 2147483647, 1}"
            })
    void inputsLargerThanAnArray(String input) {
        for (String layer : new String[] {"@Flatten", "@Dropout(0.5)", "@Reshape({-1})"}) {
            assertOurError(
                    compile(
                            """
                            @NeuralNetwork(input = %s, loss = MEAN_SQUARED_ERROR)
                            class Odd {
                                %s Layer first;
                                @Dense(units = 1) Layer price;
                            }
                            """
                                    .formatted(input, layer)),
                    "INT026",
                    "'input' has a result of ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {2147483647} | @Dense(units = 2147483647)
                    {2, 2, 2} | @Conv2D(filters = 2147483647, kernelSize = 2)
                    {2, 2, 1073741823} | @Conv2D(filters = 2, kernelSize = 2147483647, padding = SAME)
                    {2, 2, 2} | @Conv2D(filters = 2, kernelSize = 2, dilationRate = 2147483647)
                    {2, 2, 2} | @Conv2D(filters = 2, kernelSize = 2147483647, dilationRate = 2147483647)
                    {2, 2, 2} | @DepthwiseConv2D(kernelSize = 1, depthMultiplier = 2147483647)
                    {2, 2, 2} | @MaxPooling2D(poolSize = 2147483647, strides = 2147483647)
                    {2, 2, 2} | @Reshape({2147483647, 2147483647, 2147483647})
                    {2, 2, 1073741823} | @Concatenate(from = {"input", "input"})
                    {2, 2, 2} | @Conv2DTranspose(filters = 2147483647, kernelSize = 2)
                    {2, 2, 2} | @Conv2DTranspose(filters = 2, kernelSize = 2147483647)
                    {2, 2, 2} | @Conv2DTranspose(filters = 2, kernelSize = 2, strides = 2147483647)
                    {2, 2, 2} | @SeparableConv2D(filters = 2, kernelSize = 1, depthMultiplier = 2147483647)
                    {2, 2, 2} | @UpSampling2D(size = 2147483647)
                    {2, 2, 2} | @ZeroPadding2D(padding = 2147483647)
                    {2, 2, 2} | @Cropping2D(cropping = 2147483647)
                    {2, 2, 2} | @Resizing(height = 2147483647, width = 2147483647)
                    {2, 2} | @GRU(units = 2147483647)
                    {2, 2} | @Bidirectional @LSTM(units = 1073741824)
                    {2, 2} | @Bidirectional @SimpleRNN(units = 2147483647)
                    """)
    void sizesNearTheEndOfAnInt(String input, String layer) {
        Compilation compilation =
                compile(
                        """
                        @NeuralNetwork(input = %s, loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            %s Layer first;
                            @Flatten Layer flat;
                            @Dense(units = 1) Layer price;
                        }
                        """
                                .formatted(input, layer));
        for (var error : compilation.errors()) {
            assertThat(error.getMessage(Locale.ROOT)).doesNotContain("INT000");
            assertThat(error.getSource().getName()).endsWith("/Odd.java");
        }
        assertThat(compilation.errors()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yield", "record", "var", "sealed", "permits", "when", "module", "open", "with",
                "to", "p", "x", "y", "s", "results", "kernels", "theta", "state"
            })
    void namesThatMeanSomethingElsewhere(String name) {
        Compilation compilation =
                compile(
                        """
                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            @Input(4) Layer %1$s;
                            @Input(4) Layer other;
                            @Add(from = {"%1$s", "other"}) Layer sum;
                            @Dense(units = 3) Layer %1$s2;
                            @Dense(units = 1) Layer one;
                            @Dense(units = 1, from = "%1$s2") Layer two;
                        }
                        """
                                .formatted(name));
        assertThat(compilation.errors()).isEmpty();
        Compilation layer =
                compile(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            @Dense(units = 3, activation = GELU) Layer %1$s;
                            @BatchNormalization Layer norm;
                            @Dense(units = 1) Layer price;
                        }
                        """
                                .formatted(name));
        assertThat(layer.errors()).isEmpty();
    }

    /** Found at random: the stand-in had an error of its own, "cannot find symbol Prediction". */
    @ParameterizedTest
    @ValueSource(strings = {"summary", "clone", "parameters", "toString"})
    void anOnlyOutputWithANameThatModelsHave(String name) {
        assertOurError(
                compile(
                        """
                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            @Input(4) Layer left;
                            @Input(4) Layer right;
                            @Add(from = {"left", "right"}) Layer sum;
                            @Dense(units = 2) Layer %s;
                        }
                        """
                                .formatted(name)),
                "INT006",
                "'" + name + "'");
    }

    private static String merged(String annotation, int count) {
        String names =
                IntStream.range(0, count)
                        .mapToObj(i -> "\"in" + i + "\"")
                        .collect(Collectors.joining(", "));
        String fields =
                IntStream.range(0, count)
                        .mapToObj(i -> "@Dense(units = 1, from = \"input\") Layer in" + i + ";")
                        .collect(Collectors.joining("\n"));
        return """
        @NeuralNetwork(input = 2, loss = MEAN_SQUARED_ERROR)
        class Odd {
            %s
            @%s(from = {%s}) Layer all;
            @Dense(units = 1) Layer price;
        }
        """
                .formatted(fields, annotation, names);
    }

    @Test
    void manyMergedLayers() {
        assertThat(compile(merged("Concatenate", 100)).errors()).isEmpty();
        assertThat(compile(merged("Add", 253)).errors()).isEmpty();
        assertOurError(
                compile(merged("Concatenate", 253)),
                "INT033",
                "'all' (Concatenate) reads 253 layers, but can read at most 100");
    }

    @Test
    void manyOutputs() {
        String fields =
                IntStream.range(0, 300)
                        .mapToObj(i -> "@Dense(units = 1, from = \"input\") Layer out" + i + ";")
                        .collect(Collectors.joining("\n"));
        assertOurError(
                compile(
                        """
                        @NeuralNetwork(input = 2, loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            %s
                        }
                        """
                                .formatted(fields)),
                "INT033",
                "'Odd' has 300 outputs; a method of Java takes at most 250");
    }

    @Test
    void manyInputs() {
        String inputs =
                IntStream.range(0, 300)
                        .mapToObj(i -> "@Input(1) Layer in" + i + ";")
                        .collect(Collectors.joining("\n"));
        String names =
                IntStream.range(0, 300)
                        .mapToObj(i -> "\"in" + i + "\"")
                        .collect(Collectors.joining(", "));
        assertOurError(
                compile(
                        """
                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                        class Odd {
                            %s
                            @Add(from = {%s}) Layer all;
                        }
                        """
                                .formatted(inputs, names)),
                "INT033",
                "'Odd' has 300 inputs; a method of Java takes at most 250");
    }

    /** Generated sources that are among the sources, as after a build into the same folder. */
    @Test
    void ourOwnClassIsRecognised() {
        NetworkSource source = ExampleNetworks.MNIST_CNN;
        Compilation compilation =
                javac().withProcessors(new NetworkProcessor())
                        .compile(
                                JavaFileObjects.forSourceString(source.className(), source.text()),
                                JavaFileObjects.forSourceString(
                                        source.modelName(), source.generated()));
        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.errors().get(0).getMessage(Locale.ROOT))
                .startsWith(
                        "[INT010] the model of 'MnistCnn' is among what is compiled already:"
                                + " Intaglio wrote 'org.example.MnistCnnModel' in an earlier run\n"
                                + "  Leave the folder of generated sources out of the sources, or"
                                + " empty the folder of classes: the model is written anew each"
                                + " time.");
    }
}
