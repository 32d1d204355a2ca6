/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.learningrates;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.samples.support.Curve;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** Trains {@link Digits} anew with each learning rate of {@link Schedules}. */
final class Main {
    private static final double VALIDATION = 0.1;

    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("learning-rates")
                        .images()
                        .epochs(5)
                        .batchSize(128)
                        .parseOrExit(args);
        var images = SampleImages.mnist(arguments);
        long samples = Math.round((1 - VALIDATION) * images.train().count());
        long steps = arguments.epochs() * Math.ceilDiv(samples, arguments.batchSize());

        List<Curve> rates = new ArrayList<>();
        List<Curve> losses = new ArrayList<>();
        StringBuilder table =
                new StringBuilder("%-24s %10s %10s%n".formatted("", "val_loss", "test acc."));
        for (Map.Entry<String, LearningRate> schedule : Schedules.of(steps).entrySet()) {
            String name = schedule.getKey();
            System.out.println("\n" + name);
            // The same seed: every training begins with the same weights and sees the same batches.
            var model = DigitsModel.create(arguments.seed());
            History history =
                    model.fit(
                            images.train(),
                            Training.with(Adam.create(schedule.getValue()))
                                    .epochs(arguments.epochs())
                                    .batchSize(arguments.batchSize())
                                    .validationSplit(VALIDATION)
                                    .metrics(ACCURACY)
                                    .verbose(2)
                                    .callbacks(new PrintLearningRate())
                                    .threads(arguments.threads()));
            Evaluation result = model.evaluate(images.test());
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-24s %10.4f %8.2f %%%n",
                            name,
                            history.last("val_loss"),
                            100 * result.accuracy()));
            rates.add(curve(name, schedule.getValue(), steps));
            losses.add(Curve.ofEpochs(name, history.values("val_loss")));
        }
        System.out.printf(Locale.ROOT, "%nOn %s:%n%s%n", images.name(), table);

        Pictures.in(arguments.output(), "learning rates")
                .curves("learning-rates.png", "step", "learning rate", rates);
        Pictures.in(arguments.output(), "validation loss on " + images.name())
                .curves("val-loss.png", "epoch", "val_loss", losses);
    }

    private static Curve curve(String name, LearningRate rate, long steps) {
        long[] at = LongStream.rangeClosed(0, 200).map(i -> i * steps / 200).distinct().toArray();
        return Curve.of(
                name,
                LongStream.of(at).asDoubleStream().toArray(),
                LongStream.of(at).mapToDouble(rate::at).toArray());
    }
}
