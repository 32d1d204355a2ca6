/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import org.intaglio.runtime.Model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How fast a network predicts.
 *
 * @param oneSampleSeconds the median time of {@code predict} of one sample, by one thread
 * @param manySeconds the median time of {@code predict} of {@link #MANY} samples in one call, by as
 *     many threads as there are processors
 */
public record PredictionSpeed(double oneSampleSeconds, double manySeconds) {
    /** How many samples "many" are. */
    public static final int MANY = 10_000;

    /** Measures the predictions of a model. */
    public static PredictionSpeed measure(Model model, Effort effort) {
        float[][] x = RandomSamples.of(model.architecture(), MANY, 1).x();
        int[] next = {0};
        double one =
                median(
                        effort,
                        () -> {
                            next[0] = (next[0] + 1) % MANY;
                            return model.predict(x[next[0]]).length;
                        });
        return new PredictionSpeed(one, seconds(model, x, effort));
    }

    /** The median time in seconds of {@code predict} of these samples in one call. */
    public static double seconds(Model model, float[][] x, Effort effort) {
        return median(effort, () -> model.predict(x).length);
    }

    private interface Prediction {
        int run();
    }

    /** Each call timed: a median of calls is not moved by the few that wait for another program. */
    private static double median(Effort effort, Prediction prediction) {
        long begin = System.nanoTime();
        int predicted = 0;
        do {
            predicted += prediction.run();
        } while (System.nanoTime() - begin < effort.warmUpNanos());

        List<Double> rounds = new ArrayList<>();
        long[] times = new long[1 << 20];
        for (int round = 0; round < effort.rounds(); round++) {
            int calls = 0;
            long start = System.nanoTime();
            long now = start;
            do {
                long before = now;
                predicted += prediction.run();
                now = System.nanoTime();
                times[calls++] = now - before;
            } while (now - start < effort.roundNanos() && calls < times.length);
            rounds.add(
                    Median.of(Arrays.stream(times, 0, calls).mapToDouble(n -> n * 1e-9).toArray()));
        }
        if (predicted == 0) {
            throw new IllegalStateException("predictions have no values");
        }
        return Median.of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
