/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.Resampling;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** As {@link ResamplingRule} has it, but something has to be left. */
final class CroppedRule implements LayerRule<Resampling.Cropped> {
    private final ResamplingRule any = new ResamplingRule();

    @Override
    public Verdict shape(Resampling.Cropped spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return ResamplingRule.refuse(spec, input)
                .or(() -> nothingLeft(spec, input.shape()))
                .orElseGet(() -> any.shape(spec, inputs));
    }

    private static Optional<Verdict> nothingLeft(Resampling.Cropped spec, Shape shape) {
        for (int axis = 0; axis < spec.axes(); axis++) {
            int length = shape.dimension(axis);
            if (spec.map(axis, length).length() < 1) {
                long goes = (long) spec.before(axis) + spec.behind(axis);
                String elements = ResamplingRule.elements(spec, axis);
                return Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.CROP,
                                spec.attribute(),
                                "takes %s %s from the %s of %s"
                                        .formatted(goes, elements, length, shape),
                                "needs at least %s %s".formatted(goes + 1, elements),
                                length == 1
                                        ? "There is one only: leave this layer out."
                                        : "Take %s or fewer in all.".formatted(length - 1)));
            }
        }
        return Optional.empty();
    }
}
