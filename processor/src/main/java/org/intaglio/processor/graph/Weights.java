/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;

/**
 * A parameter.
 *
 * @param layer the layer that owns it
 * @param spec what it is
 */
public record Weights(String layer, ParameterSpec spec) implements Operand {
    /** Floats. */
    public int size() {
        return spec.shape().size();
    }

    @Override
    public Shape shape() {
        return spec.shape();
    }
}
