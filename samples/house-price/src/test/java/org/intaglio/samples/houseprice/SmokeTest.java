/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample runs to its end, and learns something in a few epochs. */
class SmokeTest {
    private static final Pattern ERROR =
            Pattern.compile("has not seen: ([0-9,]+) EUR \\(the mean price is ([0-9,]+) EUR\\)");

    @Test
    void runs() throws IOException {
        SampleRun run = SampleRun.of(Main::main, "--epochs", "5");

        assertThat(run.output()).contains("Model: \"HousePrice\"");
        assertThat(run.output()).contains("both (Concatenate)");
        assertThat(run.output()).contains("Epoch 5/5");
        assertThat(run.output()).contains("val_mean_absolute_error");
        assertThat(run.output()).containsMatch("estimated: [0-9,]+ EUR, asked: [0-9,]+ EUR");
        Matcher figures = ERROR.matcher(run.output());
        assertThat(figures.find()).isTrue();
        // Always saying the mean price is wrong by about 0.45 of it.
        assertThat(euros(figures.group(1)) / euros(figures.group(2))).isLessThan(0.25);
    }

    private static double euros(String number) {
        return Double.parseDouble(number.replace(",", ""));
    }
}
