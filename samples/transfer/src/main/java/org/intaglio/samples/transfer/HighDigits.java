/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.transfer;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Use;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** Tells 5 to 9 apart: the same layers, with weights of its own. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class HighDigits {
    @Use(Strokes.class)
    Layer strokes;

    @Dense(units = 128, activation = RELU)
    Layer hidden;

    @Dropout(0.5)
    Layer drop;

    @Dense(units = 5, activation = SOFTMAX)
    Layer digit;
}
