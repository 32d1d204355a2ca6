/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.headtohead.Result.Round;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A workload with a number of threads: all peers warm up one after the other, then take turns round
 * by round, so that a machine that slows down slows all of them.
 */
final class Match {
    /** Starts the process of a peer; tests put something else in its place. */
    @FunctionalInterface
    interface Starter {
        Player start(Peer peer) throws PeerFailure, InterruptedException;
    }

    /** A peer that is running. */
    interface Player extends AutoCloseable {
        String name();

        Answer.Ran run(int count) throws PeerFailure, InterruptedException;

        Optional<Memory> memory();

        @Override
        void close();
    }

    /**
     * How a match ended.
     *
     * @param results of the peers that played to the end
     * @param failures why others did not
     */
    record Outcome(List<Result> results, Map<Peer, String> failures) {}

    /** The first one compiles, the second one may still. */
    private static final int LEAST_WARM_UP_ROUNDS = 3;

    /**
     * Between two rounds: threads of the last peer that wait for more work, spinning, have given up
     * by then and gone to sleep. Intel's OpenMP waits longest, 200 ms.
     */
    static final int PAUSE_MILLIS = 300;

    private final Workload workload;
    private final Options options;
    private final int pauseMillis;
    private final PrintStream log;
    private final Map<Peer, Player> playing = new LinkedHashMap<>();
    private final Map<Peer, Integer> counts = new LinkedHashMap<>();
    private final Map<Peer, List<Round>> rounds = new LinkedHashMap<>();
    private final Map<Peer, String> failures = new LinkedHashMap<>();

    Match(Workload workload, Options options, int pauseMillis, PrintStream log) {
        this.workload = workload;
        this.options = options;
        this.pauseMillis = pauseMillis;
        this.log = log;
    }

    /** Plays it. */
    Outcome play(List<Peer> peers, Starter starter) throws InterruptedException {
        try {
            for (Peer peer : peers) {
                warmUp(peer, starter);
            }
            for (int round = 0; round < options.rounds(); round++) {
                for (Peer peer : List.copyOf(playing.keySet())) {
                    round(peer);
                }
            }
            List<Result> results = new ArrayList<>();
            playing.forEach((peer, player) ->
                    results.add(
                            new Result(peer, player.name(), rounds.get(peer), player.memory())));
            return new Outcome(List.copyOf(results), failures);
        } finally {
            playing.values().forEach(Player::close);
            playing.clear();
        }
    }

    private void warmUp(Peer peer, Starter starter) throws InterruptedException {
        log.printf(Locale.ROOT, "  warming up %s%n", peer.name());
        try {
            playing.put(peer, starter.start(peer));
            rounds.put(peer, new ArrayList<>());
            double spent = 0;
            // Small at first: nobody knows yet how slow it is.
            int count = Math.max(1, workload.count() / 8);
            for (int i = 0; i < LEAST_WARM_UP_ROUNDS || spent < options.warmUp(); i++) {
                Answer.Ran ran = play(peer, count);
                spent += ran.seconds();
                count = fitting(workload.count(), ran.seconds() / count, options.longest());
            }
            counts.put(peer, count);
        } catch (PeerFailure e) {
            leaveOut(peer, e);
        }
    }

    /** The steps of a round: halved until it is not too long. */
    static int fitting(int count, double secondsOfUnit, double longest) {
        int fitting = count;
        while (fitting > 1 && fitting * secondsOfUnit > longest) {
            fitting /= 2;
        }
        return fitting;
    }

    private void round(Peer peer) throws InterruptedException {
        int count = counts.get(peer);
        try {
            Answer.Ran ran = play(peer, count);
            rounds.get(peer).add(new Round(count, ran.seconds(), ran.samples()));
        } catch (PeerFailure e) {
            leaveOut(peer, e);
        }
    }

    private Answer.Ran play(Peer peer, int count) throws PeerFailure, InterruptedException {
        if (playing.size() > 1) {
            Thread.sleep(pauseMillis);
        }
        Answer.Ran ran = playing.get(peer).run(count);
        long expected = (long) count * workload.job().samplesOfUnit();
        if (ran.samples() != expected) {
            throw new PeerFailure(
                    "it counts %d samples where there are %d".formatted(ran.samples(), expected));
        }
        return ran;
    }

    private void leaveOut(Peer peer, PeerFailure failure) {
        failures.put(peer, failure.getMessage());
        Player player = playing.remove(peer);
        if (player != null) {
            player.close();
        }
    }
}
