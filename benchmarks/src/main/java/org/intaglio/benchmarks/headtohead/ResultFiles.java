/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was measured, for other programs: every round in {@code head-to-head.csv}, the figures of
 * the tables in {@code head-to-head.json}. Written anew after every match, so that a run that is
 * broken off leaves what it has.
 */
final class ResultFiles {
    private final Path folder;
    private final List<String> rows = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();

    ResultFiles(Path folder) {
        this.folder = folder;
        rows.add("workload,threads,peer,version,round,count,seconds,samples");
    }

    /** Adds a match and writes the files. */
    void add(Workload workload, int threads, Match.Outcome outcome) throws IOException {
        for (Result result : outcome.results()) {
            int number = 0;
            for (Result.Round round : result.rounds()) {
                number++;
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%d,%s,%s,%d,%d,%.9f,%d",
                                workload.name(),
                                threads,
                                result.peer().name(),
                                quotedForCsv(result.version()),
                                number,
                                round.count(),
                                round.seconds(),
                                round.samples()));
            }
            objects.add(object(workload, threads, result));
        }
        outcome.failures()
                .forEach((peer, reason) ->
                        objects.add(
                                "  {%s, \"skipped\": %s}"
                                        .formatted(
                                                head(workload, threads, peer),
                                                quotedForJson(reason))));
        Files.createDirectories(folder);
        Files.writeString(csv(), String.join("\n", rows) + "\n");
        Files.writeString(json(), "[\n" + String.join(",\n", objects) + "\n]\n");
    }

    /** Where the rounds are. */
    Path csv() {
        return folder.resolve("head-to-head.csv");
    }

    /** Where the figures are. */
    Path json() {
        return folder.resolve("head-to-head.json");
    }

    private static String object(Workload workload, int threads, Result result) {
        Optional<Memory> memory = result.memory();
        return String.format(
                Locale.ROOT,
                "  {%s, \"version\": %s, \"rounds\": %d, \"samplesPerSecond\": %.6g,"
                        + " \"milliseconds\": %.6g, \"fastest\": %.6g, \"slowest\": %.6g,"
                        + " \"residentKilobytes\": %s, \"peakKilobytes\": %s}",
                head(workload, threads, result.peer()),
                quotedForJson(result.version()),
                result.rounds().size(),
                result.samplesPerSecond(),
                result.secondsOfUnit() * 1e3,
                result.fastest() * 1e3,
                result.slowest() * 1e3,
                memory.map(m -> Long.toString(m.resident())).orElse("null"),
                memory.map(m -> Long.toString(m.peak())).orElse("null"));
    }

    private static String head(Workload workload, int threads, Peer peer) {
        return "\"workload\": \"%s\", \"threads\": %d, \"peer\": \"%s\""
                .formatted(workload.name(), threads, peer.name());
    }

    static String quotedForCsv(String text) {
        return text.matches("[^\",\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static String quotedForJson(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
