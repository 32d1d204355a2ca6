/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/** The shape stays; the axes are there. */
final class UnitNormalizationRule implements LayerRule<ComposedSpec.UnitNormalization> {
    @Override
    public Verdict shape(ComposedSpec.UnitNormalization spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Shape shape = input.shape();
        boolean fits = spec.axes(shape).stream().allMatch(a -> a >= 0 && a < shape.rank());
        return fits && !spec.axis().isEmpty()
                ? new Verdict.Fits(shape)
                : new Verdict.Misfit(
                        DiagnosticId.CONCATENATE_AXIS,
                        "axis",
                        "normalizes along %s, but %s".formatted(spec.axis(), input.described()),
                        "needs axes from %s to %s".formatted(-shape.rank(), shape.rank() - 1),
                        "Axes are counted from 0 without the batch; -1 is the last.");
    }
}
