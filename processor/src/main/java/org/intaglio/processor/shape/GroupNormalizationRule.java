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

/** The shape stays; the groups divide the channels. */
final class GroupNormalizationRule implements LayerRule<ComposedSpec.GroupNormalization> {
    @Override
    public Verdict shape(ComposedSpec.GroupNormalization spec, List<Operand> inputs) {
        Shape shape = inputs.getFirst().shape();
        int channels = shape.dimension(-1);
        return channels % spec.groups() == 0
                ? new Verdict.Fits(shape)
                : new Verdict.Misfit(
                        DiagnosticId.GROUPS,
                        "groups",
                        "cannot split the %s channels of %s into %s groups"
                                .formatted(channels, shape, spec.groups()),
                        "needs a multiple of %s channels".formatted(spec.groups()),
                        "Choose a number of groups that divides %s.".formatted(channels));
    }

    @Override
    public Shape parameter(
            String name, ComposedSpec.GroupNormalization spec, List<Operand> inputs) {
        return Shape.of(inputs.getFirst().shape().dimension(-1));
    }
}
