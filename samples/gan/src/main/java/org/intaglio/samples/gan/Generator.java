/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.gan;

import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.CUSTOM;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.LeakyReLU;
import org.intaglio.layer.Reshape;
import org.intaglio.layer.UpSampling2D;

/** Makes an image of noise. What is wrong with it, the {@link Discriminator} says: see Duel. */
@NeuralNetwork(input = Generator.NOISE, loss = CUSTOM)
class Generator {
    static final int NOISE = 64;

    @Dense(units = 7 * 7 * 64)
    Layer dense;

    @LeakyReLU(negativeSlope = 0.2)
    Layer bent1;

    @Reshape({7, 7, 64})
    Layer small;

    @UpSampling2D Layer middle;

    @Conv2D(filters = 32, kernelSize = 3, padding = SAME)
    Layer shapes;

    @LeakyReLU(negativeSlope = 0.2)
    Layer bent2;

    @UpSampling2D Layer large;

    @Conv2D(filters = 16, kernelSize = 3, padding = SAME)
    Layer strokes;

    @LeakyReLU(negativeSlope = 0.2)
    Layer bent3;

    @Conv2D(filters = 1, kernelSize = 3, padding = SAME, activation = SIGMOID)
    Layer image;
}
