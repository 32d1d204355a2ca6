/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.benchmarks.UsageException;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures kernels one by one, and prints a table with the share of what the machine can do. */
public final class KernelBenchmarks {
    private static final int ITERATIONS = 5;

    private KernelBenchmarks() {}

    /**
     * Takes regular expressions for benchmarks and the options that {@code --help} lists.
     *
     * @throws UsageException if an argument makes no sense
     */
    public static void run(String... arguments) throws RunnerException, IOException {
        KernelOptions options = KernelOptions.parse(arguments);
        if (options.help()) {
            System.out.println(KernelOptions.USAGE);
            return;
        }
        Path output = Path.of(System.getProperty("intaglio.benchmark.out", "target"));
        Files.createDirectories(output);
        Path results = output.resolve("kernels.json");
        Limits limits = new Limits(options.jvmArguments());
        try {
            new Runner(jmh(options, results).build(), new TableFormat(System.out, limits)).run();
        } catch (NoBenchmarksException e) {
            throw new UsageException("no kernel is called like " + options.patterns());
        }
        System.out.println("\nEverything that JMH measured: " + results);
    }

    private static ChainedOptionsBuilder jmh(KernelOptions options, Path results) {
        TimeValue iteration = TimeValue.microseconds((long) (1e6 * options.seconds() / ITERATIONS));
        ChainedOptionsBuilder builder =
                new OptionsBuilder()
                        .jvmArgs(options.jvmArguments().toArray(String[]::new))
                        .warmupIterations(ITERATIONS)
                        .warmupTime(iteration)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(iteration)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.toString());
        for (String pattern : options.patterns()) {
            // The names as they are printed: without package and "Benchmark".
            builder.include(pattern.replaceFirst("^([A-Z]\\w*)\\.", "$1Benchmark."));
        }
        if (!options.kernels().isEmpty()) {
            builder.param("kernels", options.kernels().toArray(String[]::new));
        }
        if (!options.shapes().isEmpty()) {
            builder.param("shape", options.shapes().toArray(String[]::new));
        }
        return builder;
    }
}
