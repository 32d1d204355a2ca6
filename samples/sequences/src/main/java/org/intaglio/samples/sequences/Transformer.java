/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.InputType.INDEX;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Add;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.Embedding;
import org.intaglio.layer.GlobalAveragePooling1D;
import org.intaglio.layer.LayerNormalization;
import org.intaglio.layer.MultiHeadAttention;

/**
 * Looks at all words at once: the encoder of a transformer. Attention knows no order; where a word
 * stands is an input of its own, with an embedding of its own.
 */
@NeuralNetwork(loss = BINARY_CROSSENTROPY)
class Transformer {
    @Input(shape = Opinion.LENGTH, type = INDEX, below = Opinion.VOCABULARY)
    Layer words;

    @Embedding(inputDim = Opinion.VOCABULARY, outputDim = 32)
    Layer meaning;

    @Input(shape = Opinion.LENGTH, type = INDEX, below = Opinion.LENGTH)
    Layer places;

    @Embedding(inputDim = Opinion.LENGTH, outputDim = 32)
    Layer place;

    @Add(from = {"meaning", "place"})
    Layer text;

    @MultiHeadAttention(numHeads = 2, keyDim = 16, dropout = 0.1)
    Layer attention;

    @Add(from = {"text", "attention"})
    Layer sum1;

    @LayerNormalization(epsilon = 1e-6)
    Layer norm1;

    @Dense(units = 32, activation = RELU)
    Layer wide;

    @Dense(units = 32)
    Layer narrow;

    @Dropout(0.1)
    Layer drop;

    @Add(from = {"norm1", "drop"})
    Layer sum2;

    @LayerNormalization(epsilon = 1e-6)
    Layer norm2;

    @GlobalAveragePooling1D Layer mean;

    @Dense(units = 1, activation = SIGMOID)
    Layer good;
}
