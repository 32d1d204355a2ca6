/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import static org.intaglio.Loss.CUSTOM;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Output;
import org.intaglio.layer.Custom;
import org.intaglio.layer.Dense;

/** From the time, how much power is wanted: a bound below and one above. */
@NeuralNetwork(input = 1)
class Demand {
    @Dense(units = 32)
    Layer wide;

    @Custom(Snake.class)
    Layer waves1;

    @Dense(units = 32)
    Layer mixed;

    @Custom(Snake.class)
    Layer waves2;

    @Dense(units = 1)
    @Output(loss = CUSTOM)
    Layer low;

    @Dense(units = 1, from = "waves2")
    @Output(loss = CUSTOM)
    Layer high;
}
