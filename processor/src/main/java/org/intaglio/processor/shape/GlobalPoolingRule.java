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
 * H×W×C to C, or to 1×1×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/pooling/base_global_pooling.py">Keras</a>.
 */
final class GlobalPoolingRule implements LayerRule<LayerFacts.GlobalPooling> {
    @Override
    public Verdict shape(LayerFacts.GlobalPooling spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input)
                .orElseGet(() -> {
                    int channels = input.shape().dimension(2);
                    return new Verdict.Fits(
                            spec.keepDims() ? Shape.of(1, 1, channels) : Shape.of(channels));
                });
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
