/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.gan;

import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.LeakyReLU;

/**
 * Tells real images, 1, from made ones, 0. Its input gradients say how an image would have to
 * change to look more real.
 */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = BINARY_CROSSENTROPY,
        inputGradients = true)
class Discriminator {
    @Conv2D(filters = 16, kernelSize = 3, strides = 2, padding = SAME)
    Layer strokes;

    @LeakyReLU(negativeSlope = 0.2)
    Layer bent1;

    @Dropout(0.3)
    Layer drop1;

    @Conv2D(filters = 32, kernelSize = 3, strides = 2, padding = SAME)
    Layer shapes;

    @LeakyReLU(negativeSlope = 0.2)
    Layer bent2;

    @Dropout(0.3)
    Layer drop2;

    @Flatten Layer flat;

    @Dense(units = 1, activation = SIGMOID)
    Layer real;
}
