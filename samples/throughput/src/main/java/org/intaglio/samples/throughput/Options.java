/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The command line.
 *
 * @param workloads what to measure
 * @param threads how many threads train
 * @param effort how long to measure each workload
 * @param help whether the user only wants to know the options
 */
record Options(List<Workload> workloads, int threads, Effort effort, boolean help) {
    static final String USAGE =
            """
            Options of throughput: names of workloads (%s; all unless given), and
              --threads N    how many threads train (as many as there are processors unless given)
              --seconds S    seconds to measure each workload (6 unless given)
              --warm-up S    seconds before that, for HotSpot to compile (8 unless given);
                             up to four times as many while steps still allocate
              --rounds N     into how many rounds the seconds are divided (5 unless given)
              --help         this text\
            """
                    .formatted(Workload.ids());

    /** What was wrong with a command line. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it makes no sense
     */
    static Options parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Set<Workload> workloads = new LinkedHashSet<>();
        int threads = Runtime.getRuntime().availableProcessors();
        double seconds = 6;
        double warmUp = 8;
        int rounds = 5;
        boolean help = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--threads" -> threads = whole(argument, rest.poll(), 1024);
                case "--rounds" -> rounds = whole(argument, rest.poll(), 1000);
                case "--seconds" -> seconds = seconds(argument, rest.poll(), 1e-3);
                case "--warm-up" -> warmUp = seconds(argument, rest.poll(), 0);
                default -> workloads.add(workload(argument));
            }
        }
        return new Options(
                workloads.isEmpty() ? List.of(Workload.values()) : List.copyOf(workloads),
                threads,
                new Effort(warmUp, seconds, rounds),
                help);
    }

    private static Workload workload(String argument) {
        if (argument.startsWith("-")) {
            throw new UsageException("throughput does not know the option " + argument);
        }
        return Workload.of(argument)
                .orElseThrow(() ->
                        new UsageException(
                                "there is no workload '%s'; there are %s"
                                        .formatted(argument, Workload.ids())));
    }

    private static int whole(String option, String value, int most) {
        try {
            int number = Integer.parseInt(given(option, value));
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException(
                "%s wants a whole number from 1 to %d, not '%s'".formatted(option, most, value));
    }

    private static double seconds(String option, String value, double least) {
        try {
            double number = Double.parseDouble(given(option, value));
            if (number >= least && number <= 3600) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException(
                "%s wants seconds, from %s to 3600, not '%s'"
                        .formatted(option, least == 0 ? "0" : String.valueOf(least), value));
    }

    private static String given(String option, String value) {
        if (value == null) {
            throw new UsageException(option + " wants a number after it");
        }
        return value;
    }
}
