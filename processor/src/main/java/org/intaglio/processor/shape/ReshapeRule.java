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
import java.util.stream.Collectors;

/**
 * The same elements in another shape; one dimension may be -1; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/reshaping/reshape.py">Keras</a>.
 */
final class ReshapeRule implements LayerRule<LayerSpec.Reshape> {
    @Override
    public Verdict shape(LayerSpec.Reshape spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        long elements = input.shape().elements();
        boolean open = spec.targetShape().contains(-1);
        long known = Sizes.product(spec.targetShape().stream().filter(d -> d != -1).toList());
        if (open ? elements % known != 0 : elements != known) {
            String target =
                    spec.targetShape().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining("×"));
            return new Verdict.Misfit(
                    DiagnosticId.RESHAPE,
                    "targetShape",
                    "cannot reshape the %s elements of %s to %s"
                            .formatted(elements, input.shape(), target),
                    open
                            ? "needs a multiple of %s elements".formatted(known)
                            : "needs %s elements".formatted(known),
                    "The product of the dimensions must be %s; one of them may be -1: what is left"
                                    .formatted(elements)
                            + " over.");
        }
        return new Verdict.Fits(
                new Shape(
                        spec.targetShape().stream()
                                .map(d -> d == -1 ? (int) (elements / known) : d)
                                .toList()));
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
