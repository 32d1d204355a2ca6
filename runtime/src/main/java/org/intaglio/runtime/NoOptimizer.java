/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.train.Optimizer;

/** Stands where an evaluation needs a {@link Training} but nothing is trained. */
enum NoOptimizer implements Optimizer {
    INSTANCE;

    @Override
    public float learningRate() {
        return 0;
    }

    @Override
    public Update start(int parameters) {
        throw new UnsupportedOperationException("nothing is trained");
    }
}
