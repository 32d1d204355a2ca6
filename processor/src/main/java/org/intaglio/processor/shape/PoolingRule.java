/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Window;

import java.util.List;

/**
 * H×W×C to H'×W'×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/pooling/base_pooling.py">Keras</a>.
 */
final class PoolingRule implements LayerRule<LayerFacts.Pooling> {
    @Override
    public Verdict shape(LayerFacts.Pooling spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input)
                .orElseGet(() ->
                        SlidingWindow.of(spec).over(input.shape(), input.shape().dimension(2)));
    }

    @Override
    public String detail(LayerFacts.Pooling spec) {
        Window size = spec.poolSize();
        return size.height() == size.width() ? String.valueOf(size.height()) : size.toString();
    }
}
