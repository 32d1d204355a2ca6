/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Classes as numbers and as rows: what NumPy's {@code argmax} and Keras' {@code to_categorical} do.
 */
@CheckReturnValue
public final class Classes {
    private Classes() {}

    /**
     * Where the largest value is: the class that a row of probabilities or logits speaks for.
     *
     * @return its index, the first if there are several
     * @throws IllegalArgumentException if there is no value, or one is not a number
     */
    public static int argMax(float[] values) {
        Objects.requireNonNull(values, "values");
        if (values.length == 0) {
            throw new IllegalArgumentException("argMax needs a value at least, got none");
        }
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException(
                        "value %d is not a number, so none is the largest".formatted(i));
            }
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /**
     * {@link #argMax(float[])} of each row: {@code argMax(model.predict(x))} are the classes of
     * {@code x}.
     *
     * @throws IllegalArgumentException if a row has no value, or one that is not a number, or all
     *     have one value: where a network ends in one unit, that is no row of classes
     */
    public static int[] argMax(float[][] rows) {
        Objects.requireNonNull(rows, "rows");
        int[] largest = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Objects.requireNonNull(rows[i], "rows[" + i + "]");
        }
        if (rows.length > 0 && Stream.of(rows).allMatch(row -> row.length == 1)) {
            throw new IllegalArgumentException(
                    "the rows have one value each, of which the largest says nothing; where a"
                            + " network ends in one unit with SIGMOID, a value above 0.5 is class"
                            + " 1");
        }
        for (int i = 0; i < rows.length; i++) {
            try {
                largest[i] = argMax(rows[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + i + ": " + e.getMessage(), e);
            }
        }
        return largest;
    }

    /**
     * A row a label, 1 at the label's place and 0 elsewhere: the targets of {@code
     * CATEGORICAL_CROSSENTROPY}.
     *
     * @param labels classes from 0
     * @param classes how many classes there are
     * @throws IllegalArgumentException if a label is not one of them
     */
    public static float[][] oneHot(int[] labels, int classes) {
        Objects.requireNonNull(labels, "labels");
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be 1 or more, got " + classes);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "label %d is %d, but there are %d classes, numbered 0 to %d"
                                .formatted(i, labels[i], classes, classes - 1));
            }
        }
        float[][] rows = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return rows;
    }
}
