/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;

import java.util.List;

/** An input has the shape it declares. */
final class InputRule implements LayerRule<LayerSpec.Input> {
    @Override
    public Verdict shape(LayerSpec.Input spec, List<Operand> inputs) {
        return new Verdict.Fits(spec.shape());
    }
}
