/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a peer did in a match.
 *
 * @param peer the peer
 * @param version its library and version
 * @param rounds the rounds that count, in order
 * @param memory memory of the process after them, if the system tells
 */
record Result(Peer peer, String version, List<Round> rounds, Optional<Memory> memory) {
    /**
     * A round.
     *
     * @param count steps in it
     * @param seconds how long it took
     * @param samples samples in it
     */
    record Round(int count, double seconds, long samples) {
        double samplesPerSecond() {
            return samples / seconds;
        }

        double secondsOfUnit() {
            return seconds / count;
        }
    }

    Result {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
    }

    /** Samples a second, the median over the rounds. */
    double samplesPerSecond() {
        return median(Round::samplesPerSecond);
    }

    /** Seconds of a step, the median over the rounds. */
    double secondsOfUnit() {
        return median(Round::secondsOfUnit);
    }

    /** Seconds of a step in the fastest round. */
    double fastest() {
        return rounds.stream().mapToDouble(Round::secondsOfUnit).min().orElseThrow();
    }

    /** Seconds of a step in the slowest round. */
    double slowest() {
        return rounds.stream().mapToDouble(Round::secondsOfUnit).max().orElseThrow();
    }

    /**
     * How many times as fast as another this is: the median of the ratios round by round. Rounds of
     * one number lie seconds apart, so what slows the whole machine for a while slows both.
     */
    double timesAsFastAs(Result other) {
        int common = Math.min(rounds.size(), other.rounds.size());
        double[] ratios = new double[common];
        for (int i = 0; i < common; i++) {
            ratios[i] = rounds.get(i).samplesPerSecond() / other.rounds.get(i).samplesPerSecond();
        }
        return median(ratios);
    }

    private double median(ToDoubleFunction<Round> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
