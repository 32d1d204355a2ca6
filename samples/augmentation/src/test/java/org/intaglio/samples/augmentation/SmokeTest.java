/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The sample runs to its end, and every row shows pictures that differ. */
class SmokeTest {
    private static final int ROWS = 10;
    private static final int PLACE = 3 * Scene.SIZE + 4;
    private static final int CAPTION = 170;

    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.onDigits(Main::main, directory, 300, "--epochs", "3");
        assertThat(run.output())
                .contains("300 images of rendered digits, NOT Fashion-MNIST, 3 epochs:");
        assertThat(run.output()).containsMatch("as they are +training accuracy [0-9.]+ %");
        assertThat(run.output()).containsMatch("augmented +training accuracy [0-9.]+ %");

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        BufferedImage sheet = run.picture("augmentation.png");
        assertThat(sheet.getHeight()).isEqualTo(ROWS * PLACE + 4);
        for (int row = 0; row < ROWS; row++) {
            Set<Integer> pictures = new TreeSet<>();
            for (int column = 0; column < 8; column++) {
                int left = CAPTION + column * PLACE + 30;
                int[] pixels = sheet.getRGB(left, 34 + row * PLACE, 60, 60, null, 0, 60);
                pictures.add(Arrays.hashCode(pixels));
            }
            assertThat(pictures.size()).isAtLeast(row == 0 ? 2 : 7);
        }
    }
}
