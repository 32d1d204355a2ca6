/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.runtime.train.Metric.ACCURACY;
import static org.intaglio.runtime.train.Metric.SPARSE_CATEGORICAL_ACCURACY;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Classes;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adagrad;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ReduceLROnPlateau;
import org.intaglio.runtime.train.RmsProp;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.samples.support.Pictures;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The examples of the introduction "Neural Networks with TensorFlow and Keras", in its order. It
 * trains on noise, so there is nothing to learn but how it is called.
 */
final class Introduction {
    private static final Random RANDOM = new Random(42);

    private Introduction() {}

    /** Line 41: a sequential model; there is one way to declare it, where Keras has two. */
    static String sequential() {
        return SparseSequentialModel.create().summary();
    }

    /** Line 67: by the functional API. */
    static String functional() {
        return FunctionalModel.create().summary();
    }

    /** Line 82: a layer of each type. */
    static String layerTypes() {
        return LayerTypesModel.create().summary();
    }

    /** Line 106: compile() in two ways; names of optimizers and metrics are Java's here. */
    static List<Training> compile(Setting setting) {
        return List.of(
                setting.training(Adam.create(), 10).metrics(ACCURACY),
                setting.training(Adam.create(0.001), 10).metrics(SPARSE_CATEGORICAL_ACCURACY));
    }

    /** Line 124: optimizers, one of them with momentum. */
    static List<Optimizer> optimizers() {
        return List.of(
                Sgd.create(0.01),
                Adam.create(0.001),
                RmsProp.create(0.001),
                Adagrad.create(0.01),
                Sgd.create(0.01).momentum(0.9).nesterov());
    }

    /** Line 143: a loss of one's own, the mean of squares, with its derivative. */
    static LossFunction ownLoss() {
        return (size, y, yAt, target, targetAt, dY, dYAt) -> {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                float error = y[yAt + i] - target[targetAt + i];
                sum += error * error;
                dY[dYAt + i] = 2 * error / size;
            }
            return sum / size;
        };
    }

    /** Line 143, trained with. */
    static History fitWithOwnLoss(Setting setting) {
        return OwnLossModel.create()
                .fit(
                        noise(100),
                        new float[100],
                        setting.training(Adam.create(), 10).loss(ownLoss()));
    }

    /** Line 162: fit() on arrays, with others for validation. */
    static History fit(SparseSequentialModel model, Setting setting) {
        return model.fit(
                noise(1000),
                labels(1000),
                compile(setting).get(0).batchSize(32).validationData(noise(200), labels(200)));
    }

    /** Line 182: callbacks. For TensorBoard there is none yet. */
    static History callbacks(SparseSequentialModel model, Setting setting) {
        return model.fit(
                noise(1000),
                labels(1000),
                setting.training(Adam.create(), 50)
                        .batchSize(32)
                        .metrics(ACCURACY)
                        .validationData(noise(200), labels(200))
                        .callbacks(
                                EarlyStopping.on("val_loss").patience(3).restoreBestWeights(),
                                ReduceLROnPlateau.on("val_loss")
                                        .factor(0.5)
                                        .patience(2)
                                        .minRate(1e-6),
                                ModelCheckpoint.to(
                                                setting.file("best_model.bin").toString(),
                                                file -> Weights.write(model, file))
                                        .onlyBest("val_accuracy")));
    }

    /** Line 224: curves of a training. */
    static void plot(History history, Setting setting) throws IOException {
        Pictures.in(setting.directory(), "").training(history);
    }

    /** Line 254: evaluate() and predict(). */
    static String evaluate(SparseSequentialModel model) {
        float[][] x = noise(100);
        int[] y = labels(100);
        Evaluation result = model.evaluate(x, y);
        float[][] predictions = model.predict(x);
        int[] classes = Classes.argMax(predictions);
        double right = IntStream.range(0, 100).filter(i -> classes[i] == y[i]).count() / 100.0;
        return String.format(
                Locale.ROOT,
                "Test accuracy: %.4f%nTest loss: %.4f%nPredictions: %d of %d%nAccuracy: %.4f",
                result.accuracy(),
                result.loss(),
                predictions.length,
                predictions[0].length,
                right);
    }

    /** Line 281: layers of one's own. */
    static OwnLayersModel ownLayers() {
        return OwnLayersModel.create();
    }

    /**
     * Line 348: transfer. The weights of the base would come from a file, which cannot be read yet.
     */
    static TransferredModel transfer() {
        return TransferredModel.create();
    }

    /** Line 378: a training loop of one's own. */
    static double loop(Setting setting) {
        var model = SparseSequentialModel.create();
        float[][] x = noise(320);
        int[] y = labels(320);
        double loss = 0;
        try (Trainer trainer = model.trainer(setting.training(Adam.create(), 10))) {
            Batch batch = trainer.newBatch(32);
            for (int epoch = 1; epoch <= Math.min(10, setting.mostEpochs()); epoch++) {
                loss = 0;
                for (int from = 0; from < x.length; from += 32) {
                    for (int row = 0; row < 32; row++) {
                        System.arraycopy(x[from + row], 0, batch.input(0), row * 784, 784);
                        batch.target(0)[row] = y[from + row];
                    }
                    batch.size(32);
                    trainer.gradients(batch, true);
                    trainer.applyGradients();
                    loss += trainer.loss() / (x.length / 32.0);
                }
            }
        }
        return loss;
    }

    /** Line 406: augmentation, as layers of the network. */
    static History augmentation(Setting setting) {
        return AugmentedImagesModel.create()
                .fit(
                        noise(64, 32 * 32 * 3),
                        labels(64),
                        setting.training(Adam.create(), 2).metrics(ACCURACY));
    }

    private static float[][] noise(int count) {
        return noise(count, 784);
    }

    private static float[][] noise(int count, int size) {
        float[][] x = new float[count][size];
        for (float[] row : x) {
            for (int i = 0; i < row.length; i++) {
                row[i] = RANDOM.nextFloat();
            }
        }
        return x;
    }

    private static int[] labels(int count) {
        return RANDOM.ints(count, 0, 10).toArray();
    }
}
