/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.benchmarks.headtohead.Result.Round;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Optional;

class ResultTest {
    /** Rounds of ten steps with a hundred samples each. */
    static Result of(Peer peer, double... seconds) {
        return new Result(
                peer,
                "Library 1.0",
                Arrays.stream(seconds).mapToObj(s -> new Round(10, s, 1000)).toList(),
                Optional.empty());
    }

    @Test
    void median() {
        assertThat(Result.median(3)).isEqualTo(3);
        assertThat(Result.median(5, 1, 3)).isEqualTo(3);
        assertThat(Result.median(4, 1, 3, 100)).isEqualTo(3.5);
    }

    @Test
    void figures() {
        Result result = of(Peer.OURS, 2, 1, 4);
        assertThat(result.samplesPerSecond()).isEqualTo(500);
        assertThat(result.secondsOfUnit()).isEqualTo(0.2);
        assertThat(result.fastest()).isEqualTo(0.1);
        assertThat(result.slowest()).isEqualTo(0.4);
    }

    @Test
    void aSlowMomentOfTheMachineDoesNotCount() {
        Result ours = of(Peer.OURS, 1, 10, 1, 1);
        Result other = of(Peer.OURS, 2, 20, 2, 2);
        assertThat(ours.timesAsFastAs(other)).isEqualTo(2);
        assertThat(other.timesAsFastAs(ours)).isEqualTo(0.5);
    }
}
