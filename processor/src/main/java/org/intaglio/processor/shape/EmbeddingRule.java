/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;

/** Indices of any shape, which get an axis more; table inputDim×outputDim. */
final class EmbeddingRule implements LayerRule<SequenceSpec.Embedding> {
    @Override
    public Verdict shape(SequenceSpec.Embedding spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        if (!input.isIndex()) {
            return new Verdict.Misfit(
                    DiagnosticId.INDICES,
                    "from",
                    "reads indices, but '%s' holds numbers".formatted(input.name()),
                    "needs indices",
                    "Let it read @Input(shape = ..., type = INDEX, below = %s)."
                            .formatted(spec.inputDim()));
        }
        if (input.below() > spec.inputDim()) {
            return new Verdict.Misfit(
                    DiagnosticId.INDICES,
                    "inputDim",
                    "has %s rows, but the indices of '%s' go up to %s"
                            .formatted(spec.inputDim(), input.name(), input.below() - 1),
                    "needs inputDim = " + input.below(),
                    "Write inputDim = %1$s, or below = %2$s at '%3$s'."
                            .formatted(input.below(), spec.inputDim(), input.name()));
        }
        List<Integer> dimensions = new ArrayList<>(input.shape().dimensions());
        dimensions.add(spec.outputDim());
        return new Verdict.Fits(new Shape(dimensions));
    }

    @Override
    public Shape parameter(String name, SequenceSpec.Embedding spec, List<Operand> inputs) {
        return Shape.of(spec.inputDim(), spec.outputDim());
    }

    @Override
    public boolean readsIndices() {
        return true;
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
