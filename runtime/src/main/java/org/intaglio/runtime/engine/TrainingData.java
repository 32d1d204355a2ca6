/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Training;

import java.util.Optional;

/**
 * The data of a training: what to train on, what to measure with.
 *
 * @param source the batches
 * @param validation what to measure with; null for nothing
 * @param batchSize samples of a step
 * @param steps steps of an epoch, or {@link Progress#UNKNOWN}
 */
record TrainingData(BatchSource source, Dataset validation, int batchSize, long steps) {
    /**
     * Splits and weights a data set as a training says, after a first look at all of its targets
     * and indices and at the validation data.
     *
     * @throws IllegalArgumentException if the data set cannot be split or weighted so, or a target
     *     or the validation data do not fit the network
     */
    static TrainingData of(Network network, Dataset dataset, Training training) {
        RowFinish finish = new RowFinish(network.architecture(), training);
        FirstLook look = new FirstLook(network.architecture(), training.terminateOnNaN());
        Dataset validation = training.validationData().map(EndlessNotice::around).orElse(null);
        if (validation != null) {
            look.atValidation(validation);
        }
        if (!(weighted(dataset, training.sampleWeights()) instanceof RandomAccessDataset all)) {
            refuseSplit(training);
            BatchSource source =
                    new StreamSource(
                            training.stepsPerEpoch().isPresent()
                                    ? dataset
                                    : EndlessNotice.around(dataset),
                            finish,
                            training.terminateOnNaN());
            return data(source, dataset.size(), training.batchSize(), training, validation);
        }
        if (all.count() == 0) {
            throw new IllegalArgumentException("there are no samples to train on");
        }
        look.atAll(all);
        RandomAccessDataset samples = all;
        if (training.validationSplit() > 0) {
            int split = splitAt(all.count(), training.validationSplit());
            samples = all.slice(0, split);
            validation = new LastSamples(all, split);
        }
        BatchSource source =
                new RandomAccessSource(
                        samples,
                        finish,
                        training.shuffle(),
                        training.seed().orElse(network.seed()),
                        training.terminateOnNaN());
        // A batch larger than the data would only be empty room.
        int batchSize = Math.min(training.batchSize(), samples.count());
        return data(source, samples.count(), batchSize, training, validation);
    }

    private static TrainingData data(
            BatchSource source, long size, int batchSize, Training training, Dataset validation) {
        long steps =
                size == Dataset.UNKNOWN ? Progress.UNKNOWN : (size + batchSize - 1) / batchSize;
        return new TrainingData(
                source,
                validation,
                batchSize,
                training.stepsPerEpoch().isPresent() ? training.stepsPerEpoch().getAsInt() : steps);
    }

    /**
     * Where validation begins: behind {@code count · (1 - fraction)} samples, rounded down. In
     * binary, 1 - 0.9 is a little less than 0.1, and 100 times that a little less than 10; what
     * differs from a whole number by no more than such a rounding is that number.
     */
    static int splitAt(int count, double fraction) {
        double exact = count * (1 - fraction);
        double nearest = Math.rint(exact);
        boolean rounded = Math.abs(exact - nearest) <= 4 * Math.ulp(1.0) * count;
        int split = (int) (rounded ? nearest : Math.floor(exact));
        if (split == 0 || split == count) {
            throw new IllegalArgumentException(
                    "validationSplit %s of %d samples leaves none to %s"
                            .formatted(fraction, count, split == 0 ? "train on" : "validate with"));
        }
        return split;
    }

    private static void refuseSplit(Training training) {
        if (training.validationSplit() > 0) {
            throw new IllegalArgumentException(
                    "validationSplit needs samples that can be read in any order; this data set is"
                            + " a stream: use validationData instead");
        }
    }

    private static Dataset weighted(Dataset dataset, Optional<float[]> weights) {
        if (weights.isEmpty()) {
            return dataset;
        }
        if (!(dataset instanceof RandomAccessDataset samples)) {
            throw new IllegalArgumentException(
                    "sampleWeights need samples that can be read in any order; this data set is a"
                            + " stream: let it set the weights itself");
        }
        float[] factors = weights.get();
        if (factors.length != samples.count()) {
            throw new IllegalArgumentException(
                    "there are %d sample weights for %d samples"
                            .formatted(factors.length, samples.count()));
        }
        return new WeightedDataset(samples, factors);
    }
}
