/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How often which class was taken for which.
 *
 * <pre>{@code
 * int[] predicted = Classes.argMax(model.predict(images.images()));
 * System.out.println(ConfusionMatrix.of(images.labels(), predicted, images.classNames()));
 * }</pre>
 */
@CheckReturnValue
public final class ConfusionMatrix {
    private final int[][] counts;
    private final List<String> classNames;

    ConfusionMatrix(int[][] counts, List<String> classNames) {
        this.counts = counts;
        this.classNames = classNames;
    }

    /**
     * Compares the classes of samples with those that a model predicted; as many classes as the
     * highest number in either, named by their numbers.
     *
     * @param actual a class a sample, from 0
     * @param predicted a class a sample, from 0
     * @throws IllegalArgumentException if there are more of one than of the other, or one is
     *     negative
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted) {
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(predicted, "predicted");
        int highest =
                Math.max(
                        IntStream.of(actual).max().orElse(-1),
                        IntStream.of(predicted).max().orElse(-1));
        return of(
                actual,
                predicted,
                IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList());
    }

    /**
     * Compares the classes of samples with those that a model predicted.
     *
     * @param actual a class a sample, from 0
     * @param predicted a class a sample, from 0
     * @param classNames the names of all classes, in order
     * @throws IllegalArgumentException if there are more of one than of the other, or one has no
     *     name
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, List<String> classNames) {
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(classNames, "classNames");
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "%d predicted classes for %d actual ones"
                            .formatted(predicted.length, actual.length));
        }
        int[][] counts = new int[classNames.size()][classNames.size()];
        for (int i = 0; i < actual.length; i++) {
            check("actual", i, actual[i], classNames.size());
            check("predicted", i, predicted[i], classNames.size());
            counts[actual[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts, List.copyOf(classNames));
    }

    private static void check(String what, int sample, int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "the %s class of sample %d is %d, but there are %d classes, from 0"
                            .formatted(what, sample, label, classes));
        }
    }

    /** How many samples of a class were taken for another, or rightly for it. */
    public int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** The names of the classes. */
    public List<String> classNames() {
        return classNames;
    }

    /** The fraction of samples that were recognised; not a number if there were none. */
    public double accuracy() {
        int right = IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
        int all = IntStream.range(0, counts.length).map(this::samples).sum();
        return (double) right / all;
    }

    private int samples(int actual) {
        return IntStream.of(counts[actual]).sum();
    }

    /** A table for the terminal: a row a class, with the fraction that was recognised. */
    @Override
    public String toString() {
        int names = classNames.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder("rows: actual class, columns: predicted class\n");
        table.append(" ".repeat(names));
        for (int predicted = 0; predicted < counts.length; predicted++) {
            // Long names would make the table too wide; the rows below have them in full.
            String name = classNames.get(predicted);
            table.append("%6s".formatted(name.substring(0, Math.min(5, name.length()))));
        }
        table.append("  recognised");
        for (int actual = 0; actual < counts.length; actual++) {
            table.append('\n').append(" ".repeat(names - classNames.get(actual).length()));
            table.append(classNames.get(actual));
            for (int count : counts[actual]) {
                table.append(count == 0 ? "     ." : "%6d".formatted(count));
            }
            int samples = samples(actual);
            if (samples > 0) {
                table.append(
                        String.format(
                                Locale.ROOT,
                                "%10.2f %%",
                                100.0 * counts[actual][actual] / samples));
            }
        }
        return table.toString();
    }
}
