/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.benchmarks.ChildJvm;
import org.intaglio.samples.throughput.Peak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one thread could do at most, measured in JVMs of its own: they have the options of those
 * that measure the kernels, which this one may not have.
 */
final class Limits {
    private final List<String> jvmArguments;
    private final Map<Long, Double> copies = new TreeMap<>();
    private double gigaflops;

    Limits(List<String> jvmArguments) {
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    /** 10⁹ floating-point operations a second in registers. */
    double gigaflops() {
        if (gigaflops == 0) {
            gigaflops = measure("flop");
        }
        return gigaflops;
    }

    /** 10⁹ bytes read and written a second by a copy of about as many bytes. */
    double gigabytes(double bytes) {
        long size = rounded(bytes);
        return copies.computeIfAbsent(size, s -> measure(s.toString()));
    }

    /** The power of two that is nearest on a logarithmic scale, so that few sizes are measured. */
    static long rounded(double bytes) {
        return 1L << Math.max(6, Math.round(Math.log(bytes) / Math.log(2)));
    }

    private double measure(String what) {
        try {
            return Double.parseDouble(ChildJvm.run(jvmArguments, Measurement.class, what).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring the peak", e);
        }
    }

    /** The main class of such a JVM. */
    static final class Measurement {
        private Measurement() {}

        /** Takes {@code flop} or a number of bytes to copy; prints 10⁹ of them a second. */
        public static void main(String... arguments) throws InterruptedException {
            System.out.println(
                    arguments[0].equals("flop")
                            ? Peak.compute(1)
                            : Peak.copy(1, Long.parseLong(arguments[0])));
        }
    }
}
