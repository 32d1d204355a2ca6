/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.List;
import java.util.Optional;

/**
 * {@code y = r + product}, perhaps with ReLU: a dense layer or a convolution, and the addition of a
 * residual connection behind it.
 *
 * @param product a {@link Forward.Dense} or a direct {@link Forward.Conv2D}, without ReLU; its own
 *     result is nowhere
 * @param r the other addend; the result may take its place
 */
public record ResidualProduct(Forward product, Value r, boolean relu, Value y)
        implements SampleInstruction {
    /** What the product is of. */
    public Value x() {
        return (Value) product.reads().get(0);
    }

    @Override
    public String layer() {
        return product.layer();
    }

    @Override
    public List<Resource> reads() {
        return List.of(x(), r);
    }

    @Override
    public List<Resource> writes() {
        return List.of(y);
    }

    @Override
    public Optional<Value> replaceable() {
        // The whole of x is read while results are written.
        return x().equals(r) ? Optional.empty() : Optional.of(r);
    }
}
