/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package com.example;

import static org.intaglio.Activation.*;
import static org.intaglio.Loss.*;

import org.intaglio.*;
import org.intaglio.layer.*;

@NeuralNetwork(input = 2, loss = BINARY_CROSSENTROPY)
class Xor {
    @Dense(units = 8, activation = TANH)
    Layer hidden;

    @Dense(units = 1, activation = SIGMOID)
    Layer either;
}
