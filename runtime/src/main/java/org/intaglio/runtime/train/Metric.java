/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.Loss;
import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.expression.ExpressionLoss;
import org.intaglio.runtime.expression.LossExpressions;
import org.intaglio.runtime.program.Architecture;

import java.util.Locale;
import java.util.Objects;

/**
 * A number that says how good predictions are: the mean over the samples of a value for each
 * sample, or something made of sums over the epoch. As in Keras, metrics ignore sample weights and
 * class weights unless they are {@link #weighted}. Those of yes and no, precision and its like, are
 * in {@link Detection}; those of regions in {@link Overlap}.
 *
 * <p>A metric that says nothing about an output, such as the accuracy of numbers, is refused before
 * a training or an evaluation begins. A prediction that is NaN is wrong in every accuracy.
 */
@CheckReturnValue
public final class Metric {
    /**
     * How many predictions are right. As in Keras, the output decides how: {@link #BINARY_ACCURACY}
     * if it has one unit, {@link #SPARSE_CATEGORICAL_ACCURACY} if targets are class indices, else
     * {@link #CATEGORICAL_ACCURACY}. (An output of several independent sigmoids wants {@link
     * #BINARY_ACCURACY}.) It is reported as {@code accuracy}. For outputs whose loss is a
     * cross-entropy or the user's own; whoever trains classes by another loss names the accuracy
     * that is meant.
     */
    public static final Metric ACCURACY =
            new Metric(
                            "accuracy",
                            MetricKind.ACCURACY,
                            output ->
                                    output.shape().dimension(-1) == 1
                                            ? Accuracies.BINARY
                                            : Accuracies.top(1, output))
                    .higherIsBetter();

    /**
     * Whether the class of the target is that of the highest value; {@code t} is its index. For
     * targets that are class indices.
     */
    public static final Metric SPARSE_CATEGORICAL_ACCURACY =
            new Metric(
                            "sparse_categorical_accuracy",
                            MetricKind.SPARSE_CATEGORICAL,
                            output -> Accuracies.sparse(1, output))
                    .higherIsBetter();

    /**
     * Whether the highest value of the output is where the target has its highest. For targets with
     * a value for each of several units.
     */
    public static final Metric CATEGORICAL_ACCURACY =
            new Metric(
                            "categorical_accuracy",
                            MetricKind.CATEGORICAL,
                            output -> Accuracies.dense(1, output))
                    .higherIsBetter();

    /**
     * The fraction of units for which {@code y > 0.5} says the same as the target. As in Keras, 0.5
     * is the threshold for logits too, where 0 would be the fair one: write a metric of your own
     * for those. For targets with a value for each unit, unless the units are classes that exclude
     * each other.
     */
    public static final Metric BINARY_ACCURACY = binaryAccuracy(0.5);

    /**
     * {@link #BINARY_ACCURACY} with another threshold.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public static Metric binaryAccuracy(double threshold) {
        Metric.Function function =
                Accuracies.binary((float) Predicted.checkShare("a threshold", threshold));
        return new Metric("binary_accuracy", MetricKind.BINARY, output -> function)
                .higherIsBetter();
    }

    /**
     * Mean of {@code |y - t|}, reported as {@code mean_absolute_error}, for targets with a value
     * for each unit. Keras' short name, so that it can be imported together with {@link
     * Loss#MEAN_ABSOLUTE_ERROR}.
     */
    public static final Metric MAE =
            new Metric("mean_absolute_error", MetricKind.ERROR, output -> Errors.ABSOLUTE)
                    .lowerIsBetter();

    /**
     * Mean of {@code (y - t)²}, reported as {@code mean_squared_error}, for targets with a value
     * for each unit. Keras' short name, so that it can be imported together with {@link
     * Loss#MEAN_SQUARED_ERROR}.
     */
    public static final Metric MSE =
            new Metric("mean_squared_error", MetricKind.ERROR, output -> Errors.SQUARED)
                    .lowerIsBetter();

    /**
     * Whether the class of the target is among the {@code k} highest values; values equal to the
     * target's count for it. Reported as {@code top_5_accuracy}. For outputs of more than {@code k}
     * classes.
     *
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public static Metric topK(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("topK needs k of 1 or more, got " + k);
        }
        String name = "top_" + k + "_accuracy";
        return new Metric(
                        name,
                        output -> {
                            MetricKind.checkTop(k, name, output);
                            return Accuracies.top(k, output);
                        })
                .higherIsBetter();
    }

    /** The root of the mean of {@code (y - t)²} over all samples. */
    public static final Metric RMSE =
            ofSums("root_mean_squared_error", MetricKind.ERROR, output -> new RootOfMean())
                    .lowerIsBetter();

    /**
     * The coefficient of determination R², {@code 1 - Σ(t-y)² / Σ(t-mean t)²}, mean over the units;
     * reported as {@code r2_score}.
     */
    public static final Metric R2_SCORE = r2Score(Averaging.MACRO, 0);

    /**
     * R² of all units, adjusted for the number of variables that explain: {@code 1 -
     * (1-R²)·(n-1)/(n-p-1)} for n targets, of all units as Keras counts them, and as it is where
     * that would divide by less than 1.
     *
     * @param averaging {@code MACRO} for the mean over the units, {@code WEIGHTED} for the mean by
     *     the variances of their targets
     * @param regressors p, 0 or more
     * @throws IllegalArgumentException if {@code averaging} is {@code MICRO}
     */
    public static Metric r2Score(Averaging averaging, int regressors) {
        Objects.requireNonNull(averaging, "averaging");
        if (averaging == Averaging.MICRO) {
            throw new IllegalArgumentException(
                    "r2Score averages units by MACRO or WEIGHTED, got MICRO");
        }
        if (regressors < 0) {
            throw new IllegalArgumentException(
                    "r2Score needs 0 regressors or more, got " + regressors);
        }
        return r2(output ->
                new R2(0, output.shape().size(), averaging == Averaging.WEIGHTED, regressors));
    }

    /**
     * R² of one unit.
     *
     * @param unit its number among all of the output, from 0
     */
    public static Metric r2Score(int unit) {
        Detection.checkIndex("a unit", unit);
        return r2(output -> {
            int units = output.shape().size();
            if (unit >= units) {
                throw new IllegalArgumentException(
                        "the metric 'r2_score' looks at unit %d of the output '%s', which has units 0 to %d"
                                .formatted(unit, output.name(), units - 1));
            }
            return new R2(unit, unit + 1, false, 0);
        });
    }

    private static Metric r2(java.util.function.Function<Architecture.Output, Tally> sums) {
        return ofSums("r2_score", MetricKind.ERROR, sums).higherIsBetter();
    }

    /**
     * {@code Σ t·y / (|t|·|y|)} of each row, the last axis: 1 where the directions are the same.
     * The loss of that name is the opposite number.
     */
    public static Metric cosineSimilarity() {
        ExpressionLoss measured = LossExpressions.measured(Loss.COSINE_SIMILARITY, false);
        return new Metric(
                        "cosine_similarity",
                        MetricKind.ERROR,
                        output -> {
                            int width = output.shape().dimension(-1);
                            return (size, y, yAt, targetSize, target, targetAt) ->
                                    -measured.sample(
                                            size / width, width, y, yAt, target, targetAt, null, 0);
                        })
                .higherIsBetter();
    }

    /**
     * Pearson's coefficient of each row, the last axis: how far the units of output and target rise
     * and fall together. NaN for a row that does neither.
     */
    public static final Metric PEARSON_CORRELATION =
            new Metric("pearson_correlation", MetricKind.ERROR, Correlations::pearson)
                    .higherIsBetter();

    /**
     * Lin's coefficient of each row, the last axis: {@code 2·cov / (var t + var y + (mean t - mean
     * y)²)}, which wants equal means and scales besides.
     */
    public static final Metric CONCORDANCE_CORRELATION =
            new Metric("concordance_correlation", MetricKind.ERROR, Correlations::concordance)
                    .higherIsBetter();

    /**
     * A loss as a metric, under its name in lower case: {@code Metric.of(Loss.POISSON)} is reported
     * as {@code poisson}. It compares what the output's own loss compares.
     *
     * @throws IllegalArgumentException for {@link Loss#NONE} and {@link Loss#CUSTOM}
     */
    public static Metric of(Loss loss) {
        Objects.requireNonNull(loss, "loss");
        ExpressionLoss measured = LossExpressions.measured(loss, false);
        ExpressionLoss ofLogits = LossExpressions.measured(loss, true);
        MetricKind kind =
                loss.targets() == Loss.Targets.CLASS
                        ? MetricKind.SPARSE_CATEGORICAL
                        : MetricKind.ERROR;
        boolean ofSamples = LossExpressions.isOfSamples(loss);
        // Keras writes this one without an underscore.
        String name = loss == Loss.LOG_COSH ? "logcosh" : loss.name().toLowerCase(Locale.ROOT);
        return new Metric(
                        name,
                        kind,
                        output -> {
                            ExpressionLoss formula = output.fromLogits() ? ofLogits : measured;
                            int width =
                                    ofSamples
                                            ? output.shape().size()
                                            : output.shape().dimension(-1);
                            return new OfLoss(formula, width, !ofSamples);
                        })
                .lowerIsBetter();
    }

    private record OfLoss(ExpressionLoss formula, int width, boolean knowsRows)
            implements Function {
        @Override
        public double sample(
                int size, float[] y, int yAt, int targetSize, float[] target, int targetAt) {
            return formula.sample(size / width, width, y, yAt, target, targetAt, null, 0);
        }
    }

    /**
     * A metric of one's own. To be watched by {@link EarlyStopping}, it says which way is better
     * with {@link #higherIsBetter()} or {@link #lowerIsBetter()}.
     *
     * @param name what it is reported as
     * @param function its value for one sample
     */
    public static Metric of(String name, Function function) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
        return new Metric(name, output -> function);
    }

    /**
     * A metric of one's own that is made of sums over the epoch and no mean over samples, as a
     * share or a root is. Memory is that of the sums.
     *
     * @param name what it is reported as
     * @param sums makes what adds the samples of an output up, and may refuse the output with an
     *     {@link IllegalArgumentException}
     */
    public static Metric ofSums(
            String name, java.util.function.Function<Architecture.Output, Tally> sums) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sums, "sums");
        return new Metric(name, null, sums, EarlyStopping.Mode.AUTO, false);
    }

    /** For outputs of this kind. */
    static Metric ofSums(
            String name,
            MetricKind kind,
            java.util.function.Function<Architecture.Output, Tally> sums) {
        return ofSums(
                name,
                output -> {
                    kind.check(name, output);
                    return sums.apply(output);
                });
    }

    private final String name;
    private final java.util.function.Function<Architecture.Output, Tally> tally;
    private final boolean weighted;
    private final EarlyStopping.Mode mode;
    private final java.util.function.Function<Architecture.Output, Function> choice;

    private Metric(
            String name,
            MetricKind kind,
            java.util.function.Function<Architecture.Output, Function> choice) {
        this(
                name,
                output -> {
                    kind.check(name, output);
                    return choice.apply(output);
                });
    }

    private Metric(String name, java.util.function.Function<Architecture.Output, Function> choice) {
        this(name, choice, null, EarlyStopping.Mode.AUTO, false);
    }

    private Metric(
            String name,
            java.util.function.Function<Architecture.Output, Function> choice,
            java.util.function.Function<Architecture.Output, Tally> tally,
            EarlyStopping.Mode mode,
            boolean weighted) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        this.name = name;
        this.choice = choice;
        this.mode = mode;
        this.tally = tally;
        this.weighted = weighted;
    }

    /** The same metric, of which higher values are better. */
    public Metric higherIsBetter() {
        return new Metric(name, choice, tally, EarlyStopping.Mode.MAX, weighted);
    }

    /** The same metric, of which lower values are better. */
    public Metric lowerIsBetter() {
        return new Metric(name, choice, tally, EarlyStopping.Mode.MIN, weighted);
    }

    /** The same metric, reported under another name. */
    public Metric named(String newName) {
        Objects.requireNonNull(newName, "newName");
        return new Metric(newName, choice, tally, mode, weighted);
    }

    /**
     * The same metric, in which a sample counts as much as its weight and that of its class say, as
     * in Keras' {@code weighted_metrics}.
     */
    public Metric weighted() {
        return new Metric(name, choice, tally, mode, true);
    }

    /** Whether samples count by their weights. */
    public boolean isWeighted() {
        return weighted;
    }

    /** Whether it is made of sums, {@link #sums}, and not the mean of a value for each sample. */
    public boolean isOfSums() {
        return tally != null;
    }

    /**
     * What adds samples of this output up; for metrics that are {@linkplain #isOfSums made of
     * sums}.
     *
     * @throws IllegalArgumentException if the metric says nothing about this output
     * @throws IllegalStateException if it is not made of sums
     */
    public Tally sums(Architecture.Output output) {
        Objects.requireNonNull(output, "output");
        if (tally == null) {
            throw new IllegalStateException(name + " is not made of sums");
        }
        return tally.apply(output);
    }

    /**
     * Which way is better; {@code AUTO} for a metric of one's own that does not say so with {@link
     * #higherIsBetter()} or {@link #lowerIsBetter()}.
     */
    public EarlyStopping.Mode mode() {
        return mode;
    }

    /** What it is reported as. */
    public String name() {
        return name;
    }

    /**
     * The function that measures one sample of this output.
     *
     * @throws IllegalArgumentException if the metric says nothing about this output
     * @throws IllegalStateException if it is {@linkplain #isOfSums made of sums}
     */
    public Function function(Architecture.Output output) {
        Objects.requireNonNull(output, "output");
        if (choice == null) {
            throw new IllegalStateException(name + " is made of sums");
        }
        return choice.apply(output);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Measures one sample. Called by several threads at once. */
    @FunctionalInterface
    public interface Function {
        /**
         * The value for one sample.
         *
         * @param size how many values the output has
         * @param y the network's output, from {@code yAt}
         * @param target the target, from {@code targetAt}
         * @param targetSize how many values the target has
         */
        double sample(int size, float[] y, int yAt, int targetSize, float[] target, int targetAt);

        /**
         * Whether it says something about a single row, the last axis, too: of an output with a
         * mask it is then asked about each row that counts, as if that were a sample, and the mean
         * is over these rows. Where not, a mask changes nothing.
         */
        default boolean knowsRows() {
            return true;
        }
    }

    /** Whether accuracy says something about an output with this loss. */
    public static boolean isClassification(Loss loss) {
        Objects.requireNonNull(loss, "loss");
        return switch (loss.targets()) {
            case CLASS, DISTRIBUTION, PROBABILITIES -> true;
            case NOTHING, NUMBERS, COUNTS, SIGNS, ANY -> false;
        };
    }
}
