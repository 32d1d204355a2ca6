/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.UsageException;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The command line of the head-to-head.
 *
 * @param workloads what to do
 * @param peers who takes part
 * @param threads numbers of threads, one after the other
 * @param rounds how many rounds count
 * @param warmUp seconds a peer works before they do
 * @param longest seconds that a round may take; slow peers get shorter ones
 * @param patience seconds to wait for an answer
 * @param python the interpreter
 * @param help whether the user only wants to know the options
 */
record Options(
        List<Workload> workloads,
        List<Peer> peers,
        List<Integer> threads,
        int rounds,
        double warmUp,
        double longest,
        int patience,
        String python,
        boolean help) {
    static final String USAGE =
            """
            Arguments of head-to-head (--name VALUE or --name=VALUE; lists are separated by commas):
              --workloads LIST  of %s;
                                gemm-256* stands for all that begin like this (training unless given)
              --peers LIST      of %s (all unless given)
              --threads LIST    numbers of threads, one after the other (as many as there are processors unless given)
              --rounds N        rounds that count (7 unless given)
              --warm-up S       seconds that a peer works before they do (10 unless given)
              --longest S       seconds that a round may take; slow peers get fewer steps (4 unless given)
              --patience S      seconds after which a silent peer is left out (300 unless given)
              --python PATH     the interpreter of the peers in Python (python3 unless given)
              --help            this text\
            """;

    private static final Pattern LISTS = Pattern.compile(",");

    /** The help. */
    static String usage() {
        return USAGE.formatted(
                String.join(", ", Workload.names()),
                String.join(", ", Peer.all().stream().map(Peer::name).toList()));
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it makes no sense
     */
    static Options parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        List<String> workloads = List.of("training");
        List<Peer> peers = Peer.all();
        List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());
        int rounds = 7;
        double warmUp = 10;
        double longest = 4;
        int patience = 300;
        String python = "python3";
        boolean help = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            int equals = argument.indexOf('=');
            if (equals > 0) {
                rest.push(argument.substring(equals + 1));
                argument = argument.substring(0, equals);
            }
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--workloads" -> workloads = list(argument, rest);
                case "--peers" -> peers = Peer.named(list(argument, rest));
                case "--threads" ->
                        threads =
                                list(argument, rest).stream()
                                        .map(number -> whole("--threads", number, 1, 1024))
                                        .toList();
                case "--rounds" -> rounds = whole(argument, value(argument, rest), 1, 1000);
                case "--warm-up" -> warmUp = seconds(argument, rest, 0);
                case "--longest" -> longest = seconds(argument, rest, 0.001);
                case "--patience" -> patience = whole(argument, value(argument, rest), 1, 36000);
                case "--python" -> python = value(argument, rest);
                default ->
                        throw new UsageException("head-to-head does not know '" + argument + "'");
            }
        }
        return new Options(
                Workload.named(workloads),
                peers,
                threads,
                rounds,
                warmUp,
                longest,
                patience,
                python,
                help);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new UsageException(option + " wants a value after it");
        }
        return value;
    }

    private static List<String> list(String option, Deque<String> rest) {
        List<String> values =
                LISTS.splitAsStream(value(option, rest))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        if (values.isEmpty()) {
            throw new UsageException(option + " wants a list separated by commas");
        }
        return values;
    }

    private static int whole(String option, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException(
                "%s wants a whole number from %d to %d, not '%s'"
                        .formatted(option, least, most, value));
    }

    private static double seconds(String option, Deque<String> rest, double least) {
        String value = value(option, rest);
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= 3600) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException(option + " wants seconds, up to 3600, not '" + value + "'");
    }
}
