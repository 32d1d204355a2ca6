/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Concatenate;
import org.intaglio.layer.Dense;

/** Two inputs, each with layers of its own, and one answer. */
@NeuralNetwork(loss = BINARY_CROSSENTROPY)
class TwoInputs {
    @Input(10)
    Layer numeric;

    @Dense(units = 64, activation = RELU)
    Layer numbers;

    @Input(100)
    Layer text;

    @Dense(units = 128, activation = RELU)
    Layer words1;

    @Dense(units = 64, activation = RELU)
    Layer words2;

    @Concatenate(from = {"numbers", "words2"})
    Layer combined;

    @Dense(units = 32, activation = RELU)
    Layer hidden;

    @Dense(units = 1, activation = SIGMOID)
    Layer output;
}
