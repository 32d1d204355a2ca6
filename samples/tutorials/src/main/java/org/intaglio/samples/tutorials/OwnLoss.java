/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.CUSTOM;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;

/** A regression whose loss the program brings along. */
@NeuralNetwork(input = 784, loss = CUSTOM)
class OwnLoss {
    @Dense(units = 16, activation = RELU)
    Layer hidden;

    @Dense(units = 1)
    Layer value;
}
