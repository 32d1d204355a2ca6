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
import org.intaglio.Use;
import org.intaglio.layer.Concatenate;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/**
 * The network: numbers and words take ways of their own, each a network that is a layer here;
 * {@code from} says what it reads. They meet in {@code both}.
 */
@NeuralNetwork(loss = MEAN_SQUARED_ERROR)
class HousePrice {
    @Input(House.NUMBERS)
    Layer numbers;

    @Input(House.WORDS)
    Layer words;

    @Use(value = Facts.class, from = "numbers")
    Layer facts;

    @Use(value = Advertisement.class, from = "words")
    Layer advertisement;

    @Concatenate(from = {"facts", "advertisement"})
    Layer both;

    @Dense(units = 32, activation = RELU)
    Layer hidden;

    @Dropout(0.2)
    Layer drop;

    @Dense(units = 1)
    Layer price;
}
