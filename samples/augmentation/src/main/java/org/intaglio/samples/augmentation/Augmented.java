/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.FillMode;
import org.intaglio.FlipMode;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.MaxPooling2D;
import org.intaglio.layer.RandomFlip;
import org.intaglio.layer.RandomTranslation;
import org.intaglio.layer.RandomZoom;

/** The same network; in training, no image comes twice: each time it is another one, a little. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class Augmented {
    @RandomFlip(mode = FlipMode.HORIZONTAL)
    Layer mirrored;

    @RandomTranslation(heightFactor = 0.08, widthFactor = 0.08, fillMode = FillMode.EDGE)
    Layer moved;

    @RandomZoom(value = 0.1, fillMode = FillMode.EDGE)
    Layer nearer;

    @Conv2D(filters = 32, kernelSize = 3, activation = RELU)
    Layer edges;

    @MaxPooling2D Layer pool1;

    @Conv2D(filters = 64, kernelSize = 3, activation = RELU)
    Layer shapes;

    @MaxPooling2D Layer pool2;

    @Flatten Layer flat;

    @Dense(units = 64, activation = RELU)
    Layer hidden;

    @Dense(units = 10, activation = SOFTMAX)
    Layer garment;
}
