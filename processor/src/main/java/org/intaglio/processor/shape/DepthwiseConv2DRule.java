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
 * H×W×C to H'×W'×(C·multiplier), kernel kh×kw×C×multiplier; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/convolutional/base_depthwise_conv.py">Keras</a>.
 */
final class DepthwiseConv2DRule implements LayerRule<LayerSpec.DepthwiseConv2D> {
    @Override
    public Verdict shape(LayerSpec.DepthwiseConv2D spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        var noImage = Images.refuse(input);
        if (noImage.isPresent()) {
            return noImage.get();
        }
        Shape image = input.shape();
        int multiplier = spec.depthMultiplier();
        // The kernels may write the image with each of its channels repeated.
        if (multiplier > Integer.MAX_VALUE / image.elements()) {
            return new Verdict.Misfit(
                    DiagnosticId.TOO_LARGE,
                    "depthMultiplier",
                    "takes %s times the %s numbers of %s: more than the 2³¹ - 1 of a Java array"
                            .formatted(multiplier, image.elements(), image),
                    "has too many channels",
                    "Make depthMultiplier %s or smaller."
                            .formatted(Integer.MAX_VALUE / image.elements()));
        }
        return SlidingWindow.of(spec).over(image, image.dimension(2) * multiplier);
    }

    /** The image with the zeros around it. */
    @Override
    public long largest(LayerSpec.DepthwiseConv2D spec, List<Operand> inputs) {
        return SlidingWindow.of(spec).padded(inputs.getFirst().shape());
    }

    @Override
    public Shape parameter(String name, LayerSpec.DepthwiseConv2D spec, List<Operand> inputs) {
        int channels = inputs.getFirst().shape().dimension(2);
        return name.equals("bias")
                ? Shape.of(channels * spec.depthMultiplier())
                : Shape.of(
                        spec.kernelSize().height(),
                        spec.kernelSize().width(),
                        channels,
                        spec.depthMultiplier());
    }

    @Override
    public long multiplyAdds(LayerSpec.DepthwiseConv2D spec, List<Operand> inputs, Shape result) {
        return result.elements() * spec.kernelSize().height() * spec.kernelSize().width();
    }

    @Override
    public String detail(LayerSpec.DepthwiseConv2D spec) {
        return spec.kernelSize().toString();
    }
}
