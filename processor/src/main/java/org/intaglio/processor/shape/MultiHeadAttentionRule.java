/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.SequenceSpec.MultiHeadAttention;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** The query's shape again; key and value have as many steps as each other. */
final class MultiHeadAttentionRule implements LayerRule<MultiHeadAttention> {
    @Override
    public Verdict shape(MultiHeadAttention spec, List<Operand> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            Optional<Verdict> refused = Sequences.refuse(inputs.get(i), spec.inputs().attribute(i));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Operand value = inputs.get(1);
        Operand key = inputs.get(2);
        if (value.shape().dimension(0) != key.shape().dimension(0)) {
            return new Verdict.Misfit(
                    DiagnosticId.MERGE_SHAPES,
                    "key",
                    "has a key for each value, but %s and %s"
                            .formatted(value.described(), key.described()),
                    "needs as many steps of both",
                    "Leave key out to compare with the value.");
        }
        return new Verdict.Fits(inputs.getFirst().shape());
    }

    @Override
    public Shape parameter(String name, MultiHeadAttention spec, List<Operand> inputs) {
        int heads = spec.numHeads();
        int features = inputs.getFirst().shape().dimension(1);
        return switch (name) {
            case "queryKernel" -> Shape.of(features, heads, spec.keyDim());
            case "valueKernel" ->
                    Shape.of(inputs.get(1).shape().dimension(1), heads, spec.valueLength());
            case "keyKernel" -> Shape.of(inputs.get(2).shape().dimension(1), heads, spec.keyDim());
            case "outputKernel" -> Shape.of(heads, spec.valueLength(), features);
            case "valueBias" -> Shape.of(heads, spec.valueLength());
            case "outputBias" -> Shape.of(features);
            default -> Shape.of(heads, spec.keyDim());
        };
    }

    /** Projections and scores. */
    @Override
    public long largest(MultiHeadAttention spec, List<Operand> inputs) {
        int steps = inputs.getFirst().shape().dimension(0);
        int others = inputs.get(1).shape().dimension(0);
        int length = Math.max(spec.keyDim(), spec.valueLength());
        return Math.max(
                Sizes.product(List.of(spec.numHeads(), steps, others)),
                Sizes.product(List.of(Math.max(steps, others), spec.numHeads(), length)));
    }

    @Override
    public long multiplyAdds(MultiHeadAttention spec, List<Operand> inputs, Shape result) {
        long steps = inputs.getFirst().shape().dimension(0);
        long others = inputs.get(1).shape().dimension(0);
        long keys = (long) spec.numHeads() * spec.keyDim();
        long values = (long) spec.numHeads() * spec.valueLength();
        long features = inputs.getFirst().shape().dimension(1);
        return steps * features * (keys + values)
                + others * inputs.get(1).shape().dimension(1) * values
                + others * inputs.get(2).shape().dimension(1) * keys
                + steps * others * (keys + values);
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(MultiHeadAttention spec) {
        return spec.numHeads() + (spec.numHeads() == 1 ? " head" : " heads");
    }
}
