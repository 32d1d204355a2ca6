/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.transfer;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.CUSTOM;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.MaxPooling2D;

/** What sees strokes in images: a layer that two networks have in common. A loss they have. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = CUSTOM)
class Strokes {
    @Conv2D(filters = 32, kernelSize = 3, activation = RELU)
    Layer edges;

    @Conv2D(filters = 32, kernelSize = 3, activation = RELU)
    Layer shapes;

    @MaxPooling2D Layer pool;

    @Dropout(0.25)
    Layer drop;

    @Flatten Layer flat;
}
