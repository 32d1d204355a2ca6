/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.Flatten;
import org.intaglio.layer.MaxPooling2D;
import org.intaglio.layer.ReLU;
import org.intaglio.layer.Softmax;

/** The same with activations as layers of their own. javac writes the same code for both. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class LayerByLayer {
    @Conv2D(
            filters = 32,
            kernelSize = {3, 3})
    Layer edges;

    @ReLU Layer relu1;

    @MaxPooling2D(poolSize = {2, 2})
    Layer pool1;

    @Conv2D(
            filters = 64,
            kernelSize = {3, 3})
    Layer shapes;

    @ReLU Layer relu2;

    @MaxPooling2D(poolSize = {2, 2})
    Layer pool2;

    @Flatten Layer flat;

    @Dropout(0.5)
    Layer drop1;

    @Dense(units = 32)
    Layer dense1;

    @ReLU Layer relu3;

    @Dropout(0.5)
    Layer drop2;

    @Dense(units = 10)
    Layer dense2;

    @Softmax Layer digit;
}
