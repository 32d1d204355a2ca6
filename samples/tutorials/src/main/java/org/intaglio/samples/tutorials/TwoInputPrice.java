/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.MEAN_SQUARED_ERROR;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Concatenate;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** A price from figures and the embedding of a description. */
@NeuralNetwork(loss = MEAN_SQUARED_ERROR)
class TwoInputPrice {
    @Input(5)
    Layer numericFeatures;

    @Dense(units = 32, activation = RELU)
    Layer numbers1;

    @Dense(units = 16, activation = RELU)
    Layer numbers2;

    @Input(50)
    Layer textEmbedding;

    @Dense(units = 32, activation = RELU)
    Layer words1;

    @Dense(units = 16, activation = RELU)
    Layer words2;

    @Concatenate(from = {"numbers2", "words2"})
    Layer combined;

    @Dense(units = 32, activation = RELU)
    Layer hidden;

    @Dropout(0.2)
    Layer drop;

    @Dense(units = 1)
    Layer price;
}
