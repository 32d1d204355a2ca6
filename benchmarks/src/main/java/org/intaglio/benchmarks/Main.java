/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks;

import org.intaglio.benchmarks.headtohead.HeadToHead;
import org.intaglio.benchmarks.kernel.KernelBenchmarks;
import org.intaglio.benchmarks.scaling.Scaling;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs the benchmark that the first argument names. */
public final class Main {
    /** A benchmark's main method; it throws {@link UsageException} for arguments without sense. */
    private interface Benchmark {
        void run(String... arguments) throws Exception;
    }

    private static final Map<String, Benchmark> BENCHMARKS =
            new TreeMap<>(
                    Map.of(
                            "head-to-head", HeadToHead::run,
                            "kernels", KernelBenchmarks::run,
                            "scaling", Scaling::run));

    private Main() {}

    /** Takes the name of a benchmark and the benchmark's own arguments. */
    public static void main(String... arguments) throws Exception {
        try {
            run(arguments);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static void run(String... arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            throw new UsageException(
                    "there is no benchmark '%s'; there are %s"
                            .formatted(name, String.join(", ", BENCHMARKS.keySet())));
        }
        benchmark.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
