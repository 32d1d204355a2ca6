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
import org.intaglio.layer.ActivationLayer;
import org.intaglio.layer.BatchNormalization;
import org.intaglio.layer.Dense;

/**
 * Dense, normalise, activate. The tutorials keep the bias, which javac advises against: the
 * normalisation takes it out again.
 */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class WithBatchNormalization {
    @Dense(units = 256, useBias = false)
    Layer dense1;

    @BatchNormalization Layer norm1;

    @ActivationLayer(RELU)
    Layer relu1;

    @Dense(units = 128, useBias = false)
    Layer dense2;

    @BatchNormalization Layer norm2;

    @ActivationLayer(RELU)
    Layer relu2;

    @Dense(units = 10, activation = SOFTMAX)
    Layer digit;
}
