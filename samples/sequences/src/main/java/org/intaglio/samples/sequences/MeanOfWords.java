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
import org.intaglio.layer.GlobalAveragePooling1D;

/**
 * Knows which words there are, not in which order: "not good, but funny" is "good, but not funny".
 */
@NeuralNetwork(loss = BINARY_CROSSENTROPY)
class MeanOfWords {
    @Input(shape = Opinion.LENGTH, type = INDEX, below = Opinion.VOCABULARY)
    Layer words;

    @Embedding(inputDim = Opinion.VOCABULARY, outputDim = 32)
    Layer meaning;

    @GlobalAveragePooling1D Layer mean;

    @Dense(units = 1, activation = SIGMOID)
    Layer good;
}
