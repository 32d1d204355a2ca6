/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import static org.intaglio.Loss.BINARY_CROSSENTROPY;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Use;

/** From an image to sixteen numbers and back; both halves are networks of their own, too. */
@NeuralNetwork(
        input = {28, 28, 1},
        loss = BINARY_CROSSENTROPY)
class Autoencoder {
    /** Numbers of a code. */
    static final int CODE = 16;

    @Use(Encoder.class)
    Layer encoder;

    @Use(Decoder.class)
    Layer decoder;
}
