/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Tally;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A {@link ConfusionMatrix} that is counted while a model is trained or evaluated, in the memory of
 * the matrix alone, however many samples there are.
 *
 * <pre>{@code
 * ConfusionTally confusion = ConfusionTally.of(images.classNames());
 * model.evaluate(images, confusion.metric());
 * System.out.println(confusion.last());
 * }</pre>
 *
 * <p>As a number it is the fraction of samples that are recognised, which counts samples' weights
 * only in a weighted metric. The answer is the class with the greatest value, the first of equal
 * ones; of a single value a half or more is class 1. Of an output with several rows, such as steps,
 * each row counts.
 */
public final class ConfusionTally {
    private final List<String> classNames;
    private final int classes;
    private final double[] last;

    private ConfusionTally(List<String> classNames) {
        this.classNames = List.copyOf(classNames);
        this.classes = this.classNames.size();
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "a confusion matrix needs 2 classes or more, got " + classes);
        }
        this.last = new double[classes * classes];
    }

    /**
     * With names for the classes, in their order.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static ConfusionTally of(List<String> classNames) {
        return new ConfusionTally(Objects.requireNonNull(classNames, "classNames"));
    }

    /**
     * With classes that are named by their numbers.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static ConfusionTally of(int classes) {
        return of(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    /**
     * The metric, {@code "confusion"}: for a training or an evaluation, which refuse an output of
     * other classes.
     */
    public Metric metric() {
        return Metric.ofSums(
                        "confusion",
                        output -> {
                            width(output.shape().size(), output.target().size());
                            return new Sums();
                        })
                .higherIsBetter();
    }

    /**
     * The matrix of the evaluation, or of the epoch, that was last asked for its value; of a
     * training with validation data, that of the validation. All zeros before.
     */
    public ConfusionMatrix last() {
        int[][] counts = new int[classes][classes];
        synchronized (last) {
            for (int i = 0; i < last.length; i++) {
                counts[i / classes][i % classes] = (int) Math.round(last[i]);
            }
        }
        return new ConfusionMatrix(counts, classNames);
    }

    private final class Sums implements Tally {
        @Override
        public int size() {
            return classes * classes;
        }

        @Override
        public void add(
                double[] sums,
                int size,
                float[] y,
                int yAt,
                int targetSize,
                float[] target,
                int targetAt,
                double weight) {
            int width = width(size, targetSize);
            int rows = size / width;
            int targetWidth = targetSize / rows;
            for (int r = 0; r < rows; r++) {
                int actual = classOf(targetWidth, target, targetAt + r * targetWidth, false);
                int predicted = classOf(width, y, yAt + r * width, true);
                sums[actual * classes + predicted] += weight;
            }
        }

        @Override
        public double value(double[] sums) {
            double right = 0;
            double all = 0;
            synchronized (last) {
                for (int i = 0; i < sums.length; i++) {
                    last[i] = sums[i];
                    all += sums[i];
                    right += i / classes == i % classes ? sums[i] : 0;
                }
            }
            return right / all;
        }
    }

    /** What sums become numbers by. */
    Tally tally() {
        return new Sums();
    }

    /** How many values of an output say a class. */
    private int width(int size, int targetSize) {
        boolean isBinary = classes == 2 && size == targetSize && size % 2 != 0;
        if (!isBinary && size % classes != 0) {
            throw new IllegalArgumentException(
                    "a confusion matrix of %d classes cannot count an output of %d values"
                            .formatted(classes, size));
        }
        return isBinary ? 1 : classes;
    }

    private int classOf(int width, float[] values, int at, boolean isAnswer) {
        if (width == 1) {
            float v = values[at];
            return Math.clamp(isAnswer ? (v >= 0.5f ? 1 : 0) : Math.round(v), 0, classes - 1);
        }
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[at + i] > values[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
