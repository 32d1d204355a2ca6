/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;
import java.util.function.Predicate;

/**
 * H×W×C to C, or to 1×1×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/pooling/base_global_pooling.py">Keras</a>.
 */
final class GlobalPoolingRule<S extends LayerSpec> implements LayerRule<S> {
    static final GlobalPoolingRule<LayerSpec.GlobalMaxPooling2D> MAX =
            new GlobalPoolingRule<>(LayerSpec.GlobalMaxPooling2D::keepDims);
    static final GlobalPoolingRule<LayerSpec.GlobalAveragePooling2D> AVERAGE =
            new GlobalPoolingRule<>(LayerSpec.GlobalAveragePooling2D::keepDims);

    private final Predicate<S> keepDims;

    private GlobalPoolingRule(Predicate<S> keepDims) {
        this.keepDims = keepDims;
    }

    @Override
    public Verdict shape(S spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input)
                .orElseGet(() -> {
                    int channels = input.shape().dimension(2);
                    return new Verdict.Fits(
                            keepDims.test(spec) ? Shape.of(1, 1, channels) : Shape.of(channels));
                });
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
