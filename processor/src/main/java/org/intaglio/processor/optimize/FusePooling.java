/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.Value;

import java.util.Optional;

/**
 * A convolution and the maximum over windows behind it, perhaps with a ReLU in between, become one
 * operation, which keeps a quarter of the values for windows of 2×2 and computes none that no
 * window reads. Windows must tile the result: those that overlap would be computed twice.
 *
 * <p>Runs on the forward half: the derivative needs to know where each maximum was, and nothing
 * else of what lies in between.
 */
public final class FusePooling implements Rewrite {
    private final boolean winners;

    /**
     * @param winners whether to keep which element of a window was the maximum, as a derivative
     *     wants
     */
    public FusePooling(boolean winners) {
        this.winners = winners;
    }

    @Override
    public Graph apply(Graph graph) {
        Chains chains = new Chains(graph);
        int id = graph.nextId();
        for (Op op : graph.ops()) {
            if (!(op instanceof ForwardOp.Conv2D conv)) {
                continue;
            }
            Optional<ForwardOp.Activate> relu = chains.onlyRelu(conv.y());
            Value z = relu.map(ForwardOp.Activate::y).orElse(conv.y());
            if (chains.onlyReader(z).orElse(null) instanceof ForwardOp.Pool pool
                    && pool.max()
                    && tiles(pool.geometry())) {
                Value kept =
                        winners
                                ? new Value(id++, pool.layer() + " winners", pool.y().size())
                                : null;
                chains.replace(pool, fused(conv, relu.isPresent(), pool, kept));
                chains.remove(conv);
                relu.ifPresent(chains::remove);
            }
        }
        return chains.result();
    }

    private static boolean tiles(PoolGeometry g) {
        return g.strides().equals(g.pool())
                && g.outputHeight() * g.pool().height() <= g.height()
                && g.outputWidth() * g.pool().width() <= g.width();
    }

    private static Op fused(
            ForwardOp.Conv2D conv, boolean relu, ForwardOp.Pool pool, Value winners) {
        PoolGeometry g = pool.geometry();
        return new ForwardOp.PooledConv2D(
                conv.layer(),
                conv.geometry()
                        .cropped(
                                g.outputHeight() * g.pool().height(),
                                g.outputWidth() * g.pool().width()),
                g.pool(),
                conv.kernel(),
                conv.bias(),
                relu,
                conv.x(),
                pool.y(),
                winners,
                null,
                null);
    }
}
