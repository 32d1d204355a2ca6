/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/**
 * A convolution of each channel for itself, kernel window×C×multiplier, and maybe one of their
 * results, kernel 1×(C·multiplier)×filters; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/convolutional/base_separable_conv.py">Keras</a>.
 */
final class SeparatedRule implements LayerRule<ConvolutionSpec.Separated> {
    @Override
    public Verdict shape(ConvolutionSpec.Separated spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Optional<Verdict> refused =
                ConvolutionInputs.refuse(spec, input).or(() -> tooMany(spec, input.shape()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Shape image = spec.image(input.shape());
        return switch (window(spec).over(image, spec.channels(image.dimension(2)))) {
            case Verdict.Fits fits -> new Verdict.Fits(spec.ofImage(fits.shape()));
            case Verdict.Misfit misfit ->
                    spec.axes() == 2
                            ? misfit
                            : Conv1DRule.misfit(
                                    spec.size().width(), spec.distances().width(), input.shape());
        };
    }

    private static SlidingWindow window(ConvolutionSpec spec) {
        return new SlidingWindow(
                "kernelSize", spec.size(), spec.steps(), spec.distances(), spec.padding());
    }

    /** Each channel may be repeated on the way. */
    private static Optional<Verdict> tooMany(ConvolutionSpec.Separated spec, Shape input) {
        long most = Integer.MAX_VALUE / input.elements();
        return spec.depthMultiplier() <= most
                ? Optional.empty()
                : Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.TOO_LARGE,
                                "depthMultiplier",
                                "takes %s times the %s numbers of %s: more than the 2³¹ - 1 of a Java"
                                                .formatted(
                                                        spec.depthMultiplier(),
                                                        input.elements(),
                                                        input)
                                        + " array",
                                "has too many channels",
                                "Make depthMultiplier %s or smaller.".formatted(most)));
    }

    /** The image with the zeros around it, or the results of each channel. */
    @Override
    public long largest(ConvolutionSpec.Separated spec, List<Operand> inputs) {
        Shape image = spec.image(inputs.getFirst().shape());
        long results = Sizes.product(List.of(image.elements(), (long) spec.depthMultiplier()));
        return Math.max(window(spec).padded(image), results);
    }

    @Override
    public Shape parameter(String name, ConvolutionSpec.Separated spec, List<Operand> inputs) {
        int channels = inputs.getFirst().shape().dimension(-1);
        int results = channels * spec.depthMultiplier();
        return switch (name) {
            case "bias" -> Shape.of(spec.channels(channels));
            case "pointwiseKernel" ->
                    ConvolutionInputs.kernel(spec, Window.ONE, results, spec.channels(channels));
            default ->
                    ConvolutionInputs.kernel(spec, spec.size(), channels, spec.depthMultiplier());
        };
    }

    @Override
    public long multiplyAdds(ConvolutionSpec.Separated spec, List<Operand> inputs, Shape result) {
        int channels = inputs.getFirst().shape().dimension(-1);
        long positions = result.elements() / result.dimension(-1);
        long results = (long) channels * spec.depthMultiplier();
        long each = (long) spec.size().height() * spec.size().width();
        long mixed = spec.pointwise().isPresent() ? spec.channels(channels) : 0;
        return positions * results * (each + mixed);
    }

    @Override
    public String detail(ConvolutionSpec.Separated spec) {
        return ConvolutionInputs.window(spec);
    }
}
