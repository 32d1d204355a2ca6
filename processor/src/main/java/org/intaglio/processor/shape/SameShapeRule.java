/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;

import java.util.List;

/** Layers that work element by element, such as activations and dropout: the shape stays. */
final class SameShapeRule implements LayerRule<LayerSpec> {
    @Override
    public Verdict shape(LayerSpec spec, List<Operand> inputs) {
        return new Verdict.Fits(inputs.getFirst().shape());
    }
}
