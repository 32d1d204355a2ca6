/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Activation.RELU;
import static org.intaglio.Loss.CUSTOM;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.MaxPooling2D;

/**
 * The layers of VGG16 below its head, as Keras names them. A loss it has only where it is a layer.
 */
@NeuralNetwork(
        input = {224, 224, 3},
        loss = CUSTOM)
class Vgg16 {
    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block1Conv1;

    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block1Conv2;

    @MaxPooling2D Layer block1Pool;

    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block2Conv1;

    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block2Conv2;

    @MaxPooling2D Layer block2Pool;

    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block3Conv1;

    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block3Conv2;

    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block3Conv3;

    @MaxPooling2D Layer block3Pool;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block4Conv1;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block4Conv2;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block4Conv3;

    @MaxPooling2D Layer block4Pool;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block5Conv1;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block5Conv2;

    @Conv2D(filters = 512, kernelSize = 3, padding = SAME, activation = RELU)
    Layer block5Conv3;

    @MaxPooling2D Layer block5Pool;
}
