/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.Loss;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every example runs, on few rendered digits. */
class TutorialsTest {
    @TempDir private Path directory;

    private Setting setting() {
        var images =
                SampleImages.mnist(
                        SampleArguments.of("tutorials").images().parseOrExit("--rendered", "300"));
        return new Setting(images.train(), images.test(), directory, 2, 0);
    }

    @Test
    void lesson() throws IOException {
        Setting setting = setting();
        assertThat(Lesson.device()).isNotEmpty();
        assertThat(Lesson.sequential()).contains("109,386");
        assertThat(Lesson.functional()).contains("109,386");
        allTrain(Lesson.optimizers(), setting);
        assertThat(Lesson.losses()).contains(Loss.CATEGORICAL_CROSSENTROPY);
        var model = SequentialModel.create();
        History history = Lesson.fit(model, setting);
        assertThat(history.names()).containsAtLeast("accuracy", "val_loss", "val_accuracy");
        assertThat(Lesson.evaluate(model, setting)).contains("Test Accuracy: ");
        Lesson.plot(history, setting);
        Lesson.callbacks(model, setting);
        assertThat(Files.size(setting.file("best_model.bin"))).isEqualTo(4L * 109_386);
        allPredict(Lesson.regularized());
        assertThat(Lesson.complete(setting).accuracy()).isGreaterThan(0.15);
    }

    @Test
    void introduction() throws IOException {
        Setting setting = setting();
        assertThat(Introduction.sequential()).contains("109,386");
        assertThat(Introduction.functional()).contains("109,386");
        assertThat(Introduction.layerTypes()).contains("lstm (LSTM)");
        allTrain(Introduction.optimizers(), setting);
        assertThat(Introduction.fitWithOwnLoss(setting).last("loss")).isGreaterThan(0.0);
        var model = SparseSequentialModel.create();
        History history = Introduction.fit(model, setting);
        assertThat(history.last("accuracy")).isGreaterThan(0.05); // of ten classes, in noise
        Introduction.callbacks(model, setting);
        Introduction.plot(history, setting);
        assertThat(Introduction.evaluate(model)).contains("Predictions: 100 of 10");
        assertThat(Introduction.augmentation(setting).last("loss")).isWithin(1).of(2.4);
        assertThat(Introduction.loop(setting)).isWithin(1).of(2.4);
    }

    @Test
    void ownLayersLearnWhatTheLibrarysDo() {
        var model = Introduction.ownLayers();
        assertThat(model.summary()).contains("52,650");
        Setting setting = setting();
        History history =
                model.fit(
                        setting.train(),
                        setting.training(Adam.create(0.005), 2).batchSize(8).metrics(ACCURACY));
        assertThat(history.last("accuracy")).isGreaterThan(0.3);
    }

    @Test
    void transfer() {
        var model = Introduction.transfer();
        assertThat(model.summary()).contains("14,714,688");
        assertThat(model.predict(new float[224 * 224 * 3])).hasLength(10);
    }

    @Test
    void chapter() throws IOException {
        Setting setting = setting();
        assertThat(Chapter.first()).contains("101,770");
        assertThat(Chapter.sequential()).contains("242,762");
        var model = FourLayersModel.create();
        assertThat(Chapter.fit(model, setting).last("val_accuracy")).isGreaterThan(0.15);
        assertThat(Chapter.evaluate(model, setting)).startsWith("Test accuracy: ");
        assertThat(Chapter.callbacks(model, setting).size()).isEqualTo(2);
        assertThat(Chapter.functional()).contains("combined (Concatenate)");
        allPredict(Chapter.regularized());
        assertThat(Chapter.fashion(setting).accuracy()).isGreaterThan(0.15);
        // Prices from 0 to 100, which nothing in the noise explains.
        assertThat(Chapter.price(setting).last("val_mean_absolute_error")).isWithin(15).of(35);
        assertThat(Chapter.curves(setting).size()).isEqualTo(2);
        assertThat(Chapter.schedule(setting).accuracy()).isGreaterThan(0.3);
        var resumed = Chapter.resume(setting);
        assertThat(resumed.get(1).loss()).isLessThan(resumed.get(0).loss());
        assertThat(Chapter.monitored(setting).accuracy()).isGreaterThan(0.15);
    }

    @Test
    void mistakesOfTheChapter() {
        Setting setting = setting();
        double scaled = Chapter.images(setting).values("loss")[0];
        assertThat(Chapter.notNormalized(setting).values("loss")[0]).isGreaterThan(scaled);
        assertThat(Chapter.labelsForRows(setting).last("accuracy")).isGreaterThan(0.1);
        assertThat(Chapter.images(setting).last("accuracy")).isGreaterThan(0.15);
        assertThat(Chapter.predictionsAreTheSame(setting)).isTrue();
    }

    @Test
    void article() throws IOException {
        Setting setting = setting();
        assertThat(Article.shapes(setting)).contains("images of 28×28×1");
        assertThat(Article.sequential().summary()).contains("70,378");
        assertThat(Article.layerByLayer()).contains("70,378");
        var model = LayerByLayerModel.create();
        History history = Article.fit(model, setting);
        Article.plot(history, setting);
        assertThat(Article.evaluate(model, setting).loss()).isGreaterThan(0.0);
        assertThat(Article.predict(model, setting).toString()).contains("actual");
        Article.kernels(model, setting);
        assertThat(Article.simpleStart()).contains("edges (Conv2D)");
        assertThat(Article.validated(setting).last("val_loss")).isLessThan(2.4);
        Article.freeMemory();
    }

    private static void allTrain(List<Optimizer> optimizers, Setting setting) {
        for (Optimizer optimizer : optimizers) {
            History history =
                    SparseSequentialModel.create(7)
                            .fit(setting.train(), setting.training(optimizer, 3).batchSize(16));
            assertWithMessage("%s", optimizer)
                    .that(history.last("loss"))
                    .isLessThan(history.values("loss")[0]);
        }
    }

    private static void allPredict(List<Model> models) {
        for (Model model : models) {
            float sum = 0;
            for (float probability :
                    model.predict(Tensor.of(Shape.of(1, 784), new float[784])).data()) {
                sum += probability;
            }
            assertWithMessage("%s", model).that(sum).isWithin(1e-5f).of(1);
        }
    }
}
