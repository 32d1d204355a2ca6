/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.runtime.GradientCheck;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample runs to its end, and its bounds are near what they are to be. */
class SmokeTest {
    @Test
    void runs(@TempDir Path directory) throws IOException {
        SampleRun run = SampleRun.of(Main::main, "--epochs", "60", "--out", directory.toString());

        assertThat(run.output()).contains("waves1 (Snake)");
        Matcher bounds =
                Pattern.compile(
                                "([0-9.]+) % of new measurements lie below the lower bound, and"
                                        + " ([0-9.]+) %")
                        .matcher(run.output());
        assertThat(bounds.find()).isTrue();
        assertThat(Double.parseDouble(bounds.group(1))).isWithin(5).of(10);
        assertThat(Double.parseDouble(bounds.group(2))).isWithin(5).of(90);

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        assertThat(directory.resolve("bounds.png").toFile().length()).isGreaterThan(1000L);
    }

    /** The derivatives of the layer, by hand, and of the loss, by the library. */
    @Test
    void gradientsAreThoseOfTheLoss() {
        GradientCheck.of(
                        DemandModel.create(3),
                        Training.with(Sgd.create())
                                .loss("low", Quantile.loss(0.1))
                                .loss("high", Quantile.loss(0.9)))
                .check();
    }
}
