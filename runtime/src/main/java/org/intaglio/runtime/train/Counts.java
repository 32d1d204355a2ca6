/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * What was found and what is there, unit by unit, as Keras counts it: a unit is said if it is above
 * a threshold, and is so if its target is not 0.
 */
final class Counts implements Tally {
    private static final int TRUE_POSITIVES = 0;
    private static final int FALSE_POSITIVES = 1;
    private static final int TRUE_NEGATIVES = 2;
    private static final int FALSE_NEGATIVES = 3;

    /** What is made of the counts. */
    enum Kind {
        TRUE_POSITIVES,
        FALSE_POSITIVES,
        TRUE_NEGATIVES,
        FALSE_NEGATIVES,
        PRECISION,
        RECALL
    }

    private final Kind kind;
    private final Predicted predicted;
    private final int width;

    Counts(Kind kind, Predicted predicted, int width) {
        this.kind = kind;
        this.predicted = predicted;
        this.width = width;
    }

    @Override
    public int size() {
        return 4;
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
        int first = predicted.first();
        int count = predicted.count(width);
        for (int row = 0; row < size; row += width) {
            for (int i = first; i < first + count; i++) {
                boolean said = predicted.says(y, yAt + row, width, i);
                boolean so = target[targetAt + row + i] != 0;
                int place =
                        so
                                ? (said ? TRUE_POSITIVES : FALSE_NEGATIVES)
                                : (said ? FALSE_POSITIVES : TRUE_NEGATIVES);
                sums[place] += weight;
            }
        }
    }

    @Override
    public double value(double[] sums) {
        return switch (kind) {
            case TRUE_POSITIVES -> sums[TRUE_POSITIVES];
            case FALSE_POSITIVES -> sums[FALSE_POSITIVES];
            case TRUE_NEGATIVES -> sums[TRUE_NEGATIVES];
            case FALSE_NEGATIVES -> sums[FALSE_NEGATIVES];
            case PRECISION -> share(sums[TRUE_POSITIVES], sums[FALSE_POSITIVES]);
            case RECALL -> share(sums[TRUE_POSITIVES], sums[FALSE_NEGATIVES]);
        };
    }

    /** The first among both; 0 if there is neither. */
    static double share(double first, double second) {
        return first + second == 0 ? 0 : first / (first + second);
    }
}
