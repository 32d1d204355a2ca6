/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.samples.support.ContactSheet;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link Augmentations} makes of {@link Scene}: a contact sheet. */
final class Sheet {
    private static final int VARIANTS = 8;

    private Sheet() {}

    static void save(SampleArguments arguments) throws IOException {
        var model = AugmentationsModel.create(arguments.seed());
        float[] scene = Scene.pixels();
        try (Trainer trainer =
                model.trainer(
                        Training.with(Sgd.create())
                                .batchSize(VARIANTS)
                                .threads(arguments.threads()))) {
            Batch batch = trainer.newBatch();
            batch.size(VARIANTS);
            for (int i = 0; i < VARIANTS; i++) {
                System.arraycopy(scene, 0, batch.input(0), i * scene.length, scene.length);
            }
            // The outputs of a training step; predictions would show the scene as it is.
            trainer.gradients(batch, true);
            List<ContactSheet.Row> rows = new ArrayList<>();
            for (Architecture.Output output : model.architecture().outputs()) {
                float[] all = trainer.output(rows.size()).data();
                List<float[]> variants = new ArrayList<>();
                for (int i = 0; i < VARIANTS; i++) {
                    variants.add(framed(output.shape(), all, i * output.shape().size()));
                }
                rows.add(new ContactSheet.Row(output.name(), variants));
            }
            Shape shape = Shape.of(Scene.SIZE, Scene.SIZE, 3);
            Pictures.in(arguments.output(), "augmentation").sheet("augmentation.png", shape, rows);
        }
    }

    /** An image in the middle of a white one of the scene's size. */
    private static float[] framed(Shape shape, float[] from, int at) {
        int height = shape.dimension(0);
        int width = shape.dimension(1);
        int top = (Scene.SIZE - height) / 2;
        int left = (Scene.SIZE - width) / 2;
        float[] framed = new float[Scene.SIZE * Scene.SIZE * 3];
        Arrays.fill(framed, 1);
        for (int row = 0; row < height; row++) {
            int to = ((top + row) * Scene.SIZE + left) * 3;
            System.arraycopy(from, at + row * width * 3, framed, to, width * 3);
        }
        return framed;
    }
}
