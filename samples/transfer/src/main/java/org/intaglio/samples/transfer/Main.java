/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.transfer;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.util.Locale;

/**
 * Learns 0 to 4 from many images, then 5 to 9 from few: with the layers that see strokes as they
 * are, then with all layers, slowly.
 */
final class Main {
    /** Images of 5 to 9 to learn from: about a hundred of each. */
    private static final int FEW = 500;

    private Main() {}

    public static void main(String... args) {
        var arguments =
                SampleArguments.of("transfer").images().epochs(5).batchSize(128).parseOrExit(args);
        var images = SampleImages.mnist(arguments);
        int all = Integer.MAX_VALUE;
        Samples many = Digits.fiveFrom(0, images.train(), all);
        Samples few = Digits.fiveFrom(5, images.train(), FEW);
        Samples test = Digits.fiveFrom(5, images.test(), all);
        System.out.printf("0 to 4, from %d images:%n", many.count());
        var low = LowDigitsModel.create(arguments.seed());
        System.out.println(low.summary());
        low.fit(
                many,
                training(0.001, arguments)
                        .epochs(arguments.epochs())
                        .batchSize(arguments.batchSize()));
        print("0 to 4", accuracy(low, Digits.fiveFrom(0, images.test(), all)));

        System.out.printf("%n5 to 9, from %d images of %s:%n", few.count(), images.name());
        // Few images make few steps: more epochs, and smaller batches.
        Training onFew = onFew(0.001, arguments);
        var scratch = HighDigitsModel.create(arguments.seed());
        scratch.fit(few, onFew);
        print("from scratch", accuracy(scratch, test));

        var high = HighDigitsModel.create(arguments.seed());
        handOn("strokes.", low, high);
        high.fit(few, onFew.frozen("strokes"));
        print("strokes frozen", accuracy(high, test));

        high.fit(few, onFew(0.0001, arguments));
        print("then fine-tuned", accuracy(high, test));
    }

    private static Training onFew(double learningRate, SampleArguments arguments) {
        return training(learningRate, arguments)
                .epochs(3 * arguments.epochs())
                .batchSize(Math.max(1, arguments.batchSize() / 8))
                .verbose(0);
    }

    private static Training training(double learningRate, SampleArguments arguments) {
        return Training.with(Adam.create(learningRate))
                .metrics(ACCURACY)
                .threads(arguments.threads());
    }

    /** Copies the parameters whose paths begin alike. */
    private static void handOn(String prefix, Model from, Model to) {
        for (Parameter parameter : from.parameters()) {
            if (parameter.path().startsWith(prefix)) {
                to.parameter(parameter.path()).set(parameter.toArray());
            }
        }
    }

    private static double accuracy(Model model, Samples test) {
        return model.evaluate(test).accuracy();
    }

    private static void print(String what, double accuracy) {
        System.out.printf(Locale.ROOT, "  %-16s test accuracy %.2f %%%n", what, 100 * accuracy);
    }
}
