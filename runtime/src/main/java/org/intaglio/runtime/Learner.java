/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Metric;

import java.util.List;
import java.util.Objects;

/**
 * What trains on data sets and is measured with them, and takes arrays and tensors too: all of
 * these calls make {@link Samples} of what they are given and hand them on.
 *
 * <p>Numbers come as {@code float[][]}, indices, for an input that was declared to hold them, as
 * {@code int[][]}, or as {@code int[]} where a sample has but one. As whole numbers in {@code
 * float[][]} and tensors they are taken, too.
 */
public abstract sealed class Learner permits Model {
    Learner() {}

    /** What the compiler knows of the network. */
    public abstract Architecture architecture();

    /** Trains on a data set. */
    public abstract History fit(Dataset data, Training training);

    /** Measures loss and metrics. */
    public abstract Evaluation evaluate(Dataset data, Metric... metrics);

    /**
     * Trains on samples with a class each.
     *
     * @param x a row a sample
     * @param y a class a sample, from 0
     */
    public final History fit(float[][] x, int[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).labels(y).build(), training);
    }

    /**
     * Trains on samples of indices with a class each.
     *
     * @param x a row of indices a sample
     * @param y a class a sample, from 0
     */
    public final History fit(int[][] x, int[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).labels(y).build(), training);
    }

    /**
     * Trains on samples of indices with a class each.
     *
     * @param x an index a sample
     * @param y a class a sample, from 0
     */
    public final History fit(int[] x, int[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).labels(y).build(), training);
    }

    /**
     * Trains on samples with values to reach.
     *
     * @param x a row a sample
     * @param y a row a sample
     */
    public final History fit(float[][] x, float[][] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples of indices with values to reach.
     *
     * @param x a row of indices a sample
     * @param y a row a sample
     */
    public final History fit(int[][] x, float[][] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples of indices with values to reach.
     *
     * @param x an index a sample
     * @param y a row a sample
     */
    public final History fit(int[] x, float[][] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples with a value to reach: of a network with one unit at its end.
     *
     * @param x a row a sample
     * @param y a value a sample
     */
    public final History fit(float[][] x, float[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples of indices with a value to reach.
     *
     * @param x a row of indices a sample
     * @param y a value a sample
     */
    public final History fit(int[][] x, float[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples of indices with a value to reach.
     *
     * @param x an index a sample
     * @param y a value a sample
     */
    public final History fit(int[] x, float[] y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(input(x, y).target(y).build(), training);
    }

    /**
     * Trains on samples in tensors, whose first axis counts them.
     *
     * @param x the input
     * @param y the targets
     */
    public final History fit(Tensor x, Tensor y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(of(x, y), training);
    }

    /**
     * Trains a network with several inputs or outputs on samples in tensors.
     *
     * @param x a tensor an input, in the order of declaration
     * @param y a tensor of targets an output
     */
    public final History fit(List<Tensor> x, List<Tensor> y, Training training) {
        Objects.requireNonNull(training, "training");
        return fit(of(x, y), training);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a class a sample. */
    public final Evaluation evaluate(float[][] x, int[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).labels(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a row of indices and a class a sample. */
    public final Evaluation evaluate(int[][] x, int[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).labels(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with an index and a class a sample. */
    public final Evaluation evaluate(int[] x, int[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).labels(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a row of values a sample. */
    public final Evaluation evaluate(float[][] x, float[][] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /**
     * As {@link #evaluate(Dataset, Metric...)}, with a row of indices and a row of values a sample.
     */
    public final Evaluation evaluate(int[][] x, float[][] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with an index and a row of values a sample. */
    public final Evaluation evaluate(int[] x, float[][] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a value a sample. */
    public final Evaluation evaluate(float[][] x, float[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a row of indices and a value a sample. */
    public final Evaluation evaluate(int[][] x, float[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with an index and a value a sample. */
    public final Evaluation evaluate(int[] x, float[] y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(input(x, y).target(y).build(), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with tensors whose first axis counts samples. */
    public final Evaluation evaluate(Tensor x, Tensor y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(of(x, y), metrics);
    }

    /** As {@link #evaluate(Dataset, Metric...)}, with a tensor an input and an output. */
    public final Evaluation evaluate(List<Tensor> x, List<Tensor> y, Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return evaluate(of(x, y), metrics);
    }

    private Samples.Builder input(float[][] x, Object y) {
        return builder(x, y).input(x);
    }

    private Samples.Builder input(int[][] x, Object y) {
        return builder(x, y).input(x);
    }

    private Samples.Builder input(int[] x, Object y) {
        return builder(x, y).input(x);
    }

    /** Nulls first: what else is wrong shows only with both. */
    private Samples.Builder builder(Object x, Object y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        return Samples.builder(architecture());
    }

    private Samples of(Tensor x, Tensor y) {
        return of(List.of(Objects.requireNonNull(x, "x")), List.of(Objects.requireNonNull(y, "y")));
    }

    private Samples of(List<Tensor> x, List<Tensor> y) {
        Samples.Builder samples = builder(x, y);
        x.forEach(samples::input);
        y.forEach(samples::target);
        return samples.build();
    }
}
