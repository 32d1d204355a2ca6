/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class OpinionTest {
    @Test
    void aSeedInventsTheSameOpinions() {
        assertThat(Opinion.invent(100, 7)).isEqualTo(Opinion.invent(100, 7));
        assertThat(Opinion.invent(100, 7)).isNotEqualTo(Opinion.invent(100, 8));
    }

    @Test
    void everyOpinionCanBeReadAndHalfOfThemAreGood() {
        List<Opinion> opinions = Opinion.invent(5000, 3);
        for (Opinion opinion : opinions) {
            int[] indices = Opinion.indices(opinion.words());
            assertThat(indices).hasLength(Opinion.LENGTH);
            assertThat(Arrays.stream(indices).max().orElseThrow()).isLessThan(Opinion.VOCABULARY);
        }
        assertThat(opinions.stream().filter(Opinion::good).count() / 5000.0).isWithin(0.05).of(0.5);
    }

    @Test
    void shortTextsHaveZerosBeforeThem() {
        int[] indices = Opinion.indices(List.of("the", "film"));
        assertThat(Arrays.copyOf(indices, Opinion.LENGTH - 2))
                .isEqualTo(new int[Opinion.LENGTH - 2]);
        assertThat(indices[Opinion.LENGTH - 2]).isGreaterThan(0);
        assertThat(indices[Opinion.LENGTH - 1]).isEqualTo(1);
    }

    @Test
    void unknownWordsAreRefused() {
        var error =
                assertThrows(
                        IllegalArgumentException.class, () -> Opinion.indices(List.of("splendid")));
        assertThat(error)
                .hasMessageThat()
                .startsWith("'splendid' is not in the vocabulary; it has [");
    }
}
