/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Regularizer;
import org.intaglio.layer.Dense;

/** Large weights cost something. */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class WithL2 {
    @Dense(units = 256, activation = RELU, kernelRegularizer = @Regularizer(l2 = 0.01))
    Layer hidden1;

    @Dense(units = 128, activation = RELU, kernelRegularizer = @Regularizer(l2 = 0.01))
    Layer hidden2;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;
}
