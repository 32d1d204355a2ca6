/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample runs to its end; who reads words in their order understands more. */
class SmokeTest {
    @Test
    void runs() throws IOException {
        SampleRun run = SampleRun.of(Main::main, "--epochs", "4");

        // Chance is 50 %. The transformer needs more epochs than a test has time for.
        assertThat(accuracy("MeanOfWords", run)).isGreaterThan(52.0);
        assertThat(accuracy("Lstm", run)).isGreaterThan(accuracy("MeanOfWords", run) + 15);
        assertThat(accuracy("Transformer", run)).isGreaterThan(52.0);
        assertThat(run.output())
                .containsMatch(
                        "the plot was never dull +[01]\\.\\d\\d +[01]\\.\\d\\d +[01]\\.\\d\\d");
    }

    private static double accuracy(String network, SampleRun run) {
        Matcher line =
                Pattern.compile(network + " has .* test accuracy ([0-9.]+) %")
                        .matcher(run.output());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
