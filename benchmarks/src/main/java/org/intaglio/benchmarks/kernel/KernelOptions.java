/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.benchmarks.UsageException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The command line of the kernels' benchmarks.
 *
 * @param patterns regular expressions; a benchmark runs if one is found in its name
 * @param kernels which kernels, or none for all
 * @param shapes which shapes, or none for all
 * @param avx what to tell HotSpot of AVX
 * @param seconds how long to measure a kernel
 * @param help whether the user only wants to know the options
 */
record KernelOptions(
        List<String> patterns,
        List<String> kernels,
        List<String> shapes,
        Avx avx,
        double seconds,
        boolean help) {
    static final String USAGE =
            """
            Arguments of kernels: regular expressions for names such as Matrix.dense (all unless given), and
              --kernels vector|scalar  only these kernels (both unless given)
              --shape SHAPE            only this shape, one of those that the benchmark has or another
              --avx 3|2|default        what HotSpot is told by -XX:UseAVX (3 unless given)
              --seconds S              seconds to measure a kernel, and as many to warm up (2 unless given)
              --help                   this text\
            """;

    /** What HotSpot is told of AVX. */
    enum Avx {
        /** Vectors of 512 bits where the processor has them. */
        AVX3("3"),
        /** Vectors of 256 bits. */
        AVX2("2"),
        /** What HotSpot thinks best. */
        DEFAULT("default");

        private final String name;

        Avx(String name) {
            this.name = name;
        }

        static Avx of(String name) {
            return Arrays.stream(values())
                    .filter(avx -> avx.name.equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageException("--avx wants 3, 2 or default, not '" + name + "'"));
        }
    }

    /** Options of the JVMs that measure. Other processors than x86 do not know UseAVX. */
    List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--add-modules=jdk.incubator.vector");
        arguments.add("-XX:+IgnoreUnrecognizedVMOptions");
        if (avx != Avx.DEFAULT) {
            arguments.add("-XX:UseAVX=" + avx.name);
        }
        return arguments;
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it makes no sense
     */
    static KernelOptions parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        List<String> patterns = new ArrayList<>();
        List<String> kernels = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        Avx avx = Avx.AVX3;
        double seconds = 2;
        boolean help = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--kernels" -> kernels.add(kernels(given(argument, rest.poll())));
                case "--shape" -> shapes.add(given(argument, rest.poll()));
                case "--avx" -> avx = Avx.of(given(argument, rest.poll()));
                case "--seconds" -> seconds = seconds(given(argument, rest.poll()));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new UsageException("kernels does not know the option " + argument);
                    }
                    patterns.add(argument);
                }
            }
        }
        return new KernelOptions(patterns, kernels, shapes, avx, seconds, help);
    }

    private static String given(String option, String value) {
        if (value == null) {
            throw new UsageException(option + " wants a value after it");
        }
        return value;
    }

    private static String kernels(String value) {
        if (!value.equals("vector") && !value.equals("scalar")) {
            throw new UsageException("--kernels wants vector or scalar, not '" + value + "'");
        }
        return value;
    }

    private static double seconds(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0.01 && number <= 600) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers out of range.
        }
        throw new UsageException("--seconds wants seconds, from 0.01 to 600, not '" + value + "'");
    }
}
