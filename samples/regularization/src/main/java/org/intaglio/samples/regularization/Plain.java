/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.regularization;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;

/** Nothing keeps it from learning its samples by heart. */
@NeuralNetwork(input = 20, loss = BINARY_CROSSENTROPY)
class Plain {
    @Dense(units = 128, activation = RELU)
    Layer hidden1;

    @Dense(units = 64, activation = RELU)
    Layer hidden2;

    @Dense(units = 1, activation = SIGMOID)
    Layer positive;
}
