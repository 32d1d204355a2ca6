/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.transfer;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample runs to its end, on few rendered digits, and what was learned helps. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.onDigits(Main::main, directory, 1500, "--batch", "32");

        assertThat(run.output()).contains("strokes.edges (Conv2D)");
        assertThat(run.output()).contains("5 to 9, from 500 images of rendered digits, NOT MNIST:");
        // Chance is 20 %.
        assertThat(accuracy("0 to 4", run)).isGreaterThan(80.0);
        assertThat(accuracy("strokes frozen", run)).isGreaterThan(60.0);
        assertThat(accuracy("then fine-tuned", run)).isGreaterThan(60.0);
        assertThat(accuracy("from scratch", run)).isGreaterThan(40.0);
    }

    private static double accuracy(String what, SampleRun run) {
        Matcher line = Pattern.compile(what + " +test accuracy ([0-9.]+) %").matcher(run.output());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
