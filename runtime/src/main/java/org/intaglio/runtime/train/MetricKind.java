/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.Loss;
import org.intaglio.runtime.program.Architecture;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a metric compares, and which outputs that says something about. A metric that does not fit
 * would read the targets of other samples, or give a number that means nothing.
 */
enum MetricKind {
    /** The accuracy that the output decides on. */
    ACCURACY("accuracy") {
        @Override
        boolean fits(Architecture.Output output) {
            return output.loss() == Loss.CUSTOM || Metric.isClassification(output.loss());
        }
    },

    /** The highest value against the index of a class. */
    SPARSE_CATEGORICAL("sparse_categorical_accuracy") {
        @Override
        boolean fits(Architecture.Output output) {
            return output.loss().targets() == Loss.Targets.CLASS;
        }
    },

    /** The highest value against the highest of the target. */
    CATEGORICAL("categorical_accuracy") {
        @Override
        boolean fits(Architecture.Output output) {
            return hasValues(output) && width(output) > 1;
        }
    },

    /** Each value against 0 or 1. */
    BINARY("binary_accuracy") {
        @Override
        boolean fits(Architecture.Output output) {
            return hasValues(output) && output.loss().targets() != Loss.Targets.DISTRIBUTION;
        }
    },

    /** The highest values against a class. */
    TOP("top_k_accuracy") {
        @Override
        boolean fits(Architecture.Output output) {
            return CATEGORICAL.fits(output) || SPARSE_CATEGORICAL.fits(output);
        }
    },

    /** How far each value is from the target's. */
    ERROR("mean_absolute_error, mean_squared_error") {
        @Override
        boolean fits(Architecture.Output output) {
            return hasValues(output);
        }
    };

    private final String names;

    MetricKind(String names) {
        this.names = names;
    }

    /** Whether it says something about this output. */
    abstract boolean fits(Architecture.Output output);

    /**
     * Refuses an output about which a metric of this kind says nothing.
     *
     * @param metric the metric's name
     */
    void check(String metric, Architecture.Output output) {
        if (!fits(output)) {
            throw misfit(metric, output, reason(output));
        }
    }

    /** Refuses k of as many classes or fewer: the right one is always among them. */
    static void checkTop(int k, String metric, Architecture.Output output) {
        TOP.check(metric, output);
        int classes = width(output);
        if (k >= classes) {
            throw misfit(
                    metric,
                    output,
                    "it has %d classes, and one of them is always among the %d highest; take k of %s"
                            .formatted(classes, k, classes == 2 ? "1" : "1 to " + (classes - 1)));
        }
    }

    private String reason(Architecture.Output output) {
        return switch (output.loss().targets()) {
            case CLASS ->
                    "its target is the index of a class"
                            + (output.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY
                                    ? "; the loss CATEGORICAL_CROSSENTROPY takes indices, too, and"
                                            + " compares rows"
                                    : "");
            case DISTRIBUTION ->
                    this == BINARY
                            ? "its classes exclude each other"
                            : "its target is a value a class, not an index";
            case PROBABILITIES, ANY ->
                    this == SPARSE_CATEGORICAL
                            ? "its target is a value a unit, not an index"
                            : "it has one unit, so no highest of several";
            case NUMBERS, COUNTS, SIGNS ->
                    switch (this) {
                        case ACCURACY -> "its targets are numbers, which are not right or wrong";
                        case SPARSE_CATEGORICAL -> "its target is a value a unit, not an index";
                        default -> "it has one unit, so no highest of several";
                    };
            case NOTHING -> "it has no loss, and so no target";
        };
    }

    private static IllegalArgumentException misfit(
            String metric, Architecture.Output output, String reason) {
        String fitting =
                Arrays.stream(values())
                        .filter(kind -> kind.fits(output))
                        .map(kind -> kind.names)
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "the metric '%s' says nothing about the output '%s' with the loss %s: %s. %s"
                        .formatted(
                                metric,
                                output.name(),
                                output.loss(),
                                reason,
                                fitting.isEmpty()
                                        ? "Only a metric of your own fits it: Metric.of"
                                        : "What fits it: "
                                                + fitting
                                                + ", or a metric of your own: Metric.of"));
    }

    /** Whether the target has a value for each of the output. */
    private static boolean hasValues(Architecture.Output output) {
        return switch (output.loss().targets()) {
            case CLASS, NOTHING -> false;
            case DISTRIBUTION, PROBABILITIES, SIGNS, COUNTS, NUMBERS, ANY -> true;
        };
    }

    private static int width(Architecture.Output output) {
        return output.shape().dimension(-1);
    }
}
