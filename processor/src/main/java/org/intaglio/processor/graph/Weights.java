/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.ParameterSpec;

/**
 * A parameter and its place in the flat array of trainable parameters, or in that of the others.
 *
 * @param layer the layer that owns it
 * @param spec what it is
 * @param offset where it starts
 */
public record Weights(String layer, ParameterSpec spec, int offset) {
    /** Floats. */
    public int size() {
        return spec.shape().size();
    }
}
