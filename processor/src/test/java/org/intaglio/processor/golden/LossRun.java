/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A loss behind a network that answers what it is asked: the sum of its two inputs, of which the
 * second is 0. The losses of samples are put together here as Keras' reductions do.
 */
final class LossRun {
    private final GoldenLoss golden;
    private final CompiledNetwork network;
    private final int samples;
    private final int positions;
    private final float[] weights;

    private LossRun(
            GoldenLoss golden,
            CompiledNetwork network,
            int samples,
            int positions,
            float[] weights) {
        this.golden = golden;
        this.network = network;
        this.samples = samples;
        this.positions = positions;
        this.weights = weights;
    }

    /**
     * Translates and compiles.
     *
     * @throws InexpressibleException if language or runtime have no words for it
     */
    static LossRun compile(GoldenLoss golden) {
        GoldenTensor y = golden.tensor("y_pred");
        // Of one sample, whose positions they are, where Keras has one sum for all.
        int samples = golden.isOneRow() ? 1 : y.batch();
        List<Integer> shape =
                golden.isOneRow() ? y.shape() : y.shape().subList(1, y.shape().size());
        Annotation head = new Annotation("NeuralNetwork");
        LossTranslator.translate(golden.loss(), head, shape.size());
        head.with("inputGradients", true);
        boolean whole = head.toString().contains("DICE") || head.toString().contains("TVERSKY");
        int positions = whole ? 1 : y.data().length / samples / shape.getLast();
        String sizes =
                shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        NetworkSource source =
                ExampleNetworks.of(
                        "Net",
                        """
                        %s class Net {
                            @Input(%s) Layer x;
                            @Input(%s) Layer zero;
                            @Add(from = {"x", "zero"}) Layer o;
                        }
                        """
                                .formatted(head, sizes, sizes));
        float[] weights = weights(golden.weights(), samples);
        if (head.toString().contains("KL_DIVERGENCE")) {
            checkDistributions(golden.tensor("y_true").data());
        }
        return new LossRun(golden, CompiledNetwork.compile(source), samples, positions, weights);
    }

    private static void checkDistributions(float[] targets) {
        for (float target : targets) {
            if (target < 0) {
                throw new InexpressibleException(
                        "targets that are no distribution, which Keras clips, are refused");
            }
        }
    }

    private static float[] weights(GoldenTensor given, int samples) {
        float[] weights = new float[samples];
        if (given == null) {
            Arrays.fill(weights, 1);
            return weights;
        }
        if (given.data().length != samples) {
            throw new InexpressibleException("a weight for each position of a sample");
        }
        return given.data();
    }

    Comparison on(Device device) {
        Model model = network.create(device);
        Comparison comparison = new Comparison();
        float[] expected = golden.tensor("value").data();
        double weightSum = 0;
        for (float weight : weights) {
            weightSum += weight;
        }
        double factor =
                switch (golden.reduction()) {
                    case "sum_over_batch_size" -> 1;
                    case "sum", "none" -> samples * positions;
                    case "mean_with_sample_weight" -> samples / weightSum;
                    default -> throw new IllegalArgumentException(golden.reduction());
                };
        boolean none = golden.reduction().equals("none");
        double sum = 0;
        double magnitude = 0;
        for (float value : expected) {
            sum += value;
            magnitude += Math.abs(value);
        }
        Training training = Training.with(Sgd.create()).batchSize(samples);
        try (Trainer trainer = model.trainer(training)) {
            double found = trainer.gradients(batch(trainer, 0, samples), true) * factor;
            comparison.compare(Quantity.LOSS, "value", sum, found, magnitude);
            float[] gradient = trainer.inputGradient(0).data().clone();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) factor;
            }
            comparison.compare(
                    Quantity.INPUT_GRADIENT, "y", golden.tensor("gradient").data(), gradient, 0);
            for (int i = 0; none && i < samples; i++) {
                double one = trainer.gradients(batch(trainer, i, 1), true);
                double magnitudeOfOne = Math.max(Math.abs(expected[i]), magnitude / 100);
                comparison.compare(Quantity.LOSS, "sample " + i, expected[i], one, magnitudeOfOne);
            }
        }
        return comparison;
    }

    private Batch batch(Trainer trainer, int first, int count) {
        Batch batch = trainer.newBatch(samples);
        rows(golden.tensor("y_pred").data(), first, batch.input(0), count);
        Arrays.fill(batch.input(1), 0);
        rows(golden.tensor("y_true").data(), first, batch.target(0), count);
        System.arraycopy(weights, first, batch.weights(), 0, count);
        batch.size(count);
        return batch;
    }

    private void rows(float[] from, int first, float[] to, int count) {
        int size = from.length / samples;
        System.arraycopy(from, first * size, to, 0, count * size);
    }
}
