/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;

import java.util.List;

/**
 * The shape stays; a parameter is one number for each channel (last axis), as in <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/normalization/batch_normalization.py">Keras</a>.
 */
final class SameShapeRule implements LayerRule<LayerFacts.SameShape> {
    @Override
    public Verdict shape(LayerFacts.SameShape spec, List<Operand> inputs) {
        return new Verdict.Fits(inputs.getFirst().shape());
    }

    @Override
    public Shape parameter(String name, LayerFacts.SameShape spec, List<Operand> inputs) {
        return Shape.of(inputs.getFirst().shape().dimension(-1));
    }
}
