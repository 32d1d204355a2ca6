/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.Optional;

/** What a peer says. */
sealed interface Answer {
    /** How a line begins that is an answer; others are what a library prints. */
    String PREFIX = "peer: ";

    /**
     * The peer waits for commands.
     *
     * @param name library and version
     */
    record Ready(String name) implements Answer {}

    /**
     * A round is done.
     *
     * @param seconds how long it took
     * @param samples samples or products in it
     */
    record Ran(double seconds, long samples) implements Answer {}

    /**
     * The peer cannot go on.
     *
     * @param reason one line
     */
    record Failed(String reason) implements Answer {}

    /** Reads a line; nothing if it is no answer. An answer that makes no sense is a failure. */
    static Optional<Answer> parse(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String answer = line.substring(PREFIX.length()).strip();
        int space = answer.indexOf(' ');
        String word = space < 0 ? answer : answer.substring(0, space);
        String rest = space < 0 ? "" : answer.substring(space).strip();
        return Optional.of(
                switch (word) {
                    case "ready" -> new Ready(rest);
                    case "failed" -> new Failed(rest.isEmpty() ? "it does not say why" : rest);
                    case "ran" -> ran(rest);
                    default -> nonsense(answer);
                });
    }

    private static Answer ran(String rest) {
        int space = rest.indexOf(' ');
        try {
            if (space > 0) {
                double seconds = Double.parseDouble(rest.substring(0, space));
                long samples = Long.parseLong(rest.substring(space).strip());
                if (seconds > 0 && seconds < Double.POSITIVE_INFINITY && samples > 0) {
                    return new Ran(seconds, samples);
                }
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers without sense.
        }
        return nonsense(("ran " + rest).strip());
    }

    private static Failed nonsense(String answer) {
        return new Failed("it answered '" + answer + "'");
    }
}
