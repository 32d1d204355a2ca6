/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Value;

import java.util.ArrayList;
import java.util.List;

/**
 * A loss that is computed from logits has the softmax, or the sigmoid, at hand: it leaves it in the
 * output, and the operation that did so goes, unless others read the output too.
 */
public final class FuseLoss implements Rewrite {
    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Op op : graph.ops()) {
            if (op instanceof LossOp loss && loss.fused()) {
                result = fuse(result, loss);
            }
        }
        return result;
    }

    private static Graph fuse(Graph graph, LossOp loss) {
        Value y = graph.outputs().get(loss.index());
        Op forward = graph.writer(y);
        if (forward instanceof ForwardOp.Copy || graph.readers().containsKey(y)) {
            return graph;
        }
        LossOp fused =
                new LossOp(
                        loss.layer(),
                        loss.index(),
                        loss.spec(),
                        loss.positions(),
                        loss.width(),
                        true,
                        loss.x(),
                        y,
                        loss.dX());
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (!op.equals(forward)) {
                ops.add(op.equals(loss) ? fused : op);
            }
        }
        return graph.with(ops);
    }
}
