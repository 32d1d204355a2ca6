/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Views between the two are of no account: they share the place of what they show. */
    private static Graph fuse(Graph graph, LossOp loss) {
        Tensor y = graph.outputs().get(loss.index());
        List<Op> gone = new ArrayList<>();
        while (graph.writer(y).orElse(null) instanceof ShapeOp.View view) {
            if (graph.readers().containsKey(y)) {
                return graph;
            }
            gone.add(view);
            y = view.x();
        }
        Op forward = graph.writer(y).orElseThrow();
        boolean readElsewhere =
                graph.readers().getOrDefault(y, List.of()).stream()
                        .anyMatch(reader -> !gone.contains(reader));
        if (forward instanceof ShapeOp.Copy || readElsewhere) {
            return graph;
        }
        gone.add(forward);
        LossOp fused =
                new LossOp(
                        loss.layer(),
                        loss.index(),
                        loss.spec(),
                        loss.rows(),
                        loss.columns(),
                        true,
                        loss.x(),
                        loss.mask(),
                        Optional.of(graph.outputs().get(loss.index())),
                        loss.dX());
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (!gone.contains(op)) {
                ops.add(op.equals(loss) ? fused : op);
            }
        }
        return graph.with(ops);
    }
}
