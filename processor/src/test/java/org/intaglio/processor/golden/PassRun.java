/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;

import java.util.ArrayList;
import java.util.List;

/**
 * One pass forward and one back. Keras differentiates {@code Σ outputs·upstream + penalties}; here
 * that is a loss function whose target is the upstream gradient. Since a loss is a mean over the
 * batch, targets are multiplied by the size of the batch.
 */
final class PassRun {
    /** The gradient of masked steps is given, too. */
    private static final LossFunction SUM_OF_PRODUCTS =
            new LossFunction() {
                @Override
                public double sample(
                        int size,
                        float[] y,
                        int yAt,
                        float[] target,
                        int targetAt,
                        float[] dY,
                        int dYAt) {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += (double) y[yAt + i] * target[targetAt + i];
                        dY[dYAt + i] = target[targetAt + i];
                    }
                    return sum;
                }

                @Override
                public boolean knowsRows() {
                    return false;
                }
            };

    private final GoldenCase.Pass golden;
    private final GoldenModel network;
    private final Comparison comparison = new Comparison();
    private final List<GoldenTensor> inputs;
    private final List<GoldenTensor> outputs;
    private final List<GoldenTensor> upstream;

    PassRun(GoldenCase.Pass golden, GoldenModel network) {
        this.golden = golden;
        this.network = network;
        this.inputs = golden.inputs();
        this.outputs = golden.outputs();
        this.upstream = golden.upstream();
    }

    Comparison run() {
        if (!golden.training()) {
            predictions();
        }
        // The optimizer plays no part: the parameters stay as they are.
        Training training =
                Training.with(Sgd.create())
                        .batchSize(inputs.getFirst().batch())
                        .loss(SUM_OF_PRODUCTS);
        try (Trainer trainer = network.model().trainer(training)) {
            double objective = trainer.gradients(batch(trainer), golden.training());
            for (int i = 0; i < outputs.size(); i++) {
                output("output " + i, i, trainer.output(network.output(i)).data());
            }
            objective(objective, trainer.penalty());
            gradients(trainer);
        }
        state();
        return comparison;
    }

    private Batch batch(Trainer trainer) {
        Batch batch = network.fill(trainer.newBatch(), inputs);
        for (int i = 0; i < upstream.size(); i++) {
            float[] target = upstream.get(i).data().clone();
            for (int j = 0; j < target.length; j++) {
                target[j] *= batch.size();
            }
            GoldenModel.copy(target, batch.target(network.output(i)), "upstream " + i);
        }
        return batch;
    }

    /** The door of an application: all samples at once, and each alone. */
    private void predictions() {
        List<Tensor> found =
                network.model().predict(inputs.stream().map(GoldenModel::tensor).toList());
        for (int i = 0; i < outputs.size(); i++) {
            output("prediction " + i, i, found.get(network.output(i)).data());
        }
        if (inputs.size() == 1 && outputs.size() == 1) {
            Tensor rows = GoldenModel.tensor(inputs.getFirst());
            float[] each = new float[outputs.getFirst().data().length];
            int size = outputs.getFirst().sampleSize();
            for (int row = 0; row < inputs.getFirst().batch(); row++) {
                float[] one = network.model().predict(rows.row(row));
                System.arraycopy(one, 0, each, row * size, size);
            }
            output("prediction one by one", 0, each);
        }
    }

    private void output(String name, int i, float[] found) {
        comparison.compare(Quantity.OUTPUT, name, outputs.get(i).data(), found, 0);
    }

    private void objective(double found, double penalty) {
        double expected = golden.regularizationLoss();
        // That on activities is in the losses: only the sum of all can be compared.
        if (!network.model().summary().contains("ActivityRegularization")) {
            comparison.compare(
                    Quantity.OBJECTIVE, "penalty", expected, penalty, Math.abs(expected));
        }
        // Products cancel: relative to what is added, not to what remains.
        double added = Math.abs(expected);
        for (int i = 0; i < outputs.size(); i++) {
            for (int j = 0; j < outputs.get(i).data().length; j++) {
                double product = (double) outputs.get(i).data()[j] * upstream.get(i).data()[j];
                expected += product;
                added += Math.abs(product);
            }
        }
        comparison.compare(Quantity.OBJECTIVE, "objective", expected, found, added);
    }

    private void gradients(Trainer trainer) {
        List<Integer> floating = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).isFloating()) {
                floating.add(i);
            }
        }
        List<GoldenTensor> ofInputs = golden.inputGradients();
        for (int i = 0; i < ofInputs.size(); i++) {
            comparison.compare(
                    Quantity.INPUT_GRADIENT,
                    "input " + floating.get(i),
                    ofInputs.get(i).data(),
                    trainer.inputGradient(floating.get(i)).data(),
                    magnitude(ofInputs));
        }
        List<GoldenTensor> ofWeights = golden.weightGradients();
        for (GoldenTensor expected : ofWeights) {
            comparison.compare(
                    Quantity.WEIGHT_GRADIENT,
                    expected.path(),
                    expected.data(),
                    trainer.gradient(network.parameter(expected)),
                    magnitude(ofWeights));
        }
    }

    /** A pass moves the averages of batch normalizations and nothing else. */
    private void state() {
        for (GoldenTensor expected : golden.weightsAfter()) {
            comparison.compare(
                    Quantity.STATE,
                    expected.path(),
                    expected.data(),
                    network.parameter(expected).toArray(),
                    0);
        }
    }

    static double magnitude(List<GoldenTensor> tensors) {
        return tensors.stream().mapToDouble(GoldenTensor::magnitude).max().orElse(0);
    }
}
