/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/**
 * {@code y = b + Σ} of the shares that {@link StepOp.ProductShares} has made of a dense layer's
 * product, perhaps with ReLU; bias may be null.
 */
public record SumShares(
        String layer, int out, int shares, Weights bias, boolean relu, Value x, Value y)
        implements SampleOp {
    @Override
    public List<Resource> reads() {
        return List.of(x);
    }

    @Override
    public List<Resource> writes() {
        return List.of(y);
    }
}
