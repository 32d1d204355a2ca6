/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

/**
 * What is compared with Keras, and how much it may differ.
 *
 * <p>The error of a tensor is the largest difference of two elements, divided by the largest
 * magnitude in Keras' tensor. Element by element it would say nothing: a sum of terms that cancel
 * has no digits to compare. A tensor that is far smaller than the others of its quantity in the
 * same case is divided by a {@value #SMALL}th of their largest magnitude instead, because it may be
 * nothing but rounding: the gradient of a bias before a batch normalization is 0, and both sides
 * find some 1e-8.
 */
enum Quantity {
    /** What the network returns, from training and from prediction. */
    OUTPUT("outputs", 1e-4),
    /** The derivatives of the objective for the inputs. */
    INPUT_GRADIENT("input gradients", 1e-4),
    /** The derivatives for the weights, with those of the penalties. */
    WEIGHT_GRADIENT("weight gradients", 1e-4),
    /** The moving averages after a pass, and the weights that it must leave alone. */
    STATE("weights after a pass", 1e-4),
    /** The objective of a pass, and the sum of the penalties. */
    OBJECTIVE("objective and penalty", 1e-4),
    /** The learning rate of each step. */
    LEARNING_RATE("learning rate", 1e-4),
    /** The loss of each step of training. */
    LOSS("loss of a training step", 1e-4),
    /** The weights after some steps of training. */
    TRAINED_WEIGHT("weights after training", 1e-4),
    /** A metric after a batch. */
    METRIC("metrics", 1e-4),
    /**
     * Biases that only rounding moves, after training: relative to how far an optimizer could have
     * moved them. See {@link IdleBiases}.
     */
    IDLE_BIAS("biases without gradient", 1e-1);

    /** How many times smaller a tensor must be for another scale. */
    static final int SMALL = 100;

    private final String title;
    private final double tolerance;

    Quantity(String title, double tolerance) {
        this.title = title;
        this.tolerance = tolerance;
    }

    String title() {
        return title;
    }

    /** The largest error allowed. */
    double tolerance() {
        return tolerance;
    }
}
