/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Squares of gradients by rows and columns, so that an optimizer remembers n + m numbers of an n×m
 * kernel (Shazeer and Stern 2018, <a href="https://arxiv.org/abs/1804.04235">arXiv:1804.04235</a>).
 *
 * <pre>
 * β = 1 - t^decay;  s = g² + ε1
 * r = β·r + (1-β)·mean of s over the last axis;  c likewise over the last but one
 * v = r·c / mean r              (a bias: v = β·v + (1-β)·s)
 * u = g / √v;  u = u / max(1, rms(u) / clip)
 * θ = θ - max(ε2, rms(θ))·min(rate, 1/√t)·u
 * </pre>
 *
 * <p>It waits for all gradients of a step. Formulas and defaults: <a
 * href="https://keras.io/api/optimizers/adafactor/">keras.io/api/optimizers/adafactor</a>; Keras'
 * {@code relative_step} changes nothing there.
 *
 * @param learningRate the learning rate
 * @param beta2Decay the exponent of β; negative
 * @param epsilon1 added to squares; positive
 * @param epsilon2 the least that a parameter's size counts; positive
 * @param clipThreshold the most that the mean square of a step may be; positive
 */
@CheckReturnValue
public record Adafactor(
        LearningRate learningRate,
        double beta2Decay,
        double epsilon1,
        double epsilon2,
        double clipThreshold)
        implements Optimizer {
    /** Checks the numbers. */
    public Adafactor {
        Objects.requireNonNull(learningRate, "learningRate");
        if (!(beta2Decay < 0 && Double.isFinite(beta2Decay))) {
            throw new IllegalArgumentException("beta2Decay must be below 0, got " + beta2Decay);
        }
        Limits.positive("epsilon1", epsilon1);
        Limits.positive("epsilon2", epsilon2);
        Limits.positive("clipThreshold", clipThreshold);
    }

    /** Learning rate 0.001, decay -0.8, ε 1e-30 and 1e-3, threshold 1. */
    public static Adafactor create() {
        return create(0.001);
    }

    /** A learning rate; the rest as in {@link #create()}. */
    public static Adafactor create(double learningRate) {
        return create(LearningRate.constant(learningRate));
    }

    /** A learning rate that depends on the number of the step; the rest as in {@link #create()}. */
    public static Adafactor create(LearningRate learningRate) {
        return new Adafactor(learningRate, -0.8, 1e-30, 1e-3, 1);
    }

    /** With this exponent of β. */
    public Adafactor beta2Decay(double beta2Decay) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold);
    }

    /** With this ε1. */
    public Adafactor epsilon1(double epsilon1) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold);
    }

    /** With this ε2. */
    public Adafactor epsilon2(double epsilon2) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold);
    }

    /** With this threshold. */
    public Adafactor clipThreshold(double clipThreshold) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold);
    }

    @Override
    public Update start(ParameterLayout layout) {
        Objects.requireNonNull(layout, "layout");
        List<Factors> factors = layout.parameters().stream().map(Factors::new).toList();
        return new WholeUpdate() {
            private double beta;
            private double rate;

            @Override
            public void begin(long step, float learningRate) {
                beta = 1 - Powers.real((double) step, beta2Decay);
                rate = Math.min(learningRate, 1 / Math.sqrt((double) step));
            }

            @Override
            public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
                // By index: an iterator would be garbage.
                for (int i = 0; i < factors.size(); i++) {
                    Factors f = factors.get(i);
                    double size = Math.sqrt(kernels.squares(f.from, f.to, theta) / (f.to - f.from));
                    f.remember(gradient, beta, epsilon1);
                    f.divide(gradient);
                    double rms =
                            Math.sqrt(kernels.squares(f.from, f.to, gradient) / (f.to - f.from));
                    double alpha = Math.max(epsilon2, size) * rate;
                    float scale = (float) (alpha / Math.max(1, rms / clipThreshold));
                    for (int j = f.from; j < f.to; j++) {
                        gradient[j] *= scale;
                    }
                }
            }
        };
    }

    /**
     * What is remembered of a parameter: matrices of the last two axes, or each number's square.
     */
    private static final class Factors {
        private final int from;
        private final int to;

        /** Rows and columns of a matrix; one row where there is one axis. */
        private final int height;

        private final int width;
        private final boolean factored;
        private final double[] rows;
        private final double[] columns;
        private final double[] sums;

        Factors(ParameterLayout.Range range) {
            this.from = range.from();
            this.to = range.to();
            int[] axes = range.shape().dimensions();
            this.factored = axes.length >= 2;
            this.width = axes.length == 0 ? 1 : axes[axes.length - 1];
            this.height = factored ? axes[axes.length - 2] : 1;
            int matrices = (to - from) / (height * width);
            this.rows = new double[factored ? matrices * height : 0];
            this.columns = new double[matrices * width];
            this.sums = new double[columns.length];
        }

        void remember(float[] g, double beta, double epsilon) {
            Arrays.fill(sums, 0);
            for (int at = from, row = 0; at < to; at += width, row++) {
                int column = row / height * width;
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    double square = (double) g[at + i] * g[at + i] + epsilon;
                    sum += square;
                    sums[column + i] += square;
                }
                if (factored) {
                    rows[row] = beta * rows[row] + (1 - beta) * sum / width;
                }
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i] = beta * columns[i] + (1 - beta) * sums[i] / height;
            }
        }

        /** By the root of the remembered square. */
        void divide(float[] g) {
            double mean = 1;
            for (int at = from, row = 0; at < to; at += width, row++) {
                int column = row / height * width;
                if (factored && row % height == 0) {
                    mean = 0;
                    for (int i = row; i < row + height; i++) {
                        mean += rows[i] / height;
                    }
                }
                double share = factored ? rows[row] / mean : 1;
                for (int i = 0; i < width; i++) {
                    g[at + i] /= (float) Math.sqrt(share * columns[column + i]);
                }
            }
        }
    }
}
