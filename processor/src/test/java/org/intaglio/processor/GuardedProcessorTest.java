/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ServiceLoader;

import javax.annotation.processing.Processor;

/** What compilers find, and what they are told. Old ones are tried by the outside projects. */
class GuardedProcessorTest {
    @Test
    void isTheOnlyOneThatCompilersFind() {
        assertThat(
                        ServiceLoader.load(Processor.class).stream()
                                .map(ServiceLoader.Provider::type)
                                .filter(type -> type.getName().startsWith("org.intaglio.")))
                .containsExactly(GuardedProcessor.class);
    }

    @Test
    void isTheOtherProcessorOnThisJava() {
        GuardedProcessor guarded = new GuardedProcessor();
        NetworkProcessor processor = new NetworkProcessor();
        assertThat(guarded.getSupportedOptions()).isEqualTo(processor.getSupportedOptions());
        assertThat(guarded.getSupportedAnnotationTypes())
                .isEqualTo(processor.getSupportedAnnotationTypes());
        Compiled compiled =
                Compiled.of(
                        "@NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR) class Prices {"
                                + " @Dense(units = 1) Layer price; }",
                        guarded);
        assertThat(compiled.generated().keySet()).containsExactly("PricesModel.java");
    }

    @Test
    void saysWhichJavaItIsThatIsTooOld() {
        assertThat(GuardedProcessor.oldJvm())
                .isEqualTo(
                        "Intaglio needs JDK 25, and this compiler runs on Java %s in %s. Let JAVA_HOME"
                                        .formatted(
                                                System.getProperty("java.version"),
                                                System.getProperty("java.home"))
                                + " name a JDK 25, or choose one by a toolchain of Maven or"
                                + " Gradle.");
    }
}
