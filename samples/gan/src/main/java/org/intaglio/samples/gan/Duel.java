/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.gan;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.train.Adam;

import java.util.Arrays;
import java.util.Random;

/** The two networks, trained in turns. To be closed. */
final class Duel implements AutoCloseable {
    /**
     * The generator's loss is linear, {@code Σ y·t}, so that its derivative is the target: the
     * target is what the discriminator says of each pixel.
     */
    private static final LossFunction AS_TOLD =
            (size, y, yAt, target, targetAt, dY, dYAt) -> {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += y[yAt + i] * target[targetAt + i];
                    dY[dYAt + i] = target[targetAt + i];
                }
                return sum;
            };

    private final GeneratorModel generator;
    private final Trainer making;
    private final Trainer judging;
    private final Batch noise;
    private final Batch images;
    private final Random random;

    /** What a turn comes to: how easily the discriminator tells, and how badly it is deceived. */
    record Losses(double discriminator, double generator) {}

    Duel(int batchSize, int threads, long seed) {
        generator = GeneratorModel.create(seed);
        // A little momentum only: each trains against an opponent that changes.
        Training training = Training.with(Adam.create(0.0004).beta1(0.5)).threads(threads);
        making = generator.trainer(training.loss(AS_TOLD));
        judging = DiscriminatorModel.create(seed).trainer(training);
        noise = making.newBatch(batchSize);
        images = judging.newBatch(2 * batchSize);
        random = new Random(seed);
    }

    /**
     * A turn of each: the discriminator learns from real images and as many made ones, then the
     * generator from what the discriminator says of those.
     *
     * @param from the first of the real images
     */
    Losses turn(LabeledImages real, int from) {
        int n = Math.min(noise.capacity(), real.count() - from);
        float[] z = noise.input(0);
        for (int i = 0; i < n * Generator.NOISE; i++) {
            z[i] = (float) random.nextGaussian();
        }
        noise.size(n);
        float[] made =
                generator
                        .predict(
                                Tensor.of(
                                        Shape.of(n, Generator.NOISE),
                                        Arrays.copyOf(z, n * Generator.NOISE)))
                        .data();

        int size = made.length / n;
        float[] x = images.input(0);
        float[] isReal = images.target(0);
        for (int i = 0; i < n; i++) {
            System.arraycopy(real.image(from + i), 0, x, i * size, size);
            // Not quite 1: a discriminator that is sure of itself has nothing to tell.
            isReal[i] = 0.9f;
        }
        System.arraycopy(made, 0, x, n * size, n * size);
        Arrays.fill(isReal, n, 2 * n, 0);
        images.size(2 * n);
        double told = judging.trainOnBatch(images);

        // How would the made images have to change to pass for real ones? Nobody learns here.
        System.arraycopy(made, 0, x, 0, n * size);
        Arrays.fill(isReal, 0, n, 1);
        images.size(n);
        double deceived = judging.gradients(images, true);
        float[] slope = judging.inputGradient(0).data();
        // The slope is that of a mean over the images; the generator's loss is a mean, too.
        for (int i = 0; i < slope.length; i++) {
            noise.target(0)[i] = n * slope[i];
        }
        making.gradients(noise, true);
        making.applyGradients();
        return new Losses(told, deceived);
    }

    /** Images of noise, the same for the same noise. */
    float[][] make(float[][] noises) {
        return generator.predict(noises);
    }

    @Override
    public void close() {
        making.close();
        judging.close();
    }
}
