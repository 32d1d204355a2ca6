/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.BatchNormalization;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.ReLU;

/** 784-512-256-128-10 with batch normalisation, which makes all threads wait for each other. */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Fashion {
    @Dense(units = 512, useBias = false)
    Layer dense1;

    @BatchNormalization Layer norm1;
    @ReLU Layer relu1;

    @Dropout(0.3)
    Layer drop1;

    @Dense(units = 256, useBias = false)
    Layer dense2;

    @BatchNormalization Layer norm2;
    @ReLU Layer relu2;

    @Dropout(0.3)
    Layer drop2;

    @Dense(units = 128, useBias = false)
    Layer dense3;

    @BatchNormalization Layer norm3;
    @ReLU Layer relu3;

    @Dropout(0.3)
    Layer drop3;

    @Dense(units = 10, activation = SOFTMAX)
    Layer garment;

    /** Nobody makes one: {@code FashionModel} is what runs. */
    private Fashion() {}
}
