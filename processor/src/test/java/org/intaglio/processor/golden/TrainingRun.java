/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Optimizer;

import java.util.List;
import java.util.Set;

/** The steps of training that Keras did, batch for batch. */
final class TrainingRun {
    private final GoldenCase.Training golden;
    private final GoldenModel network;
    private final Comparison comparison = new Comparison();

    TrainingRun(GoldenCase.Training golden, GoldenModel network) {
        this.golden = golden;
        this.network = network;
    }

    Comparison run(Optimizer optimizer) {
        List<GoldenCase.Step> steps = golden.steps();
        int batchSize =
                steps.stream().mapToInt(step -> step.inputs().getFirst().batch()).max().orElse(1);
        Training training = Training.with(optimizer).batchSize(batchSize);
        try (Trainer trainer = network.model().trainer(training)) {
            for (int i = 0; i < steps.size(); i++) {
                double rate = steps.get(i).learningRate();
                if (!Double.isNaN(rate)) {
                    comparison.compare(
                            Quantity.LEARNING_RATE,
                            "step " + i,
                            rate,
                            trainer.learningRate(),
                            Math.abs(rate));
                }
                double expected = steps.get(i).loss();
                double found = trainer.trainOnBatch(batch(trainer, steps.get(i)));
                comparison.compare(Quantity.LOSS, "step " + i, expected, found, Math.abs(expected));
            }
            double reach = optimizer.learningRate().at(0) * steps.size();
            weights(golden.weightsAfter(), reach);
            trainer.finish();
            weights(golden.weightsFinalized(), reach);
        }
        return comparison;
    }

    private Batch batch(Trainer trainer, GoldenCase.Step step) {
        Batch batch =
                network.fill(trainer.newBatch(step.inputs().getFirst().batch()), step.inputs());
        for (int i = 0; i < step.weights().size(); i++) {
            batch.weights()[i] = step.weights().get(i);
        }
        for (int i = 0; i < step.targets().size(); i++) {
            GoldenModel.copy(
                    step.targets().get(i).data(), batch.target(network.output(i)), "target " + i);
        }
        return batch;
    }

    /**
     * @param reach how far Adam can move a weight: each step about one learning rate
     */
    private void weights(List<GoldenTensor> after, double reach) {
        KerasGraph graph = KerasGraphReader.read(golden.model(), golden.inputs());
        Set<String> idle = IdleBiases.of(graph);
        for (GoldenTensor expected : after) {
            float[] found = network.parameter(expected).toArray();
            if (idle.stream().anyMatch(path -> ("/" + expected.path()).endsWith("/" + path))) {
                comparison.compareRelativeTo(
                        reach, Quantity.IDLE_BIAS, expected.path(), expected.data(), found);
            } else {
                comparison.compare(
                        Quantity.TRAINED_WEIGHT,
                        expected.path(),
                        expected.data(),
                        found,
                        PassRun.magnitude(after));
            }
        }
    }
}
