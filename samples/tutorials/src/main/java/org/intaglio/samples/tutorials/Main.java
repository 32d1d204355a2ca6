/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Runs the examples that print results, and prints those of the tutorials beside ours. */
final class Main {
    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("tutorials").images().epochs(50).batchSize(32).parseOrExit(args);
        var mnist = SampleImages.mnist(arguments);
        var fashion = SampleImages.fashionMnist(arguments);
        Setting digits =
                new Setting(mnist.train(), mnist.test(), arguments.output(), arguments.epochs(), 2);
        Setting clothes =
                new Setting(
                        fashion.train(), fashion.test(), arguments.output(), arguments.epochs(), 2);
        var results = new Results();

        var model = LayerByLayerModel.create(arguments.seed());
        System.out.println(model.summary());
        results.add("article, 160", "parameters", "70,378", "%,d".formatted(parameters(model)));
        History history = Article.fit(model, digits);
        results.add(
                "article, 211", "last val_accuracy", "0.9905", four(history.last("val_accuracy")));
        Evaluation test = Article.evaluate(model, digits);
        results.add("article, 301", "test loss", "0.032", four(test.loss()));
        results.add("article, 301", "test accuracy", "98.93 %", percent(test.accuracy()));

        results.add(
                "lesson, 306", "test accuracy", "-", percent(Lesson.complete(digits).accuracy()));

        test = Chapter.fashion(clothes);
        results.add("chapter, 341", "test accuracy", "89.21 %", percent(test.accuracy()));
        results.add("chapter, 341", "test loss", "0.3012", four(test.loss()));
        history = Chapter.price(digits);
        results.add(
                "chapter, 414",
                "last val_mae",
                "23.15",
                four(history.last("val_mean_absolute_error")));
        history = Chapter.curves(digits);
        results.add("chapter, 470", "last accuracy", "0.9952", four(history.last("accuracy")));
        results.add(
                "chapter, 470", "last val_accuracy", "0.9783", four(history.last("val_accuracy")));
        test = Chapter.schedule(digits);
        results.add("chapter, 524", "test accuracy", "97.13 %", percent(test.accuracy()));
        List<Evaluation> both = Chapter.resume(digits);
        results.add(
                "chapter, 623",
                "test accuracy, 5 epochs",
                "97.29 %",
                percent(both.get(0).accuracy()));
        results.add(
                "chapter, 623",
                "test accuracy, 10 epochs",
                "97.83 %",
                percent(both.get(1).accuracy()));
        test = Chapter.monitored(clothes);
        results.add("chapter, 672", "test accuracy", "88.76 %", percent(test.accuracy()));

        System.out.println("\nOn " + mnist.name() + " and " + fashion.name() + ":\n" + results);
    }

    private static int parameters(Model model) {
        return model.parameters().stream().mapToInt(p -> p.shape().size()).sum();
    }

    private static String four(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** A table. */
    private static final class Results {
        private final StringBuilder rows =
                new StringBuilder("%-14s %-26s %10s %10s%n".formatted("", "", "there", "here"));

        void add(String example, String what, String there, String here) {
            rows.append("%-14s %-26s %10s %10s%n".formatted(example, what, there, here));
        }

        @Override
        public String toString() {
            return rows.toString();
        }
    }
}
