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
import java.util.stream.Collectors;

/**
 * Merges element by element: all inputs have one shape, the result has it too. Keras repeats axes
 * of length 1, see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/merging/base_merge.py">base_merge.py</a>;
 * we do not.
 */
final class MergeRule implements LayerRule<LayerFacts.Merge> {
    @Override
    public Verdict shape(LayerFacts.Merge spec, List<Operand> inputs) {
        Shape first = inputs.getFirst().shape();
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(first)) {
                return new Verdict.Misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "from[" + i + "]",
                        "merges shapes that differ: " + describe(inputs),
                        "needs equal shapes",
                        "Bring all of them to %s%s."
                                .formatted(
                                        first,
                                        differInLastAxis(inputs)
                                                ? ", or put them side by side with @Concatenate"
                                                : ""));
            }
        }
        return new Verdict.Fits(first);
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
