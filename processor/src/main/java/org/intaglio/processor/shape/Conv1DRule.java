/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.Padding;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** steps×channels to steps'×filters: a convolution over images of height 1. */
final class Conv1DRule implements LayerRule<SequenceSpec.Conv1D> {
    @Override
    public Verdict shape(SequenceSpec.Conv1D spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Optional<Verdict> refused =
                Sequences.refuse(input, spec).or(() -> groups(spec, input.shape()));
        if (refused.isPresent()) {
            return refused.get();
        }
        int steps = input.shape().dimension(0);
        int channels = input.shape().dimension(1);
        return switch (window(spec).over(Shape.of(1, steps, channels), spec.filters())) {
            case Verdict.Fits fits ->
                    new Verdict.Fits(Shape.of(fits.shape().dimension(1), spec.filters()));
            case Verdict.Misfit misfit ->
                    misfit(spec.kernelSize(), spec.dilationRate(), input.shape());
        };
    }

    private static SlidingWindow window(SequenceSpec.Conv1D spec) {
        return new SlidingWindow(
                "kernelSize",
                new Window(1, spec.kernelSize()),
                new Window(1, spec.strides()),
                new Window(1, spec.dilationRate()),
                spec.causal() ? Padding.SAME : spec.padding());
    }

    private static Optional<Verdict> groups(SequenceSpec.Conv1D spec, Shape input) {
        int channels = input.dimension(1);
        boolean fits = channels % spec.groups() == 0 && spec.filters() % spec.groups() == 0;
        return fits
                ? Optional.empty()
                : Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.GROUPS,
                                "groups",
                                "cannot split the %s channels of %s and %s filters into %s groups"
                                        .formatted(channels, input, spec.filters(), spec.groups()),
                                "needs multiples of %s".formatted(spec.groups()),
                                "Choose a number of groups that divides both."));
    }

    static Verdict misfit(int kernelSize, int dilationRate, Shape input) {
        long effective = (kernelSize - 1L) * dilationRate + 1;
        String dilated =
                dilationRate == 1
                        ? ""
                        : " with dilation %s (%s in all)".formatted(dilationRate, effective);
        return new Verdict.Misfit(
                DiagnosticId.WINDOW_DOES_NOT_FIT,
                "kernelSize",
                "cannot slide a kernel of %s steps%s over %s with padding VALID"
                        .formatted(kernelSize, dilated, input),
                "needs at least %s steps".formatted(effective),
                "Try padding = SAME, or a smaller kernelSize or dilationRate.");
    }

    /** The steps with the zeros before and behind them. */
    @Override
    public long largest(SequenceSpec.Conv1D spec, List<Operand> inputs) {
        Shape steps = inputs.getFirst().shape();
        long zeros = (spec.kernelSize() - 1L) * spec.dilationRate();
        return spec.causal()
                ? Sizes.product(List.of(steps.dimension(0) + zeros, steps.dimension(1)))
                : window(spec).padded(Shape.of(1, steps.dimension(0), steps.dimension(1)));
    }

    @Override
    public Shape parameter(String name, SequenceSpec.Conv1D spec, List<Operand> inputs) {
        return name.equals("bias")
                ? Shape.of(spec.filters())
                : Shape.of(
                        spec.kernelSize(),
                        inputs.getFirst().shape().dimension(1) / spec.groups(),
                        spec.filters());
    }

    @Override
    public long multiplyAdds(SequenceSpec.Conv1D spec, List<Operand> inputs, Shape result) {
        long taps = spec.kernelSize();
        return result.elements() * taps * (inputs.getFirst().shape().dimension(1) / spec.groups());
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(SequenceSpec.Conv1D spec) {
        return String.valueOf(spec.kernelSize());
    }
}
