/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Frozen;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Use;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;
import org.intaglio.layer.GlobalAveragePooling2D;

/** A head of one's own on a base that does not learn. */
@NeuralNetwork(
        input = {224, 224, 3},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class Transferred {
    @Frozen
    @Use(Vgg16.class)
    Layer base;

    @GlobalAveragePooling2D Layer mean;

    @Dense(units = 256, activation = RELU)
    Layer hidden;

    @Dropout(0.5)
    Layer drop;

    @Dense(units = 10, activation = SOFTMAX)
    Layer kind;
}
