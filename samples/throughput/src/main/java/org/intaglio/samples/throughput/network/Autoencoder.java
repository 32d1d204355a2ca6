/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.MEAN_SQUARED_ERROR;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Conv2DTranspose;

/** Images of 28×28×1 through 7×7×32 and back, by transposed convolutions. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = MEAN_SQUARED_ERROR)
public class Autoencoder {
    @Conv2D(filters = 16, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer edges;

    @Conv2D(filters = 32, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer code;

    @Conv2DTranspose(filters = 16, kernelSize = 3, strides = 2, padding = SAME, activation = RELU)
    Layer larger;

    @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = SAME, activation = SIGMOID)
    Layer image;

    /** Nobody makes one: {@code AutoencoderModel} is what runs. */
    private Autoencoder() {}
}
