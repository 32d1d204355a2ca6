/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;

import java.util.List;

/** steps×channels to channels or 1×channels. */
final class PoolingOfStepsRule implements LayerRule<LayerFacts.PoolingOfSteps> {
    @Override
    public Verdict shape(LayerFacts.PoolingOfSteps spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, spec)
                .orElseGet(() -> {
                    int channels = input.shape().dimension(1);
                    return new Verdict.Fits(
                            spec.keepDims() ? Shape.of(1, channels) : Shape.of(channels));
                });
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
