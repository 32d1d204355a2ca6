/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AugmentationSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * H×W×C to height×width×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/preprocessing/image_preprocessing/random_crop.py">Keras</a>,
 * which enlarges images that are too small.
 */
final class RandomCropRule implements LayerRule<AugmentationSpec.RandomCrop> {
    @Override
    public Verdict shape(AugmentationSpec.RandomCrop spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Images.refuse(input).orElseGet(() -> crop(spec, input.shape()));
    }

    private static Verdict crop(AugmentationSpec.RandomCrop spec, Shape image) {
        int height = image.dimension(0);
        int width = image.dimension(1);
        if (spec.height() <= height && spec.width() <= width) {
            return new Verdict.Fits(Shape.of(spec.height(), spec.width(), image.dimension(2)));
        }
        return new Verdict.Misfit(
                DiagnosticId.CROP,
                spec.height() > height ? "height" : "width",
                "cannot cut %s×%s out of %s".formatted(spec.height(), spec.width(), image),
                "needs at least %s×%s".formatted(spec.height(), spec.width()),
                "Give a height of at most %s and a width of at most %s.".formatted(height, width));
    }

    @Override
    public String detail(AugmentationSpec.RandomCrop spec) {
        return spec.height() + "×" + spec.width();
    }
}
