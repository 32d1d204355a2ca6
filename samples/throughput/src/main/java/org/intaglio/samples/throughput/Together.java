/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs a loop on several threads at once, since cores share their clock and their memory. */
final class Together {
    private static final long WARM_UP_NANOS = 300_000_000;
    private static final long ROUND_NANOS = 100_000_000;
    private static final int ROUNDS = 5;

    /** A piece of work that takes far less than a round. */
    interface Loop {
        /** Does the piece and says how many units of work it was. */
        long run();
    }

    private Together() {}

    /**
     * Units a second of all threads together, in the best of a few rounds: for a limit, what
     * disturbs the machine does not count.
     *
     * @param loops called once by each thread, so that its memory is near it
     */
    static double best(int threads, Supplier<Loop> loops) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(threads);
        double[] sums = new double[ROUNDS];
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<double[]>> rates = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                rates.add(executor.submit(() -> rates(loops.get(), start)));
            }
            for (Future<double[]> rate : rates) {
                double[] ofThread = rate.get();
                Arrays.setAll(sums, round -> sums[round] + ofThread[round]);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a loop failed", e.getCause());
        }
        return Arrays.stream(sums).max().orElseThrow();
    }

    private static double[] rates(Loop loop, CyclicBarrier start)
            throws InterruptedException, BrokenBarrierException {
        rate(loop, WARM_UP_NANOS);
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            start.await();
            rates[round] = rate(loop, ROUND_NANOS);
        }
        return rates;
    }

    private static double rate(Loop loop, long nanos) {
        long units = 0;
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < nanos) {
            units += loop.run();
            now = System.nanoTime();
        }
        return units * 1e9 / (now - begin);
    }
}
