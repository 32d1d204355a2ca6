/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.expression.LossExpressions;
import org.intaglio.runtime.program.Architecture;

import java.util.List;
import java.util.Map;

/**
 * What happens to a row after it has been read: its target is checked, its weight checked and
 * adjusted.
 */
final class RowFinish {
    private final IndexCheck indices;
    private final TargetCheck check;
    private final FiniteCheck finite;

    /** For each output, factors for the weights of samples by their classes; null for none. */
    private final float[][] classWeights;

    /**
     * @param training what says how much classes count
     */
    RowFinish(Architecture architecture, Training training) {
        this.indices = new IndexCheck(architecture);
        this.check = new TargetCheck(architecture);
        this.finite = new FiniteCheck(architecture);
        List<Architecture.Output> outputs = architecture.outputs();
        Map<String, Map<Integer, Float>> named = training.outputClassWeights();
        OutputSettings.checkNames(architecture, named.keySet(), "class weights");
        if (!training.classWeights().isEmpty() && outputs.size() != 1) {
            throw new IllegalArgumentException(
                    "class weights without an output's name are for networks with one output, and"
                            + " %s has %d: Training.classWeights(\"%s\", ...) is for one of several"
                                    .formatted(
                                            architecture.name(),
                                            outputs.size(),
                                            outputs.getFirst().name()));
        }
        this.classWeights = new float[outputs.size()][];
        for (int o = 0; o < classWeights.length; o++) {
            Architecture.Output output = outputs.get(o);
            Map<Integer, Float> weights =
                    named.getOrDefault(output.name(), training.classWeights());
            classWeights[o] = weights.isEmpty() ? null : table(output, weights);
        }
    }

    private static float[] table(Architecture.Output output, Map<Integer, Float> weights) {
        if (output.target().size() != targets(output)) {
            throw new IllegalArgumentException(
                    "class weights are for outputs whose targets are classes, and those of '%s' are"
                                    .formatted(output.name())
                            + " not; use sample weights instead");
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
        for (int o = 0; o < classWeights.length; o++) {
            float[] table = classWeights[o];
            if (table != null) {
                int c = Math.clamp(classOf(batch, o, row), 0, table.length - 1);
                batch.weights()[row] *= table[c];
            }
        }
    }

    private static int classOf(Batch batch, int output, int row) {
        int size = batch.targetSize(output);
        float[] target = batch.target(output);
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
