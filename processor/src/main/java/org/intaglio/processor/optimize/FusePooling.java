/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A convolution and the maximum over windows behind it, perhaps with a ReLU in between, become one
 * operation, which keeps a quarter of the values for windows of 2×2 and computes none that no
 * window reads. Windows must tile the result: those that overlap would be computed twice.
 *
 * <p>Runs on the forward half: the derivative needs to know where each maximum was, and nothing
 * else of what lies in between.
 */
public final class FusePooling implements Pass {
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
        Map<Resource, List<Op>> readers = graph.readers();
        Set<Value> outputs = new HashSet<>(graph.outputs());
        Map<Op, Op> replacements = new HashMap<>();
        Set<Op> removed = new HashSet<>();
        int id = graph.nextId();
        for (Op op : graph.ops()) {
            if (!(op instanceof ForwardOp.Conv2D conv)) {
                continue;
            }
            Optional<Op> next = onlyReader(conv.y(), readers, outputs);
            Op relu = null;
            if (next.isPresent()
                    && next.get() instanceof ForwardOp.Activate a
                    && a.curve().equals(Curve.RELU)) {
                relu = a;
                next = onlyReader(a.y(), readers, outputs);
            }
            if (next.isPresent()
                    && next.get() instanceof ForwardOp.Pool pool
                    && pool.max()
                    && tiles(pool.geometry())) {
                Value kept =
                        winners
                                ? new Value(id++, pool.layer() + " winners", pool.y().size())
                                : null;
                replacements.put(pool, fused(conv, relu != null, pool, kept));
                removed.add(conv);
                removed.add(relu);
            }
        }
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (!removed.contains(op)) {
                ops.add(replacements.getOrDefault(op, op));
            }
        }
        return graph.with(ops);
    }

    private static Optional<Op> onlyReader(
            Value value, Map<Resource, List<Op>> readers, Set<Value> outputs) {
        List<Op> all = readers.getOrDefault(value, List.of());
        return all.size() == 1 && !outputs.contains(value)
                ? Optional.of(all.get(0))
                : Optional.empty();
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
