/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample runs to its end, on few rendered digits, and mends them a little. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run =
                SampleRun.onDigits(Main::main, directory, 600, "--epochs", "20", "--batch", "10");

        assertThat(run.output()).contains("decoder.middle (Conv2DTranspose)");
        Matcher errors = Pattern.compile("noisy ([0-9.]+), mended ([0-9.]+)").matcher(run.output());
        assertThat(errors.find()).isTrue();
        assertThat(Double.parseDouble(errors.group(2)))
                .isLessThan(Double.parseDouble(errors.group(1)));

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        assertThat(run.picture("autoencoder.png").getHeight()).isEqualTo(4 * (3 * 28 + 4) + 4);
    }
}
