/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ResamplingSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** As {@link ResamplingRule} has it, but nothing grows: what Keras enlarges is refused. */
final class CenterCropRule implements LayerRule<ResamplingSpec.CenterCrop> {
    private final ResamplingRule any = new ResamplingRule();

    @Override
    public Verdict shape(ResamplingSpec.CenterCrop spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return ResamplingRule.refuse(spec, input)
                .or(() -> tooSmall(spec, input.shape()))
                .orElseGet(() -> any.shape(spec, inputs));
    }

    private static Optional<Verdict> tooSmall(ResamplingSpec.CenterCrop spec, Shape shape) {
        for (int axis = 0; axis < spec.axes(); axis++) {
            int length = shape.dimension(axis);
            int wanted = new Window(spec.height(), spec.width()).side(axis);
            if (wanted > length) {
                String elements = ResamplingRule.elements(spec, axis);
                String attribute = axis == 0 ? "height" : "width";
                return Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.CROP,
                                attribute,
                                "takes %s %s out of the %s of %s"
                                        .formatted(wanted, elements, length, shape),
                                "needs at least %s %s".formatted(wanted, elements),
                                "Try %s = %s or smaller, or @Resizing, which enlarges, too."
                                        .formatted(attribute, length)));
            }
        }
        return Optional.empty();
    }

    @Override
    public String detail(ResamplingSpec.CenterCrop spec) {
        return new Window(spec.height(), spec.width()).toString();
    }
}
