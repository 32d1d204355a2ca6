/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.data.Datasets;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class SampleImagesTest {
    private static final String LINE = "*".repeat(80);

    @Test
    void rendersWhatIsAskedFor() {
        SampleImages images =
                SampleImages.mnist(
                        SampleArguments.of("mnist-cnn").images().parse("--rendered", "60"));
        assertThat(images.train().count()).isEqualTo(60);
        assertThat(images.test().count()).isEqualTo(10);
        assertThat(images.name()).isEqualTo("rendered digits, NOT MNIST");
    }

    @Test
    void fallsBackToDigitsWithANoticeNobodyCanMiss() {
        PrintStream err = System.err;
        var seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        SampleImages images;
        try {
            images =
                    SampleImages.find(
                            "MNIST",
                            () -> Datasets.mnist(Path.of("nowhere")),
                            SampleArguments.of("mnist-cnn").images().parse());
        } finally {
            System.setErr(err);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """

                        %s
                        **  These images are NOT MNIST.
                        **  They are digits drawn by this program, far easier to tell apart.
                        **  Figures measured on them say nothing about MNIST. Why:
                        **    nowhere: no such directory
                        %s

                        """
                                .formatted(LINE, LINE));
        assertThat(images.notice()).isPresent();
        assertThat(images.train().count()).isEqualTo(24_000);
        assertThat(images.test().count()).isEqualTo(4_000);
    }
}
