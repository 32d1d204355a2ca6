/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

/**
 * The most that this machine computes and copies, measured and not taken from a data sheet: clocks
 * change with the load, and vectors are as wide as the JVM makes them.
 *
 * @param threads how many threads shared the work
 * @param bits the width of a vector
 * @param gigaflops 10⁹ floating-point operations a second in registers, of all threads together
 * @param gigabytes 10⁹ bytes read and written a second when copying memory, of all threads together
 */
public record Peak(int threads, int bits, double gigaflops, double gigabytes) {
    /** Beyond the caches: each thread copies 64 MiB. */
    private static final long MEMORY = 128L << 20;

    /** Measures for a few seconds. */
    public static Peak measure(int threads) throws InterruptedException {
        return new Peak(
                threads,
                FmaLoop.SPECIES.vectorBitSize(),
                compute(threads),
                copy(threads, threads * MEMORY));
    }

    /** 10⁹ floating-point operations a second in registers, of all threads together. */
    public static double compute(int threads) throws InterruptedException {
        return Together.best(threads, FmaLoop::new) * 1e-9;
    }

    /**
     * 10⁹ bytes read and written a second by threads that share copying within this many bytes:
     * half of them are the source. What fits into a cache is copied several times as fast as memory
     * is, so a kernel is to be compared with a copy of its own size.
     */
    public static double copy(int threads, long bytes) throws InterruptedException {
        int floats = Math.toIntExact(Math.max(1, bytes / threads / 2 / Float.BYTES));
        return Math.max(
                        Together.best(threads, () -> new CopyLoop(floats, true)),
                        Together.best(threads, () -> new CopyLoop(floats, false)))
                * 1e-9;
    }
}
