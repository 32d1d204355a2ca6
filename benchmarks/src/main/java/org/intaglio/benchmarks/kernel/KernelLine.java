/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param kernel family and name: {@code Matrix.dense}
 * @param shape the shape
 * @param kernels {@code vector} or {@code scalar}
 * @param callsPerSecond calls a second
 * @param rate 10⁹ operations or bytes a second
 * @param bytes whether it is bytes
 * @param limit the same of what the machine could do at most
 */
record KernelLine(
        String kernel,
        String shape,
        String kernels,
        double callsPerSecond,
        double rate,
        boolean bytes,
        double limit) {
    static final String TITLE =
            "kernel                                shape                kernels     µs/call"
                    + "            rate     limit   of limit";

    /** What JMH measured, beside the limit. */
    static KernelLine of(BenchmarkResult result, Limits limits) {
        double calls = result.getPrimaryResult().getScore();
        double flop = score(result, "flop");
        double bytes = score(result, "bytes");
        return new KernelLine(
                name(result.getParams().getBenchmark()),
                result.getParams().getParam("shape"),
                result.getParams().getParam("kernels"),
                calls,
                1e-9 * (flop > 0 ? flop : bytes),
                flop == 0,
                flop > 0 ? limits.gigaflops() : limits.gigabytes(bytes / calls));
    }

    private static double score(BenchmarkResult result, String counter) {
        Result<?> found = result.getSecondaryResults().get(counter);
        if (found == null) {
            throw new IllegalStateException(
                    "JMH reports no '%s', only %s"
                            .formatted(counter, result.getSecondaryResults().keySet()));
        }
        return found.getScore();
    }

    /** {@code Matrix.dense} of {@code org.intaglio.benchmarks.kernel.MatrixBenchmark.dense}. */
    static String name(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        int type = benchmark.lastIndexOf('.', method - 1);
        return benchmark.substring(type + 1, method).replaceFirst("Benchmark$", "")
                + benchmark.substring(method);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-37s %-20s %-7s %,11.2f %7.1f %s %9.1f %8.1f %%",
                kernel,
                shape,
                kernels,
                1e6 / callsPerSecond,
                rate,
                bytes ? "GB/s   " : "GFLOP/s",
                limit,
                100 * rate / limit);
    }
}
