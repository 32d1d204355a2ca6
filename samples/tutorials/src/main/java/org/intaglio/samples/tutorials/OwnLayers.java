/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Custom;
import org.intaglio.layer.ReLU;
import org.intaglio.layer.Softmax;

/** Three dense layers that are not the library's, but {@link OwnDense}. */
@NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class OwnLayers {
    @Custom(OwnDense.Of64.class)
    Layer dense1;

    @ReLU Layer relu1;

    @Custom(OwnDense.Of32.class)
    Layer dense2;

    @ReLU Layer relu2;

    @Custom(OwnDense.Of10.class)
    Layer dense3;

    @Softmax Layer digit;
}
