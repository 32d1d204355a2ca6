/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.emit.Backend;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.schedule.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Which classes are generated, where, and what happens when something is missing. */
class NetworkProcessorTest {
    private static final String NETWORK =
            "@org.intaglio.NeuralNetwork(input = 4, loss = org.intaglio.Loss.MEAN_SQUARED_ERROR)";
    private static final String LAYER =
            "@org.intaglio.layer.Dense(units = 1) org.intaglio.Layer price;";

    @Test
    void generatesInThePackageOfTheClass() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "shop.Prices",
                                "package shop; "
                                        + NETWORK
                                        + " public class Prices { "
                                        + LAYER
                                        + " }"));
        assertThat(compiled.output()).isEmpty();
        assertThat(compiled.generated().keySet()).containsExactly("shop/PricesModel.java");
    }

    @Test
    void namesTheModelOfANestedClassAfterAllOfThem() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Shop",
                                "class Shop { static class Inner { "
                                        + NETWORK
                                        + " static class Prices { "
                                        + LAYER
                                        + " } } Shop_Inner_PricesModel model; }"));
        assertThat(compiled.output()).isEmpty();
        assertThat(compiled.generated().keySet()).containsExactly("Shop_Inner_PricesModel.java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(units = 0) Layer price;",
                "@Dense(units = 1) private Layer price;",
                "Layer price;",
                "@Dense(units = 1) Lyer price;",
                "@Dens(units = 1) Layer price;",
                "@Dense(units = 1) Object price;"
            })
    void callersSeeAStubWhateverIsWrong(String field) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Prices {
                            %s
                        }

                        class Caller {
                            PricesModel model;
                        }
                        """
                                .formatted(field));
        assertThat(compiled.success()).isFalse();
        assertThat(compiled.output()).doesNotContain("class PricesModel");
        assertThat(compiled.output()).doesNotContain("INT000");
    }

    /** javac does not call processors after some of these; other compilers do. */
    @ParameterizedTest
    @ValueSource(strings = {"@Dense Layer price;", "@Dense(units = \"one\") Layer price;"})
    void whatTheJavaCompilerReportsIsNotReportedAgain(String field) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Prices {
                            %s
                        }
                        """
                                .formatted(field));
        assertThat(compiled.ids()).isEmpty();
        assertThat(compiled.success()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interface", "enum", "@interface"})
    void otherKindsOfTypesAreRefused(String kind) {
        Compiled compiled =
                Compiled.of(
                        "@NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)\n"
                                + kind
                                + " Prices {}\n");
        assertThat(compiled.ids()).containsExactly("INT001:1");
    }

    @Test
    void refusesClassesThatCannotBeSeenOrExtended() {
        Compiled compiled =
                Compiled.of(
                        """
                        class Outer {
                            @NeuralNetwork(input = 4, loss = HUBER) private static class A { @Dense(units = 1) Layer x; }
                            @NeuralNetwork(input = 4, loss = HUBER) class B { @Dense(units = 1) Layer x; }
                            @NeuralNetwork(input = 4, loss = HUBER) static class C<T> { @Dense(units = 1) Layer x; }
                            private static class Hidden {
                                @NeuralNetwork(input = 4, loss = HUBER) static class D { @Dense(units = 1) Layer x; }
                            }
                            @NeuralNetwork(input = 4, loss = HUBER) static class E { int x; }
                            @NeuralNetwork(input = 4, loss = HUBER) record F(@Input(3) Layer x) {}
                        }
                        """);
        assertThat(compiled.ids())
                .containsExactly(
                        "INT001:2", "INT001:3", "INT001:4", "INT001:6", "INT001:8", "INT001:9");
        assertThat(compiled.output())
                .contains("'A' is private and cannot be seen from its package");
        assertThat(compiled.output()).contains("'B' is an inner class");
        assertThat(compiled.output()).contains("'C' has type parameters");
        assertThat(compiled.output()).contains("enclosed in the private class 'Hidden'");
        assertThat(compiled.output()).contains("'E' declares no layers");
        assertThat(compiled.output()).contains("'F' is a record");
    }

    @Test
    void inputTwiceIsRefused() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Prices {
                            @Input(4) Layer house;
                            @Dense(units = 1) Layer price;
                        }
                        """);
        assertThat(compiled.ids()).containsExactly("INT008:1");
        assertThat(compiled.output()).contains("declares its input twice");
    }

    @Test
    void doesNotMindASuperclassThatAnotherProcessorGenerates() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Prices",
                                "@Deprecated "
                                        + NETWORK
                                        + " class Prices extends Late { "
                                        + LAYER
                                        + " }"),
                        new NetworkProcessor(new EmptyBackend()),
                        new LateProcessor("Late", "class Late {}"));
        assertThat(compiled.ids()).isEmpty();
        assertThat(compiled.success()).isTrue();
        assertThat(compiled.generated().keySet()).containsExactly("Late.java", "PricesModel.java");
    }

    @Test
    void looksAtTheSuperclassOnceItIsThere() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Prices",
                                "@Deprecated "
                                        + NETWORK
                                        + " class Prices extends Late { "
                                        + LAYER
                                        + " }"),
                        new NetworkProcessor(new EmptyBackend()),
                        new LateProcessor("Late", "class Late { org.intaglio.Layer above; }"));
        assertThat(compiled.ids()).containsExactly("INT009:1");
    }

    @Test
    void aBugOfOursIsOneErrorAndAStub() {
        Backend broken =
                new Backend() {
                    @Override
                    public JavaFile model(Programs programs) {
                        throw new IllegalStateException("boom");
                    }

                    @Override
                    public JavaFile stub(NetworkSpec spec) {
                        return new EmptyBackend().stub(spec);
                    }
                };
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Prices {
                            @Dense(units = 1) Layer price;
                            PricesModel model() { return null; }
                        }
                        """,
                        new NetworkProcessor(broken));
        assertThat(compiled.ids()).containsExactly("INT000:1");
        assertThat(compiled.output()).contains("java.lang.IllegalStateException: boom");
        assertThat(compiled.output()).contains("please report it");
        assertThat(compiled.output()).contains("1 error\n");
    }

    @Test
    void tellsGradleThatItIsIsolating() throws IOException {
        try (InputStream in =
                NetworkProcessor.class.getResourceAsStream(
                        "/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(
                            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                                    .strip())
                    .isEqualTo(GuardedProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void isFoundAsAService() {
        assertThat(
                        java.util.ServiceLoader.load(javax.annotation.processing.Processor.class)
                                .stream()
                                .map(p -> (Object) p.type())
                                .toList())
                .contains(GuardedProcessor.class);
    }
}
