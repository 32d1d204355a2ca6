/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.Loss;
import org.intaglio.runtime.Classes;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ReduceLROnPlateau;
import org.intaglio.runtime.train.RmsProp;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.samples.support.Pictures;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The examples of the lesson "Building Networks with TensorFlow/Keras", in its order. */
final class Lesson {
    private Lesson() {}

    /** Line 22: which version, which device. */
    static String device() {
        return Device.cpu().toString();
    }

    /** Line 34: a sequential model and its summary. */
    static String sequential() {
        return SequentialModel.create().summary();
    }

    /** Line 53: the same by the functional API. */
    static String functional() {
        return FunctionalModel.create().summary();
    }

    /** Line 74: what compile() says. The loss stands in the declaration, the rest here. */
    static Training compile(Setting setting) {
        return setting.training(Adam.create(), 20).metrics(ACCURACY);
    }

    /** Line 83: common optimizers. */
    static List<Optimizer> optimizers() {
        return List.of(Sgd.create(0.01).momentum(0.9), Adam.create(0.001), RmsProp.create(0.001));
    }

    /** Line 95: common losses; {@code @NeuralNetwork(loss = ...)} takes one of them. */
    static List<Loss> losses() {
        return List.of(
                Loss.CATEGORICAL_CROSSENTROPY,
                Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
                Loss.BINARY_CROSSENTROPY,
                Loss.MEAN_SQUARED_ERROR,
                Loss.MEAN_ABSOLUTE_ERROR);
    }

    /**
     * Line 110: rows of 784 numbers from 0 to 1, and labels as rows of ten. None of it has to be
     * done: images are scaled when they are read, and any loss takes their labels.
     */
    static Samples prepare(LabeledImages images) {
        float[][] x = images.images();
        float[][] y = Classes.oneHot(images.labels(), 10);
        return Samples.of(x, y);
    }

    /** Line 135: fit(). */
    static History fit(SequentialModel model, Setting setting) {
        return model.fit(
                prepare(setting.train()), compile(setting).batchSize(128).validationSplit(0.2));
    }

    /** Line 157: evaluate() and predict(). */
    static String evaluate(SequentialModel model, Setting setting) {
        Evaluation result = model.evaluate(setting.test());
        float[][] predictions = model.predict(setting.test().slice(0, 5).images());
        return String.format(
                Locale.ROOT,
                "Test Accuracy: %.2f%%%nPredicted: %s%nActual: %s",
                100 * result.accuracy(),
                Arrays.toString(Classes.argMax(predictions)),
                Arrays.toString(setting.test().slice(0, 5).labels()));
    }

    /** Line 171: curves of a training. */
    static void plot(History history, Setting setting) throws IOException {
        Pictures.in(setting.directory(), "").training(history);
    }

    /** Line 201: three callbacks. */
    static History callbacks(SequentialModel model, Setting setting) {
        return model.fit(
                prepare(setting.train()),
                setting.training(Adam.create(), 100)
                        .batchSize(128)
                        .validationSplit(0.2)
                        .metrics(ACCURACY)
                        .callbacks(
                                EarlyStopping.on("val_loss").patience(5).restoreBestWeights(),
                                ModelCheckpoint.to(
                                                setting.file("best_model.bin").toString(),
                                                file -> Weights.write(model, file))
                                        .onlyBest("val_accuracy"),
                                ReduceLROnPlateau.on("val_loss").factor(0.5).patience(3)));
    }

    /** Lines 244, 258 and 274: dropout, L2, batch normalisation. */
    static List<Model> regularized() {
        return List.of(
                WithDropoutModel.create(),
                WithL2Model.create(),
                WithBatchNormalizationModel.create());
    }

    /** Line 306: the complete example; the accuracy on the test images. */
    static Evaluation complete(Setting setting) {
        var model = CompleteClassifierModel.create();
        model.fit(
                setting.train(),
                setting.training(Adam.create(), 20)
                        .batchSize(128)
                        .validationSplit(0.2)
                        .metrics(ACCURACY)
                        .callbacks(EarlyStopping.on("val_loss").patience(5).restoreBestWeights()));
        return model.evaluate(setting.test());
    }
}
