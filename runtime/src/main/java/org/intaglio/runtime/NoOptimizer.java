/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;

/** Stands where an evaluation needs a {@link Training} but nothing is trained. */
enum NoOptimizer implements Optimizer {
    INSTANCE;

    @Override
    public LearningRate learningRate() {
        return step -> 0;
    }

    @Override
    public Update start(ParameterLayout layout) {
        throw new UnsupportedOperationException("nothing is trained");
    }
}
