/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of both shapes without the axes that are multiplied; 1 if nothing is. See <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/merging/dot.py">Keras</a>.
 */
final class DotRule implements LayerRule<ComposedSpec.Dot> {
    @Override
    public Verdict shape(ComposedSpec.Dot spec, List<Operand> inputs) {
        int count = spec.axes().size();
        if (count != 1 && count != 2) {
            return new Verdict.Misfit(
                    DiagnosticId.MALFORMED_SIZE,
                    "axes",
                    "has axes of %s numbers".formatted(count),
                    "needs one axis or two",
                    "Give one for both inputs, axes = -1, or one of each, axes = {0, 1}.");
        }
        List<Integer> dimensions = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Operand input = inputs.get(i);
            Shape shape = input.shape();
            int axis = spec.axis(i, shape);
            if (shape.rank() > 2) {
                return misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "multiplies vectors and matrices, but " + input.described(),
                        "needs one axis or two of each input",
                        "Put a @Reshape above it.");
            }
            if (axis < 0 || axis >= shape.rank()) {
                return misfit(
                        DiagnosticId.CONCATENATE_AXIS,
                        "multiplies along axis %s, but %s"
                                .formatted(
                                        spec.axes().get(Math.min(i, count - 1)), input.described()),
                        "needs an axis from %s to %s".formatted(-shape.rank(), shape.rank() - 1),
                        "Axes are counted from 0 without the batch; -1 is the last.");
            }
            lengths.add(shape.dimension(axis));
            if (shape.rank() == 2) {
                dimensions.add(shape.dimension(1 - axis));
            }
        }
        if (!lengths.get(0).equals(lengths.get(1))) {
            return misfit(
                    DiagnosticId.MERGE_SHAPES,
                    "multiplies along axes of %s and %s: %s"
                            .formatted(lengths.get(0), lengths.get(1), MergeRule.describe(inputs)),
                    "needs axes of one length",
                    "Choose axes of one length, or bring one there with @Dense.");
        }
        return new Verdict.Fits(new Shape(dimensions.isEmpty() ? List.of(1) : dimensions));
    }

    private static Verdict misfit(DiagnosticId id, String message, String need, String remedy) {
        return new Verdict.Misfit(id, "axes", message, need, remedy);
    }

    @Override
    public long multiplyAdds(ComposedSpec.Dot spec, List<Operand> inputs, Shape result) {
        Shape first = inputs.getFirst().shape();
        return result.elements() * first.dimension(spec.axis(0, first));
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
