/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.samples.support.SampleArguments.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

class SampleArgumentsTest {
    private static SampleArguments parse(String... arguments) {
        return SampleArguments.of("mnist-cnn").images().epochs(10).batchSize(128).parse(arguments);
    }

    @Test
    void hasDefaults() {
        SampleArguments defaults = parse();
        assertThat(defaults.sample()).isEqualTo("mnist-cnn");
        assertThat(defaults.epochs()).isEqualTo(10);
        assertThat(defaults.batchSize()).isEqualTo(128);
        assertThat(defaults.seed()).isEqualTo(7);
        assertThat(defaults.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(defaults.data()).isEqualTo(Optional.empty());
        assertThat(defaults.rendered()).isEqualTo(0);
    }

    @Test
    void readsOptionsInBothWaysOfWriting(@TempDir Path directory) {
        SampleArguments parsed =
                parse(
                        "--epochs",
                        "1",
                        "--batch=64",
                        "--seed",
                        "-5",
                        "--threads=2",
                        "--data",
                        directory.toString(),
                        "--rendered",
                        "600",
                        "--out",
                        "pictures");
        assertThat(parsed)
                .isEqualTo(
                        new SampleArguments(
                                "mnist-cnn",
                                1,
                                64,
                                -5,
                                2,
                                Optional.of(directory),
                                600,
                                Path.of("pictures")));
    }

    @Test
    void saysWhatIsWrong(@TempDir Path directory) {
        assertWrong("mnist-cnn does not know the option --epoch", "--epoch", "3");
        assertWrong("mnist-cnn does not know the option 3", "3");
        assertWrong("--epochs wants a value: --epochs N", "--epochs");
        assertWrong("--epochs wants a whole number, 1 or more, not 'ten'", "--epochs", "ten");
        assertWrong("--epochs wants a whole number, 1 or more, not '0'", "--epochs=0");
        assertWrong("--seed wants a whole number, not '1.5'", "--seed", "1.5");
        Path missing = directory.resolve("missing");
        assertWrong(
                "--data wants a directory, '%s' is none".formatted(missing),
                "--data",
                missing.toString());
    }

    @Test
    void samplesWithoutImagesDoNotKnowTheirOptions() {
        var builder = SampleArguments.of("house-price");
        assertThat(assertThrows(UsageException.class, () -> builder.parse("--data", ".")))
                .hasMessageThat()
                .isEqualTo("house-price does not know the option --data");
        assertThat(builder.usage()).doesNotContain("--data");
    }

    @Test
    void explainsItself() {
        assertThat(
                        SampleArguments.of("house-price")
                                .epochs(40)
                                .usage()
                                .replaceFirst(
                                        "\\(\\d+ unless given\\)\\n  --help",
                                        "(4 unless given)\n  --help"))
                .isEqualTo(
                        """
                        Options of house-price:
                          --epochs N      how often to go through the training samples (40 unless given)
                          --batch N       samples of a step (32 unless given)
                          --seed N        the root of everything random; the same seed gives the same bits (7 unless given)
                          --threads N     how many threads train; the result is the same (4 unless given)
                          --help          this text\
                        """);
    }

    private static void assertWrong(String message, String... arguments) {
        assertThat(assertThrows(UsageException.class, () -> parse(arguments)))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
