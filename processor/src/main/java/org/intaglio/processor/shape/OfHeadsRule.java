/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AttentionSpec.OfHeads;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** The query's shape again; key and value have as many steps as each other. */
final class OfHeadsRule implements LayerRule<OfHeads> {
    @Override
    public Verdict shape(OfHeads spec, List<Operand> inputs) {
        Optional<Verdict> refused = Attentions.refuse(spec, inputs);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (spec.heads() % spec.sharedHeads() != 0) {
            return new Verdict.Misfit(
                    DiagnosticId.GROUPS,
                    "numKeyValueHeads",
                    "cannot share %s heads of key and value among %s of the query"
                            .formatted(spec.sharedHeads(), spec.heads()),
                    "needs a divisor of %s".formatted(spec.heads()),
                    "Choose a number of heads that divides %s.".formatted(spec.heads()));
        }
        return new Verdict.Fits(inputs.getFirst().shape());
    }

    @Override
    public Shape parameter(String name, OfHeads spec, List<Operand> inputs) {
        int heads = spec.heads();
        int shared = spec.sharedHeads();
        int keys = spec.keyLength();
        int values = spec.valueLength();
        int features = inputs.getFirst().shape().dimension(1);
        return switch (name) {
            case "queryKernel" -> Shape.of(features, heads, keys);
            case "gateKernel" -> Shape.of(features, heads, values);
            case "valueKernel" -> Shape.of(inputs.get(1).shape().dimension(1), shared, values);
            case "keyKernel" -> Shape.of(inputs.get(2).shape().dimension(1), shared, keys);
            case "outputKernel" -> Shape.of(heads, values, features);
            case "gateBias" -> Shape.of(heads, values);
            case "valueBias" -> Shape.of(shared, values);
            case "keyBias" -> Shape.of(shared, keys);
            case "outputBias" -> Shape.of(features);
            default -> Shape.of(heads, keys);
        };
    }

    /** Projections and scores. */
    @Override
    public long largest(OfHeads spec, List<Operand> inputs) {
        int steps = inputs.getFirst().shape().dimension(0);
        int others = inputs.get(1).shape().dimension(0);
        int length = Math.max(spec.keyLength(), spec.valueLength());
        return Math.max(
                Sizes.product(List.of(spec.heads(), steps, others)),
                Sizes.product(List.of(Math.max(steps, others), spec.heads(), length)));
    }

    @Override
    public long multiplyAdds(OfHeads spec, List<Operand> inputs, Shape result) {
        long steps = inputs.getFirst().shape().dimension(0);
        long others = inputs.get(1).shape().dimension(0);
        long keys = (long) spec.heads() * spec.keyLength();
        long values = (long) spec.heads() * spec.valueLength();
        int groups = spec.heads() / spec.sharedHeads();
        long features = inputs.getFirst().shape().dimension(1);
        return steps * features * (keys + values * (spec.useGate() ? 2 : 1))
                + others * inputs.get(1).shape().dimension(1) * (values / groups)
                + others * inputs.get(2).shape().dimension(1) * (keys / groups)
                + steps * others * (keys + values);
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(OfHeads spec) {
        int heads = spec.heads();
        return heads
                + (heads == 1 ? " head" : " heads")
                + (heads == spec.sharedHeads() ? "" : " of " + spec.sharedHeads());
    }
}
