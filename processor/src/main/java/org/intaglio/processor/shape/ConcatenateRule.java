/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;

/**
 * The inputs one after the other along one axis; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/merging/concatenate.py">Keras</a>,
 * which counts the batch as axis 0 where we do not.
 */
final class ConcatenateRule implements LayerRule<LayerSpec.Concatenate> {
    @Override
    public Verdict shape(LayerSpec.Concatenate spec, List<Operand> inputs) {
        Shape first = inputs.getFirst().shape();
        if (spec.axis() < -first.rank() || spec.axis() >= first.rank()) {
            return new Verdict.Misfit(
                    DiagnosticId.CONCATENATE_AXIS,
                    "axis",
                    "joins along axis %s, but %s"
                            .formatted(spec.axis(), inputs.getFirst().described()),
                    "needs an axis from %s to %s".formatted(-first.rank(), first.rank() - 1),
                    "Axes are counted from 0 without the batch; -1 is the last.");
        }
        int axis = Math.floorMod(spec.axis(), first.rank());
        long length = first.dimension(axis);
        for (int i = 1; i < inputs.size(); i++) {
            Shape next = inputs.get(i).shape();
            if (!withoutAxis(next, axis).equals(withoutAxis(first, axis))) {
                return new Verdict.Misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "from[" + i + "]",
                        "joins along axis %s shapes that differ elsewhere: %s"
                                .formatted(axis, MergeRule.describe(inputs)),
                        "needs shapes that differ in axis %s only".formatted(axis),
                        "Bring all of them to %s, but for axis %s.".formatted(first, axis));
            }
            length += next.dimension(axis);
        }
        List<Integer> dimensions = new ArrayList<>(first.dimensions());
        dimensions.set(axis, (int) Math.min(length, Integer.MAX_VALUE));
        return new Verdict.Fits(new Shape(dimensions));
    }

    private static List<Integer> withoutAxis(Shape shape, int axis) {
        List<Integer> rest = new ArrayList<>(shape.dimensions());
        if (axis < rest.size()) {
            rest.set(axis, 0);
        }
        return rest;
    }
}
