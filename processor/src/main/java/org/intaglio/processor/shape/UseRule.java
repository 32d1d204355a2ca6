/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;

import java.util.List;

/** What a used network returns, under the name of the field that uses it. */
final class UseRule implements LayerRule<LayerSpec.Use> {
    @Override
    public Verdict shape(LayerSpec.Use spec, List<Operand> inputs) {
        return new Verdict.Fits(inputs.getFirst().shape());
    }
}
