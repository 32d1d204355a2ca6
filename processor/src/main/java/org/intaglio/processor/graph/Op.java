/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

/**
 * An operation: what is computed, not how. Its records are closed under differentiation.
 *
 * <p>Names of components: x argument, y result, dX and dY derivatives of the loss for them.
 */
public sealed interface Op extends Node
        permits ElementOp,
                ProductOp,
                ConvolutionOp,
                ReductionOp,
                LookupOp,
                RecurrentOp,
                ShapeOp,
                ImageOp,
                CustomOp,
                LossOp {
    /** Whether its results have derivatives for what it reads. */
    default boolean isDifferentiable() {
        return true;
    }

    /** Whether it does more than write values. */
    default boolean hasEffect() {
        return false;
    }
}
