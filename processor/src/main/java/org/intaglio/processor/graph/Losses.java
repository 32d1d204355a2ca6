/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Loss;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.List;

/**
 * The losses of a network's outputs: the one place that decides how a loss is computed, for
 * training and for evaluation.
 *
 * <p>A cross-entropy of what a softmax or a sigmoid has made is computed from the logits, whoever
 * else reads the output: the only form that stays exact where a probability underflows, and what
 * Keras does. Elsewhere, probabilities are clipped.
 */
public final class Losses {
    private Losses() {}

    /** The graph of a prediction with its losses, whose derivatives nobody reads. */
    public static Graph evaluation(ShapedNetwork network, Graph prediction) {
        List<Op> ops = new ArrayList<>(prediction.ops());
        ops.addAll(of(network, prediction));
        return prediction.with(ops);
    }

    /**
     * An operation an output, in their order. The places of the derivatives have the ids from
     * {@link Graph#nextId} on.
     */
    static List<LossOp> of(ShapedNetwork network, Graph forward) {
        List<LossOp> losses = new ArrayList<>();
        int id = forward.nextId();
        for (int i = 0; i < network.outputs().size(); i++) {
            OutputSpec output = network.outputs().get(i);
            Value y = forward.outputs().get(i);
            int width = output.shape().dimension(-1);
            Value logits = logits(forward, y, output.loss(), width);
            Value x = logits == null ? y : logits;
            losses.add(
                    new LossOp(
                            output.layer(),
                            i,
                            output.loss(),
                            y.size() / width,
                            width,
                            logits != null,
                            x,
                            null,
                            new Value(id++, "∂" + x.name(), x.size())));
        }
        return losses;
    }

    /** What the loss takes instead of {@code y}; null if nothing. */
    private static Value logits(Graph forward, Value y, LossSpec spec, int width) {
        if (spec.fromLogits()) {
            return null;
        }
        Op op = forward.writer(y);
        if (op instanceof ForwardOp.Copy copy) {
            // One value that two outputs hold.
            op = forward.writer(copy.x());
        }
        return switch (op) {
            // Softmax over each of two rows of three is not softmax over six.
            case ForwardOp.Softmax s when isCategorical(spec.loss()) && s.columns() == width ->
                    s.x();
            case ForwardOp.Activate a
                    when spec.loss() == Loss.BINARY_CROSSENTROPY
                            && a.curve().kernel().equals("sigmoid") ->
                    a.x();
            case null, default -> null;
        };
    }

    private static boolean isCategorical(Loss loss) {
        return loss == Loss.CATEGORICAL_CROSSENTROPY
                || loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
    }
}
