/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.CATEGORICAL_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** The same again, saying of each layer what it reads, as the functional API does. */
@NeuralNetwork(loss = CATEGORICAL_CROSSENTROPY)
class Functional {
    @Input(784)
    Layer inputs;

    @Dense(units = 128, activation = RELU, from = "inputs")
    Layer hidden1;

    @Dropout(value = 0.2, from = "hidden1")
    Layer drop1;

    @Dense(units = 64, activation = RELU, from = "drop1")
    Layer hidden2;

    @Dropout(value = 0.2, from = "hidden2")
    Layer drop2;

    @Dense(units = 10, activation = SOFTMAX, from = "drop2")
    Layer digit;
}
