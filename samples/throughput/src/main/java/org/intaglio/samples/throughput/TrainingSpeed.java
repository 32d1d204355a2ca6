/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;

import java.util.Arrays;

/**
 * How fast a network trains: with {@code fit} as users call it, Adam and accuracy, on random
 * samples that are shuffled and copied into batches as others are.
 *
 * @param batch samples of a step
 * @param stepSeconds the median over the rounds of the seconds of a step
 * @param spread the slowest round less the fastest, as a share of the median
 * @param bytesPerStep the median over the rounds of the bytes that all threads allocated in a step
 * @param stepOperations floating-point operations of a step; see {@link StepCost}
 */
public record TrainingSpeed(
        int batch, double stepSeconds, double spread, double bytesPerStep, long stepOperations) {
    /** Enough that a data set does not fit into the second-level cache, as real ones do not. */
    private static final int SAMPLES = 4096;

    /** Measures the training of a model. */
    public static TrainingSpeed measure(Model model, int batch, int threads, Effort effort) {
        RandomSamples samples = RandomSamples.of(model.architecture(), SAMPLES, 1);
        Rounds rounds = new Rounds(effort);
        model.fit(
                samples.x(),
                samples.y(),
                Training.with(Adam.create())
                        .batchSize(batch)
                        .stepsPerEpoch(Integer.MAX_VALUE)
                        .metrics(ACCURACY)
                        .threads(threads)
                        .verbose(0)
                        .callbacks(rounds));
        double median = Median.of(rounds.seconds);
        double slowest = Arrays.stream(rounds.seconds).max().orElseThrow();
        double fastest = Arrays.stream(rounds.seconds).min().orElseThrow();
        return new TrainingSpeed(
                batch,
                median,
                (slowest - fastest) / median,
                Median.of(rounds.bytes),
                batch * StepCost.step(model.architecture()));
    }

    /** Samples a second. */
    public double samplesPerSecond() {
        return batch / stepSeconds;
    }

    /** 10⁹ floating-point operations a second. */
    public double gigaflops() {
        return stepOperations / stepSeconds * 1e-9;
    }

    /** Divides one endless epoch into rounds, and ends it. Allocates nothing on the way. */
    private static final class Rounds implements Callback {
        /** For networks whose steps take longer than the warm-up. */
        private static final int LEAST_WARM_UP_STEPS = 3;

        /** What a step allocates that HotSpot has compiled, with some tolerance. */
        private static final long WARM_BYTES = 1024;

        private static final int MOST_WARM_UPS = 4;

        private final Effort effort;
        private final double[] seconds;
        private final double[] bytes;
        private final long start = System.nanoTime();
        private int round = -1;
        private Allocations allocations;
        private long lastBytes;
        private long roundStart;
        private long roundBytes;
        private long firstStep;

        Rounds(Effort effort) {
            this.effort = effort;
            this.seconds = new double[effort.rounds()];
            this.bytes = new double[effort.rounds()];
        }

        @Override
        public void batchEnd(Context context) {
            long now = System.nanoTime();
            if (round < 0) {
                if (isWarm(now - start, context.batch())) {
                    begin(context);
                }
            } else if (now - roundStart >= effort.roundNanos()) {
                double steps = context.batch() - firstStep;
                seconds[round] = (now - roundStart) * 1e-9 / steps;
                bytes[round] = (allocations.bytes() - roundBytes) / steps;
                if (round + 1 == effort.rounds()) {
                    context.stop();
                } else {
                    begin(context);
                }
            }
        }

        /**
         * Vectors are objects until the second compiler has seen all kernels, so a step that still
         * allocates is not warm. It may take up to four times the warm-up; after that, what
         * allocates does so for good.
         */
        private boolean isWarm(long nanos, long steps) {
            if (allocations == null) {
                // Not before the first step: now the threads that train are there.
                allocations = new Allocations();
            }
            long total = allocations.bytes();
            long ofStep = total - lastBytes;
            lastBytes = total;
            return nanos >= effort.warmUpNanos()
                    && steps >= LEAST_WARM_UP_STEPS
                    && (ofStep <= WARM_BYTES || nanos >= MOST_WARM_UPS * effort.warmUpNanos());
        }

        private void begin(Context context) {
            round++;
            firstStep = context.batch();
            roundBytes = allocations.bytes();
            roundStart = System.nanoTime();
        }
    }
}
