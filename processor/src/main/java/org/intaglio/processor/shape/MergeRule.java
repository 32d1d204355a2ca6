/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Merges element by element: all inputs have one shape, the result has it too; an axis of length 1
 * is repeated, and a shape with fewer axes gets some of length 1 before its own. See <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/merging/base_merge.py">base_merge.py</a>.
 */
final class MergeRule implements LayerRule<LayerFacts.Merge> {
    @Override
    public Verdict shape(LayerFacts.Merge spec, List<Operand> inputs) {
        Shape all = inputs.getFirst().shape();
        for (int i = 1; i < inputs.size(); i++) {
            Optional<Shape> both = both(all, inputs.get(i).shape());
            if (both.isEmpty()) {
                return new Verdict.Misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "from[" + i + "]",
                        "merges shapes that differ: " + describe(inputs),
                        "needs equal lengths, or 1",
                        "Bring all of them to %s%s."
                                .formatted(
                                        all,
                                        differInLastAxis(inputs)
                                                ? ", or put them side by side with @Concatenate"
                                                : ""));
            }
            all = both.get();
        }
        return new Verdict.Fits(all);
    }

    /** The shape that both are repeated to, if there is one. */
    private static Optional<Shape> both(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Integer> dimensions = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int left = a.withRank(rank).dimension(axis);
            int right = b.withRank(rank).dimension(axis);
            if (left != right && left != 1 && right != 1) {
                return Optional.empty();
            }
            dimensions.add(Math.max(left, right));
        }
        return Optional.of(new Shape(dimensions));
    }

    static String describe(List<Operand> inputs) {
        return inputs.stream().distinct().map(Operand::described).collect(Collectors.joining(", "));
    }

    private static boolean differInLastAxis(List<Operand> inputs) {
        List<Integer> first = inputs.getFirst().shape().dimensions();
        return inputs.stream()
                .map(input -> input.shape().dimensions())
                .allMatch(d ->
                        d.size() == first.size()
                                && d.subList(0, d.size() - 1)
                                        .equals(first.subList(0, d.size() - 1)));
    }
}
