/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.intaglio.benchmarks.UsageException;
import org.intaglio.samples.throughput.Effort;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The command line of the scaling study.
 *
 * @param axes what shall grow
 * @param effort how long to measure a point
 * @param help whether the user only wants to know the options
 */
record ScalingOptions(List<Axis> axes, Effort effort, boolean help) {
    static final String USAGE =
            """
            Arguments of scaling: what grows (%s; all unless given), and
              --seconds S    seconds to measure training at a point, and prediction (3 unless given)
              --warm-up S    seconds before either, for HotSpot to compile (4 unless given); up to four
                             times as many while training steps still allocate
              --help         this text\
            """
                    .formatted(Axis.ids());

    /**
     * Reads a command line.
     *
     * @throws UsageException if it makes no sense
     */
    static ScalingOptions parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Set<Axis> axes = new LinkedHashSet<>();
        double seconds = 3;
        double warmUp = 4;
        boolean help = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--seconds" -> seconds = seconds(argument, rest.poll(), 0.01);
                case "--warm-up" -> warmUp = seconds(argument, rest.poll(), 0);
                default -> axes.add(axis(argument));
            }
        }
        return new ScalingOptions(
                axes.isEmpty() ? List.of(Axis.values()) : List.copyOf(axes),
                new Effort(warmUp, seconds, Scaling.ROUNDS),
                help);
    }

    private static Axis axis(String argument) {
        return Axis.named(argument)
                .orElseThrow(() ->
                        new UsageException(
                                "scaling does not know '%s', only %s and options; see --help"
                                        .formatted(argument, Axis.ids())));
    }

    private static double seconds(String option, String value, double least) {
        if (value == null) {
            throw new UsageException(option + " wants seconds after it");
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= 600) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException(
                "%s wants seconds, from %s to 600, not '%s'"
                        .formatted(option, least == 0 ? "0" : String.valueOf(least), value));
    }
}
