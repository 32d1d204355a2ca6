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
import org.intaglio.layer.Dense;
import org.intaglio.layer.Flatten;

/** Images go in as they are; the first layer makes a row of numbers of each. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class FlattenFirst {
    @Flatten Layer flat;

    @Dense(units = 128, activation = RELU)
    Layer hidden;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;
}
