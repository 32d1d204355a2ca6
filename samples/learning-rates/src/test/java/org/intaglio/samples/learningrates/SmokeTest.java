/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.learningrates;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The sample runs to its end, on few rendered digits. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.onDigits(Main::main, directory, 1000, "--batch", "100");

        assertThat(run.output()).contains("  -> learning rate after epoch 1: 0.010000");
        for (String name : Schedules.of(9).keySet()) {
            assertThat(run.output())
                    .containsMatch("(?m)^" + Pattern.quote(name) + " +\\d+\\.\\d+ ");
        }

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        assertThat(run.picture("learning-rates.png").getWidth()).isEqualTo(900);
        assertThat(run.picture("val-loss.png").getHeight()).isEqualTo(520);
    }

    @Test
    void everyScheduleEndsLowerThanItsTop() {
        Schedules.of(1000)
                .forEach((name, rate) -> {
                    if (!name.equals("constant")) {
                        assertThat(rate.at(999)).isLessThan(rate.at(101));
                    }
                });
    }
}
