/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.throughput.Effort;
import org.intaglio.samples.throughput.PredictionSpeed;
import org.intaglio.samples.throughput.RandomSamples;
import org.intaglio.samples.throughput.TrainingSpeed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * What is measured at once.
 *
 * @param width units of a hidden layer
 * @param depth hidden layers
 * @param batch samples of a step and of a call of predict
 * @param threads threads that train
 */
record Point(int width, int depth, int batch, int threads) {
    private static final int HEAP_READINGS = 5;

    /** Compiles the network, trains it and predicts with it, in this JVM. */
    Cost measure(Effort effort) throws IOException {
        NetworkCompilation compilation = NetworkCompilation.of(new DenseNetwork(width, depth));
        Model model = compilation.create(Device.auto(), 1);
        TrainingSpeed training = TrainingSpeed.measure(model, batch, threads, effort);
        float[][] x = RandomSamples.of(model.architecture(), batch, 1).x();
        double prediction = PredictionSpeed.seconds(model, x, effort);
        return new Cost(
                training.stepSeconds() / batch,
                prediction / batch,
                training.gigaflops(),
                heapOfTraining(compilation),
                PeakMemory.ofThisProcess(),
                compilation.seconds(),
                compilation.bytes());
    }

    /**
     * What is alive between two steps: weights, optimizer, activations, the batch itself.
     *
     * <p>A difference of two readings of the heap also holds what others let go meanwhile: javac,
     * which has just run in this JVM, keeps megabytes behind soft references, and these fall when
     * they come of age. That happens once; so the median of several differences is free of it.
     */
    private long heapOfTraining(NetworkCompilation compilation) {
        long[] readings = new long[HEAP_READINGS];
        for (int i = 0; i < readings.length; i++) {
            readings[i] = heapOfOneTraining(compilation);
        }
        Arrays.sort(readings);
        return readings[HEAP_READINGS / 2];
    }

    private long heapOfOneTraining(NetworkCompilation compilation) {
        long before = liveBytes();
        Model model = compilation.create(Device.auto(), 1);
        var training = Training.with(Adam.create()).batchSize(batch).threads(threads);
        try (Trainer trainer = model.trainer(training)) {
            Batch samples = trainer.newBatch();
            try {
                samples.size(batch);
                Arrays.fill(samples.input(0), 0.5f);
                trainer.trainOnBatch(samples);
                return liveBytes() - before;
            } finally {
                // A user keeps the batch from step to step, so it counts.
                Reference.reachabilityFence(samples);
            }
        }
    }

    private static long liveBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        // Twice: what the first collection finds with finalizers and cleaners, the second frees.
        for (int i = 0; i < 2; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
