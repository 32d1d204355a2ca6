/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** 784-128-64-10: so small that a step is mostly overhead where a library has much of it. */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Mlp {
    @Dense(units = 128, activation = RELU)
    Layer hidden1;

    @Dropout(0.2)
    Layer drop1;

    @Dense(units = 64, activation = RELU)
    Layer hidden2;

    @Dropout(0.2)
    Layer drop2;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;

    /** Nobody makes one: {@code MlpModel} is what runs. */
    private Mlp() {}
}
