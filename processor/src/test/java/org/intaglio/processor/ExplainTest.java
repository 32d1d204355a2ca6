/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.intaglio.processor.report.DiagnosticId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The jar explains each message; see the tests of the finished jar, too. */
class ExplainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anEntry() throws IOException {
        assertThat(explain("INT029")).isEqualTo(0);
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        """
                        INT029 A value given with its name and without

                        What is written without a name has one, too: `@Dropout(0.5)` is `@Dropout(rate = 0.5)`. Here both are given. The others are
                        `@Input(…)` and `shape`, `@Reshape(…)` and `targetShape`, `@ActivationLayer(…)` and `activation`.

                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Prices {
                            @Dropout(value = 0.5, rate = 0.2) Layer drop;
                            @Dense(units = 1) Layer price;
                        }

                        Prices.java:3: error: [INT029] @Dropout gives its rate twice, once as value
                            @Dropout(value = 0.5, rate = 0.2) Layer drop;
                                                         ^
                          Keep one of the two: @Dropout(...) or @Dropout(rate = ...).
                          More: java -jar intaglio-processor-*.jar INT029
                        1 error

                        Keep one of the two.
                        """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DiagnosticId.class)
    void everyIdHasAnEntryOfItsOwn(DiagnosticId id) throws IOException {
        assertThat(explain(id.id().toLowerCase(java.util.Locale.ROOT))).isEqualTo(0);
        String entry = out.toString(UTF_8);
        assertThat(entry).startsWith(id.id() + " " + id.title() + "\n\n");
        assertThat(entry).doesNotContain("<a id");
        assertThat(entry).doesNotContain("\n## ");
    }

    @Test
    void allOfThem() throws IOException {
        assertThat(explain()).isEqualTo(0);
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        Arrays.stream(DiagnosticId.values())
                                .map(id -> id.id() + " " + id.title() + System.lineSeparator())
                                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT999", "help", "INT012 INT013"})
    void nothingToExplain(String arguments) throws IOException {
        assertThat(explain(arguments.split(" ", -1))).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(List.of(err.toString(UTF_8).split("\\R", -1)))
                .containsExactly(
                        "There is no message %s. Expected one id, such as INT012; without an id, all are listed."
                                .formatted(arguments),
                        "");
    }

    private int explain(String... arguments) throws IOException {
        return Explain.run(
                arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
