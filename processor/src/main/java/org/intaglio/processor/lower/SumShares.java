/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Weights;

import java.util.Optional;

/**
 * {@code y = b + Σ} of the shares that {@link StepInstruction.ProductShares} has made of a dense
 * layer's product, perhaps with ReLU.
 */
public record SumShares(
        String layer, int out, int shares, Optional<Weights> bias, boolean relu, Value x, Value y)
        implements SampleInstruction, Access.Unary {}
