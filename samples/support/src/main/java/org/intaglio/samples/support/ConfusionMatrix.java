/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.data.LabeledImages;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How often which class was taken for which. */
public final class ConfusionMatrix {
    private final int[][] counts;
    private final List<String> classNames;

    private ConfusionMatrix(int[][] counts, List<String> classNames) {
        this.counts = counts;
        this.classNames = classNames;
    }

    /**
     * Compares images with what a model says of them.
     *
     * @param images N images with their classes
     * @param probabilities N rows with a value a class; the largest is the prediction
     * @throws IllegalArgumentException if there are not as many rows as images
     */
    public static ConfusionMatrix of(LabeledImages images, float[][] probabilities) {
        if (probabilities.length != images.count()) {
            throw new IllegalArgumentException(
                    "%d predictions for %d images".formatted(probabilities.length, images.count()));
        }
        int classes = images.classNames().size();
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < probabilities.length; i++) {
            counts[images.label(i)][largest(probabilities[i])]++;
        }
        return new ConfusionMatrix(counts, images.classNames());
    }

    /** The index of the largest value, the first if there are several. */
    public static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** How many samples of a class were taken for another, or rightly for it. */
    public int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** The names of the classes. */
    public List<String> classNames() {
        return classNames;
    }

    /** The fraction of samples that were recognised. */
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
