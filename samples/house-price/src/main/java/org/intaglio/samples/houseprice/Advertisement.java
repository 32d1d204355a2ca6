/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.CUSTOM;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;

/**
 * What becomes of the words of an advertisement. {@link HousePrice} uses it as a layer; a loss it
 * has only there.
 */
@NeuralNetwork(input = House.WORDS, loss = CUSTOM)
class Advertisement {
    @Dense(units = 32, activation = RELU)
    Layer wide;

    @Dense(units = 16, activation = RELU)
    Layer narrow;
}
