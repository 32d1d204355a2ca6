/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Classes;
import org.intaglio.runtime.ConfusionMatrix;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.Pictures;

import java.io.IOException;

/**
 * The examples of the article "Deep Learning Fundamentals - Building Neural Networks with
 * TensorFlow", in its order.
 */
final class Article {
    private Article() {}

    /** Line 41: the shapes of the data; pixels are from 0 to 1, and have a channel. */
    static String shapes(Setting setting) {
        return "%d images of %s to train on, %d to test with"
                .formatted(
                        setting.train().count(), setting.train().shape(), setting.test().count());
    }

    /** Line 91: the network. */
    static ConvolutionsModel sequential() {
        return ConvolutionsModel.create();
    }

    /** Lines 123 and 160: layer by layer, and its summary. */
    static String layerByLayer() {
        return LayerByLayerModel.create().summary();
    }

    /** Line 211: training. */
    static History fit(LayerByLayerModel model, Setting setting) {
        return model.fit(
                setting.train(),
                setting.training(Adam.create(), 10)
                        .batchSize(128)
                        .validationSplit(0.1)
                        .metrics(ACCURACY));
    }

    /** Line 276: curves of the training. */
    static void plot(History history, Setting setting) throws IOException {
        Pictures.in(setting.directory(), "").training(history);
    }

    /** Line 301: loss and accuracy on the test images. */
    static Evaluation evaluate(LayerByLayerModel model, Setting setting) {
        return model.evaluate(setting.test());
    }

    /** Lines 312 and 322: predictions, their classes, and which were taken for which. */
    static ConfusionMatrix predict(LayerByLayerModel model, Setting setting) {
        float[][] predictions = model.predict(setting.test().images());
        return ConfusionMatrix.of(
                setting.test().labels(), Classes.argMax(predictions), setting.test().classNames());
    }

    /** Line 348: the kernels of the first layer. */
    static void kernels(LayerByLayerModel model, Setting setting) throws IOException {
        Tensor kernels = model.edges().kernel().toTensor();
        Pictures.in(setting.directory(), "").kernels(kernels);
    }

    /** Line 391: start simple. */
    static String simpleStart() {
        return SimpleStartModel.create().summary();
    }

    /** Line 406: validation while training. */
    static History validated(Setting setting) {
        return SimpleStartModel.create()
                .fit(
                        setting.train(),
                        setting.training(Adam.create(), 10)
                                .validationSplit(0.1)
                                .batchSize(128)
                                .metrics(ACCURACY));
    }

    /** Line 421: memory. A model is garbage once nobody has it; its threads can be ended. */
    static void freeMemory() {
        Device.releaseThreads();
    }
}
