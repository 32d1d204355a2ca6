/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/**
 * The steps of the query, the features of the value; query and key have the same; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/attention/attention.py">Keras</a>.
 */
final class PlainRule implements LayerRule<AttentionSpec.Plain> {
    @Override
    public Verdict shape(AttentionSpec.Plain spec, List<Operand> inputs) {
        Optional<Verdict> refused = Attentions.refuse(spec, inputs);
        if (refused.isPresent()) {
            return refused.get();
        }
        Operand query = inputs.getFirst();
        Operand key = inputs.get(2);
        int features = query.shape().dimension(1);
        return features == key.shape().dimension(1)
                ? new Verdict.Fits(
                        Shape.of(query.shape().dimension(0), inputs.get(1).shape().dimension(1)))
                : new Verdict.Misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "query",
                        "compares a query with keys of as many features, but %s and %s"
                                .formatted(query.described(), key.described()),
                        "needs as many features of both",
                        "Put a @Dense above one of them, or use @MultiHeadAttention, which has"
                                + " kernels.");
    }

    /** One number, but of sums one for each feature. */
    @Override
    public Shape parameter(String name, AttentionSpec.Plain spec, List<Operand> inputs) {
        return spec instanceof AttentionSpec.AdditiveAttention
                ? Shape.of(inputs.getFirst().shape().dimension(1))
                : Shape.of();
    }

    /** Scores, or what they are sums of. */
    @Override
    public long largest(AttentionSpec.Plain spec, List<Operand> inputs) {
        Shape query = inputs.getFirst().shape();
        return Sizes.product(
                List.of(
                        query.dimension(0),
                        inputs.get(1).shape().dimension(0),
                        spec.isAdditive() ? query.dimension(1) : 1));
    }

    @Override
    public long multiplyAdds(AttentionSpec.Plain spec, List<Operand> inputs, Shape result) {
        long scores =
                (long) inputs.getFirst().shape().dimension(0) * inputs.get(1).shape().dimension(0);
        return scores * (inputs.getFirst().shape().dimension(1) + result.dimension(1));
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
