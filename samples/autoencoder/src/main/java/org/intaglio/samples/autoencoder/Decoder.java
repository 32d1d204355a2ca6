/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.CUSTOM;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2DTranspose;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Reshape;

/** Makes an image of sixteen numbers. It learns as a layer of {@link Autoencoder}. */
@NeuralNetwork(input = Autoencoder.CODE, loss = CUSTOM)
class Decoder {
    @Dense(units = 7 * 7 * 32, activation = RELU)
    Layer dense;

    @Reshape({7, 7, 32})
    Layer small;

    @Conv2DTranspose(filters = 16, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer middle;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = SAME, activation = SIGMOID)
    Layer image;
}
