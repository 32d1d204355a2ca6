/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class MatchTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Workload CNN = Workload.named(List.of("cnn128")).get(0);
    private static final Peer JAX = peer("jax");
    private static final Peer TORCH = peer("pytorch");

    private final List<String> diary = new ArrayList<>();

    private static Peer peer(String name) {
        return Peer.named(List.of(name)).get(0);
    }

    private Match.Outcome play(Match.Starter starter, Peer... peers) throws InterruptedException {
        Options options = Options.parse("--rounds=2", "--warm-up=0", "--longest=4");
        return new Match(CNN, options, 0, NOWHERE).play(List.of(peers), starter);
    }

    /** A peer that takes so long for a step, and fails at a round if that is not 0. */
    private final class Fake implements Match.Player {
        private final Peer peer;
        private final double secondsOfStep;
        private final int failingRound;
        private int round;

        Fake(Peer peer, double secondsOfStep, int failingRound) {
            this.peer = peer;
            this.secondsOfStep = secondsOfStep;
            this.failingRound = failingRound;
        }

        @Override
        public String name() {
            return peer.name() + " 1.0";
        }

        @Override
        public Answer.Ran run(int count) throws PeerFailure {
            diary.add(peer.name() + " " + count);
            round++;
            if (round == failingRound) {
                throw new PeerFailure("out of memory");
            }
            return new Answer.Ran(secondsOfStep * count, count * 128L);
        }

        @Override
        public Optional<Memory> memory() {
            return Optional.of(new Memory(1024, 2048));
        }

        @Override
        public void close() {
            diary.add(peer.name() + " ends");
        }
    }

    @Test
    void allWarmUpThenTakeTurns() throws InterruptedException {
        Match.Outcome outcome = play(peer -> new Fake(peer, 0.01, 0), JAX, TORCH);

        assertThat(diary)
                .containsExactly(
                        "jax 4",
                        "jax 32",
                        "jax 32",
                        "pytorch 4",
                        "pytorch 32",
                        "pytorch 32",
                        "jax 32",
                        "pytorch 32",
                        "jax 32",
                        "pytorch 32",
                        "jax ends",
                        "pytorch ends")
                .inOrder();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.results()).hasSize(2);
        Result jax = outcome.results().get(0);
        assertThat(jax.version()).isEqualTo("jax 1.0");
        assertThat(jax.rounds()).hasSize(2);
        assertThat(jax.samplesPerSecond()).isWithin(1e-6).of(12800);
        assertThat(jax.memory()).hasValue(new Memory(1024, 2048));
    }

    @Test
    void aSlowPeerGetsShorterRounds() throws InterruptedException {
        play(peer -> new Fake(peer, 0.3, 0), JAX);
        assertThat(diary.get(3)).isEqualTo("jax 8");
        assertThat(Match.fitting(32, 100, 4)).isEqualTo(1);
        assertThat(Match.fitting(32, 0.125, 4)).isEqualTo(32);
    }

    @Test
    void whoDoesNotStartIsLeftOut() throws InterruptedException {
        Match.Outcome outcome =
                play(
                        peer -> {
                            if (peer.equals(JAX)) {
                                throw new PeerFailure("No module named 'jax'");
                            }
                            return new Fake(peer, 0.01, 0);
                        },
                        JAX,
                        TORCH);
        assertThat(outcome.failures()).containsExactly(JAX, "No module named 'jax'");
        assertThat(outcome.results()).hasSize(1);
    }

    @Test
    void whoFailsLaterIsLeftOut() throws InterruptedException {
        Match.Outcome outcome =
                play(peer -> new Fake(peer, 0.01, peer.equals(JAX) ? 4 : 0), JAX, TORCH);
        assertThat(outcome.failures()).containsExactly(JAX, "out of memory");
        assertThat(outcome.results().get(0).peer()).isEqualTo(TORCH);
        assertThat(outcome.results().get(0).rounds()).hasSize(2);
        assertThat(diary).contains("jax ends");
    }

    @Test
    void whoDoesSomethingElseIsLeftOut() throws InterruptedException {
        Match.Outcome outcome =
                play(
                        peer ->
                                new Match.Player() {
                                    @Override
                                    public String name() {
                                        return "confused";
                                    }

                                    @Override
                                    public Answer.Ran run(int count) {
                                        return new Answer.Ran(1, 7);
                                    }

                                    @Override
                                    public Optional<Memory> memory() {
                                        return Optional.empty();
                                    }

                                    @Override
                                    public void close() {}
                                },
                        JAX);
        assertThat(outcome.failures())
                .containsExactly(JAX, "it counts 7 samples where there are 512");
    }
}
