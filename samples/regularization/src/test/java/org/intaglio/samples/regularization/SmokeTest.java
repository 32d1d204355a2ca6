/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.regularization;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sample runs to its end, and its table has the sense that it is made for. */
class SmokeTest {
    private static final Pattern ROW =
            Pattern.compile("(none|dropout|l2) +([0-9.]+) +([0-9.]+) +(-?[0-9.]+)");

    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.of(Main::main, "--epochs", "40", "--out", directory.toString());

        var rows = ROW.matcher(run.output()).results().toList();
        assertThat(rows).hasSize(6);
        // Of the means: who learns by heart is best where it learns, and has the widest gap.
        MatchResult none = rows.get(3);
        MatchResult dropout = rows.get(4);
        assertThat(Double.parseDouble(none.group(2))).isGreaterThan(0.99);
        assertThat(Double.parseDouble(none.group(4)))
                .isGreaterThan(Double.parseDouble(dropout.group(4)));
        for (MatchResult row : rows) {
            // Chance is about 0.5.
            assertThat(Double.parseDouble(row.group(3))).isGreaterThan(0.65);
        }

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        assertThat(directory.resolve("losses.png").toFile().length()).isGreaterThan(1000L);
    }
}
