/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.InputType.INDEX;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Embedding;
import org.intaglio.layer.LSTM;

/** Reads one word after the other, and remembers. */
@NeuralNetwork(loss = BINARY_CROSSENTROPY)
class Lstm {
    @Input(shape = Opinion.LENGTH, type = INDEX, below = Opinion.VOCABULARY)
    Layer words;

    @Embedding(inputDim = Opinion.VOCABULARY, outputDim = 32)
    Layer meaning;

    @LSTM(units = 32)
    Layer text;

    @Dense(units = 1, activation = SIGMOID)
    Layer good;
}
