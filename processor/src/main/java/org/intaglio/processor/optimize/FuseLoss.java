/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.Loss;
import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.GradientOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.graph.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Softmax with cross-entropy, and sigmoid with binary cross-entropy, become one operation from
 * logits to the derivative for the logits: {@code softmax(x) - t}. It is faster, and it is the only
 * form that stays exact where a probability underflows; Keras does the same.
 *
 * <p>Applies where the loss is the only one to contribute to the derivative of the output.
 */
final class FuseLoss implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Op op : graph.ops()) {
            if (op instanceof LossOp loss && !loss.fused()) {
                result = fuse(result, loss);
            }
        }
        return result;
    }

    private static Graph fuse(Graph graph, LossOp loss) {
        if (loss.spec().fromLogits()) {
            return graph;
        }
        Map<Resource, List<Op>> readers = graph.readers();
        List<Op> derived = readers.getOrDefault(loss.dX(), List.of());
        if (derived.size() != 1) {
            return graph;
        }
        Op derivative = derived.get(0);
        Op forward =
                graph.ops().stream()
                        .filter(op -> op.writes().contains(loss.x()))
                        .findFirst()
                        .orElse(null);
        Value logits;
        Value dLogits;
        if (isSoftmaxLoss(loss.spec().loss())
                && forward instanceof ForwardOp.Softmax softmax
                && softmax.columns() == loss.width()
                && derivative instanceof GradientOp.Softmax gradient
                && gradient.y().equals(softmax.y())) {
            logits = softmax.x();
            dLogits = gradient.dX();
        } else if (loss.spec().loss() == Loss.BINARY_CROSSENTROPY
                && forward instanceof ForwardOp.Activate sigmoid
                && sigmoid.curve().kernel().equals("sigmoid")
                && derivative instanceof GradientOp.Activate gradient
                && gradient.from().equals(sigmoid.y())) {
            logits = sigmoid.x();
            dLogits = gradient.dX();
        } else {
            return graph;
        }
        // Another layer may read the output too; then it is still computed in its place.
        boolean readByOthers =
                readers.get(loss.x()).stream()
                        .anyMatch(op -> !op.equals(loss) && !op.equals(derivative));
        LossOp fused =
                new LossOp(
                        loss.layer(),
                        loss.index(),
                        loss.spec(),
                        loss.positions(),
                        loss.width(),
                        true,
                        logits,
                        readByOthers ? null : loss.x(),
                        dLogits);
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (op.equals(loss)) {
                ops.add(fused);
            } else if (!op.equals(derivative) && (!op.equals(forward) || readByOthers)) {
                ops.add(op);
            }
        }
        return graph.with(ops);
    }

    private static boolean isSoftmaxLoss(Loss loss) {
        return loss == Loss.CATEGORICAL_CROSSENTROPY
                || loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
    }
}
