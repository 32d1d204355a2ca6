/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.FlipMode;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.MaxPooling2D;
import org.intaglio.layer.RandomFlip;
import org.intaglio.layer.RandomRotation;
import org.intaglio.layer.RandomZoom;

/** A convolutional network on 32×32×3 whose images are flipped, turned and zoomed at random. */
@NeuralNetwork(
        input = {32, 32, 3},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class Augmented {
    @RandomFlip(mode = FlipMode.HORIZONTAL)
    Layer flip;

    @RandomRotation(0.1)
    Layer turn;

    @RandomZoom(0.1)
    Layer zoom;

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
    Layer kind;

    /** Nobody makes one: {@code AugmentedModel} is what runs. */
    private Augmented() {}
}
