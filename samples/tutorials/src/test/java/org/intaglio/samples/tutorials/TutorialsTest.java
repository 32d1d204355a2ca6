/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.History;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        assertThat(Lesson.optimizers()).hasSize(3);
        assertThat(Lesson.losses()).hasSize(5);
        var model = SequentialModel.create();
        History history = Lesson.fit(model, setting);
        assertThat(history.names()).containsAtLeast("accuracy", "val_loss", "val_accuracy");
        assertThat(Lesson.evaluate(model, setting)).contains("Test Accuracy: ");
        Lesson.plot(history, setting);
        Lesson.callbacks(model, setting);
        assertThat(Files.size(setting.file("best_model.bin"))).isEqualTo(4L * 109_386);
        assertThat(Lesson.regularized()).hasSize(3);
        assertThat(Lesson.complete(setting).accuracy()).isGreaterThan(0.15);
    }

    @Test
    void introduction() throws IOException {
        Setting setting = setting();
        assertThat(Introduction.sequential()).contains("109,386");
        assertThat(Introduction.functional()).contains("109,386");
        assertThat(Introduction.layerTypes()).contains("lstm (LSTM)");
        assertThat(Introduction.optimizers()).hasSize(5);
        assertThat(Introduction.fitWithOwnLoss(setting).last("loss")).isGreaterThan(0.0);
        var model = SparseSequentialModel.create();
        History history = Introduction.fit(model, setting);
        assertThat(history.has("val_accuracy")).isTrue();
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
        assertThat(Chapter.fit(model, setting).has("val_accuracy")).isTrue();
        assertThat(Chapter.evaluate(model, setting)).startsWith("Test accuracy: ");
        assertThat(Chapter.callbacks(model, setting).size()).isEqualTo(2);
        assertThat(Chapter.functional()).contains("combined (Concatenate)");
        assertThat(Chapter.regularized()).hasSize(3);
        assertThat(Chapter.fashion(setting).accuracy()).isGreaterThan(0.15);
        assertThat(Chapter.price(setting).has("val_mean_absolute_error")).isTrue();
        assertThat(Chapter.curves(setting).size()).isEqualTo(2);
        assertThat(Chapter.schedule(setting).accuracy()).isGreaterThan(0.3);
        assertThat(Chapter.resume(setting)).hasSize(2);
        assertThat(Chapter.monitored(setting).accuracy()).isGreaterThan(0.15);
    }

    @Test
    void mistakesOfTheChapter() {
        Setting setting = setting();
        assertThat(Chapter.notNormalized(setting).has("loss")).isTrue();
        assertThat(Chapter.labelsForRows(setting).has("accuracy")).isTrue();
        assertThat(Chapter.restoreBestWeights()).hasSize(2);
        assertThat(Chapter.images(setting).has("accuracy")).isTrue();
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
        assertThat(Article.validated(setting).has("val_loss")).isTrue();
        Article.freeMemory();
    }
}
