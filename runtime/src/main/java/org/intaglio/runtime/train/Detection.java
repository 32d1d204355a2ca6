/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Objects;

/**
 * Metrics of yes and no: what an output says is so, and what is so. Targets are a value for each
 * unit, 0 or 1, as of a binary cross-entropy or of one-hot classes. All are made of sums over the
 * epoch. Formulas are those of Keras: <a
 * href="https://keras.io/api/metrics/">keras.io/api/metrics</a>.
 */
@CheckReturnValue
public final class Detection {
    private static final int THRESHOLDS = 200;

    /** {@link #precision} of what is above one half. */
    public static final Metric PRECISION = precision(0.5);

    /** {@link #recall} of what is above one half. */
    public static final Metric RECALL = recall(0.5);

    /** {@link #auc} from 200 thresholds. */
    public static final Metric AUC = auc(THRESHOLDS);

    private Detection() {}

    /**
     * The share of ones among the units above a threshold; 0 if none is. Reported as {@code
     * precision}; several thresholds are several metrics, {@link Metric#named} differently.
     */
    public static Metric precision(double threshold) {
        return precision(Predicted.above(threshold));
    }

    /** The share of ones among the units that are said to be so; 0 if none is. */
    public static Metric precision(Predicted predicted) {
        return counts("precision", Counts.Kind.PRECISION, predicted).higherIsBetter();
    }

    /** The share of the ones that are above a threshold; 0 if there are none. */
    public static Metric recall(double threshold) {
        return recall(Predicted.above(threshold));
    }

    /** The share of the ones that are said to be so; 0 if there are none. */
    public static Metric recall(Predicted predicted) {
        return counts("recall", Counts.Kind.RECALL, predicted).higherIsBetter();
    }

    /** How many ones are above a threshold. */
    public static Metric truePositives(double threshold) {
        return counts("true_positives", Counts.Kind.TRUE_POSITIVES, Predicted.above(threshold))
                .higherIsBetter();
    }

    /** How many zeros are above a threshold. */
    public static Metric falsePositives(double threshold) {
        return counts("false_positives", Counts.Kind.FALSE_POSITIVES, Predicted.above(threshold))
                .lowerIsBetter();
    }

    /** How many zeros are not above a threshold. */
    public static Metric trueNegatives(double threshold) {
        return counts("true_negatives", Counts.Kind.TRUE_NEGATIVES, Predicted.above(threshold))
                .higherIsBetter();
    }

    /** How many ones are not above a threshold. */
    public static Metric falseNegatives(double threshold) {
        return counts("false_negatives", Counts.Kind.FALSE_NEGATIVES, Predicted.above(threshold))
                .lowerIsBetter();
    }

    private static Metric counts(String name, Counts.Kind kind, Predicted predicted) {
        Objects.requireNonNull(predicted, "predicted");
        return Metric.ofSums(
                name,
                MetricKind.ERROR,
                output -> {
                    predicted.check(name, output);
                    return new Counts(kind, predicted, output.shape().dimension(-1));
                });
    }

    /**
     * The area under the curve of true and false positive rates (ROC), between the thresholds a
     * straight line; reported as {@code auc}. Of outputs that are logits, the sigmoid is taken.
     *
     * @param thresholds of how many thresholds, evenly from 0 to 1; 2 or more
     */
    public static Metric auc(int thresholds) {
        return area(thresholds, false, false);
    }

    /**
     * The mean over the units of a row of the area for each, for labels that do not exclude each
     * other; see {@link #auc}.
     */
    public static Metric aucOfLabels(int thresholds) {
        return area(thresholds, false, true);
    }

    /** The area under the curve of precision and recall; see {@link #auc}. */
    public static Metric aucOfPrecisionAndRecall(int thresholds) {
        return area(thresholds, true, false);
    }

    private static Metric area(int thresholds, boolean precisionRecall, boolean ofLabels) {
        checkThresholds("auc", thresholds);
        return Metric.ofSums(
                        "auc",
                        MetricKind.ERROR,
                        output ->
                                new Auc(
                                        thresholds,
                                        precisionRecall,
                                        output.fromLogits(),
                                        ofLabels ? output.shape().dimension(-1) : 1))
                .higherIsBetter();
    }

    private static void checkThresholds(String metric, int thresholds) {
        if (thresholds < 2) {
            throw new IllegalArgumentException(
                    metric + " needs 2 thresholds or more, got " + thresholds);
        }
    }

    /**
     * The highest recall of all thresholds whose specificity, the share of the zeros that are not
     * above, is at least this; 0 if there is none.
     *
     * @param thresholds of how many thresholds, evenly from 0 to 1; 2 or more
     */
    public static Metric sensitivityAtSpecificity(double specificity, int thresholds) {
        return point(
                "sensitivity_at_specificity",
                OperatingPoint.SENSITIVITY,
                OperatingPoint.SPECIFICITY,
                Predicted.checkShare("a specificity", specificity),
                thresholds);
    }

    /** The highest specificity where the recall is at least this. */
    public static Metric specificityAtSensitivity(double sensitivity, int thresholds) {
        return point(
                "specificity_at_sensitivity",
                OperatingPoint.SPECIFICITY,
                OperatingPoint.SENSITIVITY,
                Predicted.checkShare("a sensitivity", sensitivity),
                thresholds);
    }

    /** The highest precision where the recall is at least this. */
    public static Metric precisionAtRecall(double recall, int thresholds) {
        return point(
                "precision_at_recall",
                OperatingPoint.PRECISION,
                OperatingPoint.SENSITIVITY,
                Predicted.checkShare("a recall", recall),
                thresholds);
    }

    /** The highest recall where the precision is at least this. */
    public static Metric recallAtPrecision(double precision, int thresholds) {
        return point(
                "recall_at_precision",
                OperatingPoint.SENSITIVITY,
                OperatingPoint.PRECISION,
                Predicted.checkShare("a precision", precision),
                thresholds);
    }

    private static Metric point(
            String name,
            OperatingPoint.Rate best,
            OperatingPoint.Rate held,
            double least,
            int thresholds) {
        checkThresholds(name, thresholds);
        return Metric.ofSums(
                        name,
                        MetricKind.ERROR,
                        output -> new OperatingPoint(best, held, least, thresholds))
                .higherIsBetter();
    }

    /** The F1 score of the class with the highest value of a row; reported as {@code f1_score}. */
    public static Metric f1(Averaging averaging) {
        return f1(averaging, Predicted.highest());
    }

    /** The F1 score of the classes that are said to be so. */
    public static Metric f1(Averaging averaging, Predicted predicted) {
        return score("f1_score", 1, averaging, predicted);
    }

    /**
     * {@code (1 + β²)·precision·recall / (β²·precision + recall)} of each class that is said to be
     * so, averaged; reported as {@code fbeta_score}.
     */
    public static Metric fBeta(double beta, Averaging averaging, Predicted predicted) {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("beta must be above 0, got " + beta);
        }
        return score("fbeta_score", beta, averaging, predicted);
    }

    private static Metric score(
            String name, double beta, Averaging averaging, Predicted predicted) {
        Objects.requireNonNull(averaging, "averaging");
        Objects.requireNonNull(predicted, "predicted");
        return Metric.ofSums(
                        name,
                        MetricKind.ERROR,
                        output -> {
                            predicted.check(name, output);
                            int width = output.shape().dimension(-1);
                            return new FScore(beta, averaging, width, predicted);
                        })
                .higherIsBetter();
    }

    static void checkIndex(String what, int index) {
        if (index < 0) {
            throw new IllegalArgumentException(what + " has a number from 0, got " + index);
        }
    }
}
