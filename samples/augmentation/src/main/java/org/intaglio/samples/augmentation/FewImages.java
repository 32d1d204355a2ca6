/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.util.Locale;

/** Learns clothes from few images, without and with changing them at random. */
final class FewImages {
    private static final int FEW = 1000;

    private FewImages() {}

    static void compare(SampleArguments arguments) {
        var images = SampleImages.fashionMnist(arguments);
        System.out.printf(
                "%d images of %s, %d epochs:%n",
                Math.min(FEW, images.train().count()), images.name(), arguments.epochs());
        train("as they are", PlainModel.create(arguments.seed()), images, arguments);
        train("augmented", AugmentedModel.create(arguments.seed()), images, arguments);
    }

    private static void train(
            String name, Model model, SampleImages images, SampleArguments arguments) {
        int few = Math.min(FEW, images.train().count());
        History history =
                model.fit(
                        images.train().slice(0, few),
                        Training.with(Adam.create())
                                .epochs(arguments.epochs())
                                .batchSize(arguments.batchSize())
                                .metrics(ACCURACY)
                                .verbose(0)
                                .threads(arguments.threads()));
        System.out.printf(
                Locale.ROOT,
                "  %-12s training accuracy %.2f %%, test accuracy %.2f %%%n",
                name,
                100 * history.last("accuracy"),
                100 * model.evaluate(images.test()).accuracy());
    }
}
