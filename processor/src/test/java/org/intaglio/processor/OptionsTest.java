/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.common.truth.StringSubject;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.tools.JavaFileObject;

/** {@code -Aintaglio.slice=N} and {@code -Aintaglio.winograd=N}. */
final class OptionsTest {
    private static final JavaFileObject NETWORK =
            JavaFileObjects.forSourceString(
                    "example.Iris",
                    """
                    package example;
                    import org.intaglio.*;
                    import org.intaglio.layer.*;
                    @NeuralNetwork(input = 4, loss = Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Iris {
                        @Dense(units = 8, activation = Activation.RELU) Layer hidden;
                        @Dense(units = 3, activation = Activation.SOFTMAX) Layer species;
                    }
                    """);

    private static final JavaFileObject CONVOLUTION =
            JavaFileObjects.forSourceString(
                    "example.Edges",
                    """
                    package example;
                    import org.intaglio.*;
                    import org.intaglio.layer.*;
                    @NeuralNetwork(input = {10, 10, 32}, loss = Loss.MEAN_SQUARED_ERROR)
                    class Edges {
                        @Conv2D(filters = 32, kernelSize = 3) Layer edges;
                    }
                    """);

    private static Compilation compile(JavaFileObject network, String option) {
        return javac().withProcessors(new NetworkProcessor())
                .withOptions("-Aintaglio." + option)
                .compile(network);
    }

    @Test
    void sliceDecidesTheSizeOfSlices() {
        Compilation compilation = compile(NETWORK, "slice=7");

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("example.IrisModel")
                .contentsAsUtf8String()
                .contains("new Plan(19, 56, 0, 24, 0, 32, 7, List.of(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4097", "many", "٧"})
    void sliceRefusesWhatIsNoSize(String slice) {
        assertThat(compile(NETWORK, "slice=" + slice))
                .hadErrorContaining(
                        "-Aintaglio.slice="
                                + slice
                                + ": expected a number of samples from 1 to 4096; leave the option"
                                + " out to let Intaglio choose");
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "2, 2", "0, 0"})
    void winogradDecidesTheLargestTiles(String largest, int tile) {
        Compilation compilation = compile(CONVOLUTION, "winograd=" + largest);

        assertThat(compilation).succeededWithoutWarnings();
        StringSubject source =
                assertThat(compilation)
                        .generatedSourceFile("example.EdgesModel")
                        .contentsAsUtf8String();
        if (tile == 0) {
            source.doesNotContain("WinogradShape");
        } else {
            source.contains("new WinogradShape(EDGES_SHAPE, " + tile + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "-2", "no"})
    void winogradRefusesOtherTiles(String largest) {
        assertThat(compile(CONVOLUTION, "winograd=" + largest))
                .hadErrorContaining(
                        "-Aintaglio.winograd="
                                + largest
                                + ": expected 0 for no convolutions by Winograd's algorithm, 2 for"
                                + " tiles of 2×2 alone, or 4; leave the option out to let Intaglio"
                                + " choose");
    }
}
