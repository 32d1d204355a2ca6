/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.MEAN_SQUARED_ERROR;

import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Concatenate;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/**
 * The network: numbers and words take ways of their own, {@code from} says where each begins, and
 * meet in {@code both}.
 */
@NeuralNetwork(loss = MEAN_SQUARED_ERROR)
class HousePrice {
    @Input(House.NUMBERS)
    Layer numbers;

    @Input(House.WORDS)
    Layer words;

    @Dense(units = 32, activation = RELU, from = "numbers")
    Layer numbers1;

    @Dense(units = 16, activation = RELU)
    Layer numbers2;

    @Dense(units = 32, activation = RELU, from = "words")
    Layer words1;

    @Dense(units = 16, activation = RELU)
    Layer words2;

    @Concatenate(from = {"numbers2", "words2"})
    Layer both;

    @Dense(units = 32, activation = RELU)
    Layer hidden;

    @Dropout(0.2)
    Layer drop;

    @Dense(units = 1)
    Layer price;
}
