/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.BatchNormalization;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.LSTM;
import org.intaglio.layer.MaxPooling2D;
import org.intaglio.layer.Reshape;

/**
 * One of each: a convolution, a pooling, a normalisation, a dropout, a recurrent layer, a dense
 * one.
 */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class LayerTypes {
    @Conv2D(
            filters = 32,
            kernelSize = {3, 3},
            activation = RELU)
    Layer conv;

    @MaxPooling2D(poolSize = {2, 2})
    Layer pool;

    @BatchNormalization Layer norm;

    @Dropout(0.5)
    Layer dropout;

    @Reshape({13, 416})
    Layer rows;

    @LSTM(units = 50, returnSequences = true)
    Layer lstm;

    @Flatten Layer flat;

    @Dense(units = 64, activation = RELU)
    Layer dense;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;
}
