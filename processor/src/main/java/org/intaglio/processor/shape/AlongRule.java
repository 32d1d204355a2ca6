/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/** The shape stays; the axes are there. */
final class AlongRule implements LayerRule<LayerFacts.Along> {
    @Override
    public Verdict shape(LayerFacts.Along spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Shape shape = input.shape();
        boolean fits = spec.axes(shape).stream().allMatch(a -> a >= 0 && a < shape.rank());
        return fits && !spec.axis().isEmpty()
                ? new Verdict.Fits(shape)
                : new Verdict.Misfit(
                        DiagnosticId.CONCATENATE_AXIS,
                        "axis",
                        "goes along %s, but %s".formatted(spec.axis(), input.described()),
                        "needs axes from %s to %s".formatted(-shape.rank(), shape.rank() - 1),
                        "Axes are counted from 0 without the batch; -1 is the last.");
    }
}
