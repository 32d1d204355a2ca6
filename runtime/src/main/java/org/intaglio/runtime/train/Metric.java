/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.Loss;
import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.program.Architecture;

import java.util.Objects;

/**
 * A number that says how good predictions are: the mean over the samples of a value for each
 * sample. As in Keras, metrics ignore sample weights and class weights.
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
    public static final Metric BINARY_ACCURACY =
            new Metric("binary_accuracy", MetricKind.BINARY, output -> Accuracies.BINARY)
                    .higherIsBetter();

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

    private final String name;
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
        this(name, choice, EarlyStopping.Mode.AUTO);
    }

    private Metric(
            String name,
            java.util.function.Function<Architecture.Output, Function> choice,
            EarlyStopping.Mode mode) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        this.name = name;
        this.choice = choice;
        this.mode = mode;
    }

    /** The same metric, of which higher values are better. */
    public Metric higherIsBetter() {
        return new Metric(name, choice, EarlyStopping.Mode.MAX);
    }

    /** The same metric, of which lower values are better. */
    public Metric lowerIsBetter() {
        return new Metric(name, choice, EarlyStopping.Mode.MIN);
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
     */
    public Function function(Architecture.Output output) {
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
    }

    /** Whether accuracy says something about an output with this loss. */
    public static boolean isClassification(Loss loss) {
        Objects.requireNonNull(loss, "loss");
        return switch (loss) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY, BINARY_CROSSENTROPY ->
                    true;
            case NONE, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, CUSTOM -> false;
        };
    }
}
