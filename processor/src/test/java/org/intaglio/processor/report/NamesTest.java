/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class NamesTest {
    @ParameterizedTest
    @CsvSource({"edgs,edges,1", "hiddne,hidden,1", "Edges,edges,0", "a,b,1", "'',abc,3"})
    void distance(String left, String right, int distance) {
        assertThat(Names.distance(left, right)).isEqualTo(distance);
        assertThat(Names.distance(right, left)).isEqualTo(distance);
    }

    @Test
    void meansTheNearest() {
        assertThat(Names.didYouMean("pool", List.of("pool1", "edges")))
                .isEqualTo(Optional.of("pool1"));
        assertThat(Names.didYouMean("flatt", List.of("float", "flat")))
                .isEqualTo(Optional.of("flat"));
    }

    @Test
    void meansConstantsByInitialsAndParts() {
        List<String> losses =
                List.of("MEAN_SQUARED_ERROR", "MEAN_ABSOLUTE_ERROR", "HUBER", "CATEGORICAL");
        assertThat(Names.didYouMeanConstant("mse", losses))
                .isEqualTo(Optional.of("MEAN_SQUARED_ERROR"));
        assertThat(Names.didYouMeanConstant("Hubert", losses)).isEqualTo(Optional.of("HUBER"));
        assertThat(Names.didYouMeanConstant("categ", losses)).isEqualTo(Optional.of("CATEGORICAL"));
        assertThat(Names.didYouMeanConstant("mean", losses)).isEqualTo(Optional.empty());
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(Names.didYouMean("nonsense", List.of("edges", "pool")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void lists() {
        assertThat(Names.list(List.of("a"))).isEqualTo("'a'");
        assertThat(Names.list(List.of("a", "b"))).isEqualTo("'a' and 'b'");
        assertThat(Names.list(List.of("a", "b", "c"))).isEqualTo("'a', 'b' and 'c'");
    }
}
