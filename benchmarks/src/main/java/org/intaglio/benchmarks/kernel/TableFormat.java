/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

import java.io.PrintStream;
import java.util.Collection;

/** Prints a line as soon as a kernel has been measured, where JMH prints one for each iteration. */
final class TableFormat implements OutputFormat {
    private final PrintStream out;
    private final Limits limits;

    TableFormat(PrintStream out, Limits limits) {
        this.out = out;
        this.limits = limits;
    }

    @Override
    public void startRun() {
        out.println(KernelLine.TITLE);
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        // Null if the benchmark failed; the runner throws then.
        if (result != null) {
            out.println(KernelLine.of(result, limits));
        }
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult d) {}

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void print(String text) {}

    @Override
    public void println(String text) {}

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b) {}
}
