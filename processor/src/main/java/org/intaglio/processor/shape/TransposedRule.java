/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.TransposedAxis;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/**
 * A convolution the other way round, kernel window×filters×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/convolutional/base_conv_transpose.py">Keras</a>.
 */
final class TransposedRule implements LayerRule<ConvolutionSpec.Transposed> {
    @Override
    public Verdict shape(ConvolutionSpec.Transposed spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return ConvolutionInputs.refuse(spec, input)
                .or(() -> malformed(spec))
                .or(() -> nothingLeft(spec, spec.image(input.shape())))
                .orElseGet(() ->
                        new Verdict.Fits(
                                spec.ofImage(
                                        Shape.of(
                                                length(spec, input, 0),
                                                length(spec, input, 1),
                                                spec.filters()))));
    }

    /** Far too long is refused as a shape. */
    private static int length(ConvolutionSpec.Transposed spec, Operand input, int axis) {
        int argument = spec.image(input.shape()).dimension(axis);
        return Math.clamp(spec.axis(axis).length(argument), 0, Integer.MAX_VALUE);
    }

    private static Optional<Verdict> malformed(ConvolutionSpec.Transposed spec) {
        if (spec.added().size() > spec.axes()) {
            return Optional.of(
                    new Verdict.Misfit(
                            DiagnosticId.MALFORMED_SIZE,
                            "outputPadding",
                            "has an outputPadding of %s numbers".formatted(spec.added().size()),
                            "needs one number or two",
                            "Give one number for both sides, outputPadding = 1, or height and"
                                    + " width, outputPadding = {0, 1}."));
        }
        for (int i = 0; i < spec.added().size(); i++) {
            int added = spec.added().get(i);
            int strides = spec.steps().side(i + 2 - spec.axes());
            if (added < 0 || added >= strides) {
                return Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.NUMBER,
                                "outputPadding",
                                "has outputPadding = %s with strides of %s"
                                        .formatted(added, strides),
                                "needs an outputPadding from 0 to %s".formatted(strides - 1),
                                "Give a number below the strides, or leave it out."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> nothingLeft(ConvolutionSpec.Transposed spec, Shape image) {
        for (int axis = 0; axis < 2; axis++) {
            if (spec.axis(axis).length(image.dimension(axis)) < 1) {
                return Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.WINDOW_DOES_NOT_FIT,
                                "outputPadding",
                                "has nothing left of %s".formatted(spec.ofImage(image)),
                                "needs a larger input",
                                "Leave outputPadding out, or make kernelSize odd."));
            }
        }
        return Optional.empty();
    }

    /** The result with what windows reach beyond it. */
    @Override
    public long largest(ConvolutionSpec.Transposed spec, List<Operand> inputs) {
        Shape image = spec.image(inputs.getFirst().shape());
        long height = reached(spec.axis(0), image.dimension(0));
        long width = reached(spec.axis(1), image.dimension(1));
        return Sizes.product(List.of(height, width, (long) spec.filters()));
    }

    private static long reached(TransposedAxis axis, int length) {
        return axis.length(length) + axis.before() + Math.max(0, axis.behind());
    }

    @Override
    public Shape parameter(String name, ConvolutionSpec.Transposed spec, List<Operand> inputs) {
        int channels = inputs.getFirst().shape().dimension(-1);
        return name.equals("bias")
                ? Shape.of(spec.filters())
                : ConvolutionInputs.kernel(spec, spec.size(), spec.filters(), channels);
    }

    @Override
    public long multiplyAdds(ConvolutionSpec.Transposed spec, List<Operand> inputs, Shape result) {
        long taps = (long) spec.size().height() * spec.size().width();
        return inputs.getFirst().shape().elements() * taps * spec.filters();
    }

    @Override
    public String detail(ConvolutionSpec.Transposed spec) {
        return ConvolutionInputs.window(spec);
    }
}
