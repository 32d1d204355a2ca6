/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    @Test
    void answers() {
        assertThat(Answer.parse("peer: ready PyTorch 2.13.0"))
                .hasValue(new Answer.Ready("PyTorch 2.13.0"));
        assertThat(Answer.parse("peer: ran 0.250000000 4096")).hasValue(new Answer.Ran(0.25, 4096));
        assertThat(Answer.parse("peer: failed ModuleNotFoundError: No module named 'jax'"))
                .hasValue(new Answer.Failed("ModuleNotFoundError: No module named 'jax'"));
        assertThat(Answer.parse("peer: failed")).hasValue(new Answer.Failed("it does not say why"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Epoch 1/1", "ran 0.25 4096", "", "  peer: ran 1 1"})
    void whatLibrariesPrintIsNone(String line) {
        assertThat(Answer.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ran",
                "ran 1",
                "ran fast 1",
                "ran 1 few",
                "ran 0 1",
                "ran NaN 1",
                "ran 1 -1",
                "run 1"
            })
    void nonsenseIsAFailure(String answer) {
        assertThat(Answer.parse("peer: " + answer).orElseThrow())
                .isEqualTo(new Answer.Failed("it answered '" + answer + "'"));
    }
}
