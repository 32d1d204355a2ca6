/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.BatchNormalization;
import org.intaglio.layer.Dense;
import org.intaglio.layer.Dropout;

/** The complete example of the lesson. */
@NeuralNetwork(input = 784, loss = CATEGORICAL_CROSSENTROPY)
class CompleteClassifier {
    @Dense(units = 256, activation = RELU)
    Layer hidden1;

    @BatchNormalization Layer norm1;

    @Dropout(0.3)
    Layer drop1;

    @Dense(units = 128, activation = RELU)
    Layer hidden2;

    @BatchNormalization Layer norm2;

    @Dropout(0.3)
    Layer drop2;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;
}
