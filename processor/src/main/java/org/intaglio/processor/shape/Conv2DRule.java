/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * H×W×C to H'×W'×filters, kernel kh×kw×(C/groups)×filters; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/convolutional/base_conv.py">Keras</a>.
 */
final class Conv2DRule implements LayerRule<LayerSpec.Conv2D> {
    @Override
    public Verdict shape(LayerSpec.Conv2D spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        var noImage = Images.refuse(input);
        if (noImage.isPresent()) {
            return noImage.get();
        }
        int channels = input.shape().dimension(2);
        if (channels % spec.groups() != 0) {
            return new Verdict.Misfit(
                    DiagnosticId.GROUPS,
                    "groups",
                    "cannot split the %s channels of %s into %s groups"
                            .formatted(channels, input.shape(), spec.groups()),
                    "needs a multiple of %s channels".formatted(spec.groups()),
                    "Choose a number of groups that divides %s and the filters, %s."
                            .formatted(channels, spec.filters()));
        }
        return SlidingWindow.of(spec).over(input.shape(), spec.filters());
    }

    /** The image with the zeros around it. */
    @Override
    public long largest(LayerSpec.Conv2D spec, List<Operand> inputs) {
        return SlidingWindow.of(spec).padded(inputs.getFirst().shape());
    }

    @Override
    public Shape parameter(String name, LayerSpec.Conv2D spec, List<Operand> inputs) {
        return name.equals("bias")
                ? Shape.of(spec.filters())
                : Shape.of(
                        spec.kernelSize().height(),
                        spec.kernelSize().width(),
                        inputs.getFirst().shape().dimension(2) / spec.groups(),
                        spec.filters());
    }

    @Override
    public long multiplyAdds(LayerSpec.Conv2D spec, List<Operand> inputs, Shape result) {
        long taps = (long) spec.kernelSize().height() * spec.kernelSize().width();
        return result.elements() * taps * (inputs.getFirst().shape().dimension(2) / spec.groups());
    }

    @Override
    public String detail(LayerSpec.Conv2D spec) {
        return spec.kernelSize().toString();
    }
}
