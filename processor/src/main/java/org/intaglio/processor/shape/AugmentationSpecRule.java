/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AugmentationSpec;

import java.util.List;

/**
 * H×W×C stays; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/preprocessing/image_preprocessing/base_image_preprocessing_layer.py">Keras</a>.
 */
final class AugmentationSpecRule implements LayerRule<AugmentationSpec> {
    @Override
    public Verdict shape(AugmentationSpec spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input).orElseGet(() -> new Verdict.Fits(input.shape()));
    }
}
