/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/**
 * H×W×C to H·W·C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/reshaping/flatten.py">Keras</a>.
 */
final class FlattenRule implements LayerRule<LayerSpec.Flatten> {
    @Override
    public Verdict shape(LayerSpec.Flatten spec, List<Operand> inputs) {
        return new Verdict.Fits(Shape.of(inputs.getFirst().shape().size()));
    }
}
