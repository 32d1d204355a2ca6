/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A match as text. */
final class Table {
    private static final double KILOBYTES_OF_MEGABYTE = 1024;

    private Table() {}

    /** The lines of a match. */
    static List<String> lines(Workload workload, int threads, int rounds, Match.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s, %d %s, median of %d %s"
                        .formatted(
                                workload.name(),
                                threads,
                                threads == 1 ? "thread" : "threads",
                                rounds,
                                rounds == 1 ? "round" : "rounds"));
        boolean products = workload.operations() > 0;
        lines.add(
                "%-18s %12s %12s %21s %8s %8s %8s"
                        .formatted(
                                "peer",
                                products ? "GFLOP/s" : "samples/s",
                                "ms/" + workload.job().task().unit(),
                                "fastest-slowest",
                                "ours is",
                                "RSS MB",
                                "peak MB"));
        Optional<Result> ours = of(Peer.OURS, outcome);
        for (Result result : outcome.results()) {
            lines.add(line(workload, result, ours));
        }
        outcome.failures().forEach((peer, reason) -> lines.add(skipped(peer, reason)));
        ours.flatMap(own -> verdict(own, outcome)).ifPresent(lines::add);
        return lines;
    }

    private static String line(Workload workload, Result result, Optional<Result> ours) {
        double operations = workload.operations();
        String speed =
                operations > 0
                        ? number(result.samplesPerSecond() * operations * 1e-9, 1)
                        : number(result.samplesPerSecond(), 0);
        return "%-18s %12s %12s %21s %8s %8s %8s   %s"
                .formatted(
                        result.peer().name(),
                        speed,
                        milliseconds(result.secondsOfUnit()),
                        milliseconds(result.fastest()) + "-" + milliseconds(result.slowest()),
                        ours.map(own -> number(own.timesAsFastAs(result), 2) + " x").orElse("-"),
                        result.memory().map(memory -> megabytes(memory.resident())).orElse("-"),
                        result.memory().map(memory -> megabytes(memory.peak())).orElse("-"),
                        result.version());
    }

    /** Why a peer has no line. */
    static String skipped(Peer peer, String reason) {
        return "%-18s skipped: %s".formatted(peer.name(), reason);
    }

    private static Optional<String> verdict(Result ours, Match.Outcome outcome) {
        return outcome.results().stream()
                .filter(result -> !result.peer().own())
                .max(Comparator.comparingDouble(Result::samplesPerSecond))
                .map(fastest ->
                        "=> %s is %s times as fast as the fastest peer, %s"
                                .formatted(
                                        ours.peer().name(),
                                        number(ours.timesAsFastAs(fastest), 2),
                                        fastest.peer().name()));
    }

    private static Optional<Result> of(Peer peer, Match.Outcome outcome) {
        return outcome.results().stream().filter(result -> result.peer().equals(peer)).findFirst();
    }

    /** With digits enough to tell two peers apart. */
    static String milliseconds(double seconds) {
        double ms = seconds * 1e3;
        return number(ms, ms < 1 ? 4 : ms < 10 ? 3 : ms < 100 ? 2 : 1);
    }

    private static String megabytes(long kilobytes) {
        return number(kilobytes / KILOBYTES_OF_MEGABYTE, 0);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
