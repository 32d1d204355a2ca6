/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Window;

import java.util.List;
import java.util.function.Function;

/**
 * H×W×C to H'×W'×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/pooling/base_pooling.py">Keras</a>.
 */
final class PoolingRule<S extends LayerSpec> implements LayerRule<S> {
    static final PoolingRule<LayerSpec.MaxPooling2D> MAX =
            new PoolingRule<>(s -> SlidingWindow.pool(s.poolSize(), s.strides(), s.padding()));
    static final PoolingRule<LayerSpec.AveragePooling2D> AVERAGE =
            new PoolingRule<>(s -> SlidingWindow.pool(s.poolSize(), s.strides(), s.padding()));

    private final Function<S, SlidingWindow> window;

    private PoolingRule(Function<S, SlidingWindow> window) {
        this.window = window;
    }

    @Override
    public Verdict shape(S spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input)
                .orElseGet(
                        () -> window.apply(spec).over(input.shape(), input.shape().dimension(2)));
    }

    @Override
    public String detail(S spec) {
        Window size = window.apply(spec).size();
        return size.height() == size.width() ? String.valueOf(size.height()) : size.toString();
    }
}
