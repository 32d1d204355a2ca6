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
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** The complete example of the chapter, for Fashion-MNIST. */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class Garments {
    @Dense(units = 512, activation = RELU)
    Layer hidden1;

    @BatchNormalization Layer norm1;

    @Dropout(0.3)
    Layer drop1;

    @Dense(units = 256, activation = RELU)
    Layer hidden2;

    @BatchNormalization Layer norm2;

    @Dropout(0.3)
    Layer drop2;

    @Dense(units = 128, activation = RELU)
    Layer hidden3;

    @Dropout(0.2)
    Layer drop3;

    @Dense(units = 10, activation = SOFTMAX)
    Layer garment;
}
