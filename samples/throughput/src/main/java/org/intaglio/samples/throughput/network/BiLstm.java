/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Bidirectional;
import org.intaglio.layer.Dense;
import org.intaglio.layer.LSTM;

/** Classifies sequences of 64 steps of 64 numbers by LSTMs of 64 units, one each way. */
@NeuralNetwork(
        input = {64, 64},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class BiLstm {
    @Bidirectional
    @LSTM(units = 64)
    Layer both;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;

    /** Nobody makes one: {@code BiLstmModel} is what runs. */
    private BiLstm() {}
}
