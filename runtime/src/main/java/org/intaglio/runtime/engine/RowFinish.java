/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.expression.LossExpressions;
import org.intaglio.runtime.program.Architecture;

import java.util.Map;

/**
 * What happens to a row after it has been read: its target is checked, its weight checked and
 * adjusted.
 */
final class RowFinish {
    private final IndexCheck indices;
    private final TargetCheck check;
    private final FiniteCheck finite;
    private final float[] classWeights;

    /**
     * @param classWeights a factor for the weight of the samples of a class; empty for none
     */
    RowFinish(Architecture architecture, Map<Integer, Float> classWeights) {
        this.indices = new IndexCheck(architecture);
        this.check = new TargetCheck(architecture);
        this.finite = new FiniteCheck(architecture);
        this.classWeights = table(architecture, classWeights);
    }

    private static float[] table(Architecture architecture, Map<Integer, Float> weights) {
        if (weights.isEmpty()) {
            return null;
        }
        Architecture.Output output = architecture.outputs().get(0);
        if (architecture.outputs().size() != 1 || output.target().size() != targets(output)) {
            throw new IllegalArgumentException(
                    "class weights are for networks with one output whose targets are classes; "
                            + "use sample weights instead");
        }
        int classes =
                output.loss().targets() == Loss.Targets.PROBABILITIES
                        ? 2
                        : output.shape().dimension(-1);
        float[] table = new float[classes];
        for (int c = 0; c < classes; c++) {
            table[c] = weights.getOrDefault(c, 1f);
        }
        for (int c : weights.keySet()) {
            if (c >= classes) {
                throw new IllegalArgumentException(
                        ("class weights name class %d, but output '%s' has %d classes,"
                                        + " numbered 0 to %d")
                                .formatted(c, output.name(), classes, classes - 1));
            }
        }
        return table;
    }

    /** How many values a target has if it names one class; -1 if it cannot. */
    private static int targets(Architecture.Output output) {
        return switch (output.loss().targets()) {
            case CLASS -> 1;
            case PROBABILITIES -> LossExpressions.isOfSamples(output.loss()) ? -1 : 1;
            case DISTRIBUTION -> output.shape().dimension(-1);
            default -> -1;
        };
    }

    /**
     * Finishes a row.
     *
     * @param mayBeBad whether to look if its numbers are finite
     */
    void finish(Batch batch, int row, boolean mayBeBad) {
        indices.ofDataset(batch, row);
        check.ofDataset(batch, row);
        if (mayBeBad) {
            finite.ofDataset(batch, row);
        }
        WeightCheck.ofDataset(batch, row);
        if (classWeights != null) {
            int c = Math.clamp(classOf(batch, row), 0, classWeights.length - 1);
            batch.weights()[row] *= classWeights[c];
        }
    }

    private static int classOf(Batch batch, int row) {
        int size = batch.targetSize(0);
        float[] target = batch.target(0);
        int at = row * size;
        if (size == 1) {
            return Math.round(target[at]);
        }
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (target[at + i] > target[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
