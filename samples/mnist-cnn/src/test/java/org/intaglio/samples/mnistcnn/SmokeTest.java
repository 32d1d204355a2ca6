/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.mnistcnn;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The sample runs to its end, on few rendered digits. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.onDigits(Main::main, directory, 2000, "--batch", "16");

        assertThat(run.output()).contains("Model: \"MnistCnn\"");
        assertThat(run.output()).contains("edges (Conv2D)");
        assertThat(run.output()).contains("Epoch 1/1");
        assertThat(run.output()).containsMatch("val_accuracy: 0\\.\\d+");
        assertThat(run.output()).contains("rows: actual class, columns: predicted class");
        assertThat(run.output()).contains("Test accuracy on rendered digits, NOT MNIST: ");
        // Chance is 0.1.
        assertThat(run.accuracy()).isGreaterThan(0.5);

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        assertThat(run.picture("training.png").getWidth()).isEqualTo(1240);
        assertThat(run.picture("training.png").getHeight()).isEqualTo(420);
        assertThat(run.picture("confusion.png").getWidth()).isEqualTo(900);
        assertThat(run.picture("confusion.png").getHeight()).isEqualTo(760);
        assertThat(run.picture("kernels.png").getWidth()).isEqualTo(880);
        assertThat(run.picture("kernels.png").getHeight()).isEqualTo(496);
    }
}
