/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.fashionmnist;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Classes;
import org.intaglio.runtime.ConfusionMatrix;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;

/** Trains {@link FashionMnist} on pictures of clothes, and shows what it learned. */
final class Main {
    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("fashion-mnist")
                        .images()
                        .epochs(20)
                        .batchSize(64)
                        .parseOrExit(args);
        var images = SampleImages.fashionMnist(arguments);

        var model = FashionMnistModel.create(arguments.seed());
        System.out.println(model.summary());

        History history =
                model.fit(
                        images.train(),
                        Training.with(Adam.create())
                                .epochs(arguments.epochs())
                                .batchSize(arguments.batchSize())
                                .validationSplit(0.1)
                                .metrics(ACCURACY)
                                // All epochs run; what stays is the best of them.
                                .callbacks(
                                        EarlyStopping.on("val_accuracy")
                                                .patience(arguments.epochs())
                                                .restoreBestWeights())
                                .threads(arguments.threads()));

        Evaluation result = model.evaluate(images.test());
        // One after the other: the images are kept as bytes, and all at once would be four times
        // that as floats.
        LabeledImages test = images.test();
        int[] predictions =
                IntStream.range(0, test.count())
                        .map(i -> Classes.argMax(model.predict(test.image(i))))
                        .toArray();
        var confusion =
                ConfusionMatrix.of(images.test().labels(), predictions, images.test().classNames());
        System.out.println("\n" + confusion);
        System.out.printf(
                Locale.ROOT,
                "%nTest accuracy on %s: %.2f %%, loss %.4f%n",
                images.name(),
                100 * result.accuracy(),
                result.loss());

        System.out.println("\nThe first five:");
        var names = images.test().classNames();
        for (int i = 0; i < 5; i++) {
            float[] image = images.test().image(i);
            float[] p = model.predict(image);
            int predicted = Classes.argMax(p);
            System.out.printf(
                    Locale.ROOT,
                    "  predicted: %s (%.1f %%), actual: %s%n",
                    names.get(predicted),
                    100 * p[predicted],
                    names.get(images.test().label(i)));
        }

        Pictures.in(arguments.output(), "fashion-mnist on " + images.name())
                .training(history)
                .confusion(confusion);
    }
}
