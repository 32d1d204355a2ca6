/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.regularization;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.Curve;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** Trains three networks on the same few points, and compares what each makes of others. */
final class Main {
    /** 50 points to test with are few: one more or less is 2 %. The mean of many runs says more. */
    private static final int RUNS = 20;

    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("regularization")
                        .pictures()
                        .epochs(100)
                        .batchSize(16)
                        .parseOrExit(args);
        Map<String, LongFunction<Model>> networks = new LinkedHashMap<>();
        networks.put("none", PlainModel::create);
        networks.put("dropout", DroppedModel::create);
        networks.put("l2", PenalisedModel::create);

        Map<String, History> histories = new LinkedHashMap<>();
        StringBuilder one = new StringBuilder();
        StringBuilder mean = new StringBuilder();
        networks.forEach((name, network) -> {
            double train = 0;
            double test = 0;
            for (int run = 0; run < RUNS; run++) {
                History history = fit(network, arguments, arguments.seed() + run);
                if (run == 0) {
                    histories.put(name, history);
                    one.append(row(name, history.last("accuracy"), history.last("val_accuracy")));
                }
                train += history.last("accuracy") / RUNS;
                test += history.last("val_accuracy") / RUNS;
            }
            mean.append(row(name, train, test));
        });

        String head =
                "%-12s %10s %10s %8s%n%s%n"
                        .formatted("Model", "Train Acc", "Val Acc", "Gap", "-".repeat(43));
        System.out.printf("One run:%n%s%s%n", head, one);
        System.out.printf(
                "The mean of %d runs, each with points of its own:%n%s%s%n", RUNS, head, mean);

        List<Curve> curves = new ArrayList<>();
        histories.forEach((name, history) -> {
            curves.add(Curve.ofEpochs(name + ", training", history.values("loss")));
            curves.add(Curve.ofEpochs(name + ", validation", history.values("val_loss")));
        });
        Pictures.in(arguments.output(), "150 points, 20 numbers each")
                .curves("losses.png", "epoch", "loss", curves);
    }

    private static History fit(LongFunction<Model> network, SampleArguments arguments, long seed) {
        Points points = new Points(seed);
        return network.apply(seed)
                .fit(
                        points.train(),
                        Training.with(Adam.create())
                                .epochs(arguments.epochs())
                                .batchSize(arguments.batchSize())
                                .validationData(points.test())
                                .metrics(ACCURACY)
                                .verbose(0)
                                .threads(arguments.threads()));
    }

    private static String row(String name, double train, double test) {
        return String.format(
                Locale.ROOT, "%-12s %10.4f %10.4f %8.4f%n", name, train, test, train - test);
    }
}
