/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/**
 * What training minimises: the mean over the batch (and over the positions of an output that has
 * more than one axis) of the loss of each sample. Formulas: <a
 * href="https://keras.io/api/losses/">keras.io/api/losses</a>.
 */
public enum Loss {
    /** None given: an error unless every output names its own. */
    NONE,
    /** {@code -log p[t]}; targets are class indices; wants a softmax, or logits. */
    SPARSE_CATEGORICAL_CROSSENTROPY,
    /** {@code -Σ t·log p}; targets are distributions over the classes, for instance one-hot. */
    CATEGORICAL_CROSSENTROPY,
    /** {@code -(t·log p + (1-t)·log(1-p))}, mean over the units; wants a sigmoid, or logits. */
    BINARY_CROSSENTROPY,
    /** Mean of {@code (y-t)²}. */
    MEAN_SQUARED_ERROR,
    /** Mean of {@code |y-t|}. */
    MEAN_ABSOLUTE_ERROR,
    /** Mean of {@code e²/2} where {@code |e| <= δ}, of {@code δ·|e| - δ²/2} elsewhere. */
    HUBER,
    /** A {@code LossFunction} given at run time; targets have the shape of the output. */
    CUSTOM
}
