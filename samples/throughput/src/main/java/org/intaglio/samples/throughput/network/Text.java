/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.InputType.INDEX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv1D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Embedding;
import org.intaglio.layer.GlobalMaxPooling1D;

/** Classifies texts of 128 words by windows of five. */
@NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Text {
    /** How many words there are. */
    public static final int VOCABULARY = 5000;

    @Input(shape = 128, type = INDEX, below = VOCABULARY)
    Layer words;

    @Embedding(inputDim = VOCABULARY, outputDim = 64)
    Layer meaning;

    @Conv1D(filters = 128, kernelSize = 5, activation = RELU)
    Layer phrases;

    @GlobalMaxPooling1D Layer strongest;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;

    /** Nobody makes one: {@code TextModel} is what runs. */
    private Text() {}
}
