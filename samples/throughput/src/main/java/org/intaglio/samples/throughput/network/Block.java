/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Add;
import org.intaglio.layer.Dense;
import org.intaglio.layer.GlobalAveragePooling1D;
import org.intaglio.layer.LayerNormalization;
import org.intaglio.layer.MultiHeadAttention;

/**
 * A block of a transformer over 128 steps of 256 numbers: attention of four heads, two dense
 * layers.
 */
@NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Block {
    @Input({128, 256})
    Layer tokens;

    @MultiHeadAttention(numHeads = 4, keyDim = 64)
    Layer attention;

    @Add(from = {"tokens", "attention"})
    Layer attended;

    @LayerNormalization Layer norm1;

    @Dense(units = 1024, activation = RELU)
    Layer wide;

    @Dense(units = 256)
    Layer narrow;

    @Add(from = {"norm1", "narrow"})
    Layer fed;

    @LayerNormalization Layer norm2;

    @GlobalAveragePooling1D Layer mean;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;

    /** Nobody makes one: {@code BlockModel} is what runs. */
    private Block() {}
}
