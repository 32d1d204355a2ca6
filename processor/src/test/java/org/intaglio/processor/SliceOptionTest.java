/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.tools.JavaFileObject;

/** {@code -Aintaglio.slice=N}. */
final class SliceOptionTest {
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

    private static Compilation compile(String slice) {
        return javac().withProcessors(new NetworkProcessor())
                .withOptions("-Aintaglio.slice=" + slice)
                .compile(NETWORK);
    }

    @Test
    void decidesTheSizeOfSlices() {
        Compilation compilation = compile("7");

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("example.IrisModel")
                .contentsAsUtf8String()
                .contains("new Plan(19, 56, 0, 24, 0, 7, List.of(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4097", "many", "٧"})
    void refusesWhatIsNoSize(String slice) {
        assertThat(compile(slice))
                .hadErrorContaining(
                        "-Aintaglio.slice="
                                + slice
                                + ": expected a number of samples from 1 to 4096; leave the option"
                                + " out to let Intaglio choose");
    }
}
