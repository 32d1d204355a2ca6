/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.CUSTOM;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Flatten;

/** Makes sixteen numbers of an image. It learns as a layer of {@link Autoencoder}. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = CUSTOM)
class Encoder {
    @Conv2D(filters = 16, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer edges;

    @Conv2D(filters = 32, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer shapes;

    @Flatten Layer flat;

    @Dense(units = Autoencoder.CODE)
    Layer code;
}
