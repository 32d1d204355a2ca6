/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.gan;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The sample runs to its end, on few rendered digits. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.onDigits(Main::main, directory, 200, "--batch", "20");

        assertThat(run.output())
                .containsMatch("Epoch 1/1 - discriminator loss: \\d\\.\\d+ - generator loss: \\d");

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        // Three rows of ten images.
        assertThat(run.picture("gan.png").getHeight()).isEqualTo(3 * (3 * 28 + 4) + 4);
    }

    /** Black images are easily told from made ones, until the generator makes black ones, too. */
    @Test
    void theGeneratorLearnsWhatTheDiscriminatorSays() {
        LabeledImages real =
                LabeledImages.of(
                        new byte[16 * 784], Shape.of(28, 28, 1), new byte[16], List.of("0"));
        try (Duel duel = new Duel(16, 2, 3)) {
            float[][] noise = new float[1][Generator.NOISE];
            double before = mean(duel.make(noise)[0]);
            for (int turn = 0; turn < 60; turn++) {
                duel.turn(real, 0);
            }
            assertThat(mean(duel.make(noise)[0])).isLessThan(before - 0.05);
        }
    }

    /** An easy task, while the other does not move: its loss falls. */
    @Test
    void theDiscriminatorLearnsToTellBlackImages() {
        LabeledImages real =
                LabeledImages.of(
                        new byte[16 * 784], Shape.of(28, 28, 1), new byte[16], List.of("0"));
        try (Duel duel = new Duel(16, 2, 3)) {
            double first = duel.turn(real, 0).discriminator();
            double last = first;
            for (int turn = 0; turn < 10; turn++) {
                last = duel.turn(real, 0).discriminator();
            }
            assertThat(last).isLessThan(first);
        }
    }

    private static double mean(float[] image) {
        double sum = 0;
        for (float pixel : image) {
            sum += pixel;
        }
        return sum / image.length;
    }
}
