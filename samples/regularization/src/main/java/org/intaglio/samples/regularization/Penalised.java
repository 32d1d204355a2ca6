/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.regularization;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Activation.SIGMOID;
import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Regularizer;
import org.intaglio.layer.Dense;

/** Large weights cost something: a hundredth of their squares. */
@NeuralNetwork(input = 20, loss = BINARY_CROSSENTROPY)
class Penalised {
    @Dense(units = 128, activation = RELU, kernelRegularizer = @Regularizer(l2 = 0.01))
    Layer hidden1;

    @Dense(units = 64, activation = RELU, kernelRegularizer = @Regularizer(l2 = 0.01))
    Layer hidden2;

    @Dense(units = 1, activation = SIGMOID)
    Layer positive;
}
