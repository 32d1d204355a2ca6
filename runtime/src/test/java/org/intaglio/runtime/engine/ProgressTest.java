/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Plan;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;
    private static final Map<String, Double> VALUES =
            Map.of(
                    "loss",
                    0.59021,
                    "accuracy",
                    0.8117,
                    "val_loss",
                    0.00012345,
                    "val_accuracy",
                    0.97);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Progress progress(int verbose, boolean live, Charset charset) {
        return new Progress(verbose, new PrintStream(bytes, true, charset), live);
    }

    private String text(Charset charset) {
        return bytes.toString(charset).replace(System.lineSeparator(), "\n");
    }

    private static Scores scores() {
        Plan plan = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());
        Architecture empty =
                new Architecture(
                        "Empty", List.of(), List.of(), List.of(), List.of(), 0, 0, plan, plan, plan,
                        "");
        Scores scores = new Scores(empty, List.of());
        scores.add(new double[0], 0.5, 2);
        return scores;
    }

    @Test
    void awayFromATerminalOnlyTheEndOfAnEpochIsPrinted() {
        Progress progress = progress(1, false, StandardCharsets.UTF_8);
        progress.epochBegin(1, 10, 0);
        progress.step(200, 422, scores(), 2 * SECOND);
        progress.epochEnd(422, VALUES, 4 * SECOND);
        assertThat(text(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        Epoch 1/10
                        422/422 ━━━━━━━━━━━━━━━━━━━━ 4s 9ms/step - accuracy: 0.8117 - loss: 0.5902\
                         - val_accuracy: 0.9700 - val_loss: 1.2345e-04
                        """);
    }

    @Test
    void onATerminalTheLineIsDrawnAgainTenTimesASecond() {
        Progress progress = progress(1, true, StandardCharsets.UTF_8);
        progress.epochBegin(2, 3, 0);
        progress.step(1, 40, scores(), SECOND / 100);
        progress.step(20, 40, scores(), SECOND / 2);
        progress.step(21, 40, scores(), SECOND / 2 + SECOND / 20);
        progress.epochEnd(40, Map.of("loss", 0.25), SECOND);
        assertThat(text(StandardCharsets.UTF_8))
                .isEqualTo(
                        "Epoch 2/3\n"
                                + "\r20/40 ━━━━━━━━━━           1s 25ms/step - loss: 0.5000"
                                + "\r40/40 ━━━━━━━━━━━━━━━━━━━━ 1s 25ms/step - loss: 0.2500\n");
    }

    @Test
    void stepsAreCountedWhileTheirNumberIsUnknown() {
        Progress progress = progress(1, true, StandardCharsets.UTF_8);
        progress.epochBegin(1, 1, 0);
        progress.step(7, Progress.UNKNOWN, scores(), SECOND);
        assertThat(text(StandardCharsets.UTF_8))
                .isEqualTo("Epoch 1/1\n\r      7/Unknown 1s 143ms/step - loss: 0.5000");
    }

    @Test
    void aLineAnEpoch() {
        Progress progress = progress(2, false, StandardCharsets.UTF_8);
        progress.epochBegin(1, 2, 0);
        progress.epochEnd(1000, Map.of("loss", 0.25, "accuracy", 0.5), SECOND / 10);
        progress.epochBegin(2, 2, 0);
        progress.epochEnd(1, Map.of("loss", Double.NaN), 75 * SECOND);
        assertThat(text(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        Epoch 1/2 - 0s - 100us/step - accuracy: 0.5000 - loss: 0.2500
                        Epoch 2/2 - 75s - 75s/step - loss: nan
                        """);
    }

    @Test
    void nothingAtAll() {
        Progress progress = progress(0, true, StandardCharsets.UTF_8);
        progress.epochBegin(1, 2, 0);
        progress.step(1, 2, scores(), SECOND);
        progress.epochEnd(2, VALUES, 2 * SECOND);
        assertThat(bytes.size()).isEqualTo(0);
    }

    @Test
    void plainCharactersWhereTheConsoleHasNoOthers() {
        Progress progress = progress(1, false, StandardCharsets.US_ASCII);
        progress.epochBegin(1, 1, 0);
        progress.epochEnd(2, Map.of("loss", 1.5), SECOND);
        assertThat(text(StandardCharsets.US_ASCII))
                .isEqualTo("Epoch 1/1\n2/2 ==================== 1s 500ms/step - loss: 1.5000\n");
    }
}
