/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

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
import org.intaglio.layer.RandomContrast;
import org.intaglio.layer.RandomFlip;
import org.intaglio.layer.RandomRotation;
import org.intaglio.layer.RandomZoom;

/** Changes its images at random, in training only, before it looks at them. */
@NeuralNetwork(
        input = {32, 32, 3},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class AugmentedImages {
    @RandomFlip(mode = FlipMode.HORIZONTAL)
    Layer flip;

    @RandomRotation(0.1)
    Layer rotation;

    @RandomZoom(0.1)
    Layer zoom;

    @RandomContrast(0.1)
    Layer contrast;

    @Conv2D(filters = 32, kernelSize = 3, activation = RELU)
    Layer conv1;

    @MaxPooling2D Layer pool1;

    @Conv2D(filters = 64, kernelSize = 3, activation = RELU)
    Layer conv2;

    @MaxPooling2D Layer pool2;

    @Conv2D(filters = 64, kernelSize = 3, activation = RELU)
    Layer conv3;

    @Flatten Layer flat;

    @Dense(units = 64, activation = RELU)
    Layer hidden;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;
}
