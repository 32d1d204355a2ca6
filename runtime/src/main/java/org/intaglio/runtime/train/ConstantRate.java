/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** See {@link LearningRate#constant}. */
record ConstantRate(float rate) implements LearningRate {
    @Override
    public double at(long step) {
        return rate;
    }

    @Override
    public String toString() {
        return Float.toString(rate);
    }
}
