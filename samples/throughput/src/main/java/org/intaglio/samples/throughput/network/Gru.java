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
import org.intaglio.layer.Dense;
import org.intaglio.layer.GRU;

/** Classifies sequences of 64 steps of 64 numbers by 128 units of a GRU. */
@NeuralNetwork(
        input = {64, 64},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Gru {
    @GRU(units = 128)
    Layer state;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;

    /** Nobody makes one: {@code GruModel} is what runs. */
    private Gru() {}
}
