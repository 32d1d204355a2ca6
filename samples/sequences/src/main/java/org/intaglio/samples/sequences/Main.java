/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import static org.intaglio.runtime.train.Metric.ACCURACY;

import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.SampleArguments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Trains three networks to tell opinions for a film from those against it. */
final class Main {
    private Main() {}

    public static void main(String... args) {
        var arguments = SampleArguments.of("sequences").epochs(8).batchSize(32).parseOrExit(args);
        System.out.println("The opinions are invented.\n");
        List<Opinion> opinions = Opinion.invent(6000, arguments.seed());
        List<Opinion> train = opinions.subList(0, 5000);
        List<Opinion> test = opinions.subList(5000, 6000);
        System.out.println("  " + train.get(0) + ": " + (train.get(0).good() ? "good" : "bad"));

        var mean = MeanOfWordsModel.create(arguments.seed());
        var lstm = LstmModel.create(arguments.seed());
        var transformer = TransformerModel.create(arguments.seed());
        train("MeanOfWords", mean, words(train), words(test), arguments);
        train("Lstm", lstm, words(train), words(test), arguments);
        train("Transformer", transformer, placed(train), placed(test), arguments);

        System.out.println(
                "\nHow good is that, from 0 to 1?      mean of words    LSTM   transformer");
        for (String text :
                List.of(
                        "the film was not good but the music was great",
                        "the music was great but the film was not good",
                        "i think that the plot was never dull")) {
            int[] words = Opinion.indices(Arrays.asList(text.split(" ")));
            System.out.printf(
                    Locale.ROOT,
                    "  %-45s %5.2f %7.2f %13.2f%n",
                    text,
                    mean.predict(words)[0],
                    lstm.predict(words)[0],
                    transformer.predict(words, PLACES)[0]);
        }
    }

    /** Where each word stands: the same for every text. */
    private static final int[] PLACES = IntStream.range(0, Opinion.LENGTH).toArray();

    private static void train(
            String name, Model model, Dataset train, Dataset test, SampleArguments arguments) {
        System.out.println("\n" + name);
        model.fit(
                train,
                Training.with(Adam.create())
                        .epochs(arguments.epochs())
                        .batchSize(arguments.batchSize())
                        .metrics(ACCURACY)
                        .verbose(2)
                        .threads(arguments.threads()));
        Evaluation result = model.evaluate(test);
        System.out.printf(
                Locale.ROOT,
                "%s has %,d parameters; test accuracy %.2f %%%n",
                name,
                model.parameters().stream().mapToInt(p -> p.shape().size()).sum(),
                100 * result.accuracy());
    }

    private static RandomAccessDataset words(List<Opinion> opinions) {
        return Samples.of(indices(opinions), labels(opinions));
    }

    private static RandomAccessDataset placed(List<Opinion> opinions) {
        int[][] places = new int[opinions.size()][];
        Arrays.fill(places, PLACES);
        return Samples.builder()
                .input(indices(opinions))
                .input(places)
                .labels(labels(opinions))
                .build();
    }

    private static int[][] indices(List<Opinion> opinions) {
        return opinions.stream().map(o -> Opinion.indices(o.words())).toArray(int[][]::new);
    }

    private static int[] labels(List<Opinion> opinions) {
        return opinions.stream().mapToInt(o -> o.good() ? 1 : 0).toArray();
    }
}
