/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.MaxPooling2D;

/** Sees the few images that there are, again and again. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class Plain {
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
