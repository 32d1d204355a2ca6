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
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A matrix product or a convolution of any kind applies a ReLU that follows it while its results
 * are still in registers. The derivative of ReLU needs the result only, so nobody misses the value
 * in between.
 */
final class FuseRelu implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<Resource, List<Op>> readers = graph.readers();
        Set<Value> outputs = new HashSet<>(graph.outputs());
        Map<Op, Op> replacements = new HashMap<>();
        Set<Op> removed = new HashSet<>();
        for (Op op : graph.ops()) {
            Value z =
                    switch (op) {
                        case ForwardOp.Dense d -> d.y();
                        case ForwardOp.Conv2D c -> c.y();
                        case ForwardOp.DepthwiseConv2D c -> c.y();
                        default -> null;
                    };
            if (z == null || outputs.contains(z)) {
                continue;
            }
            List<Op> next = readers.getOrDefault(z, List.of());
            if (next.size() == 1
                    && next.get(0) instanceof ForwardOp.Activate a
                    && a.curve().equals(Curve.RELU)) {
                replacements.put(op, withRelu(op, a.y()));
                removed.add(a);
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

    private static Op withRelu(Op op, Value y) {
        return switch (op) {
            case ForwardOp.Dense d ->
                    new ForwardOp.Dense(
                            d.layer(),
                            d.positions(),
                            d.in(),
                            d.out(),
                            d.kernel(),
                            d.bias(),
                            true,
                            d.x(),
                            y);
            case ForwardOp.Conv2D c ->
                    new ForwardOp.Conv2D(
                            c.layer(),
                            c.geometry(),
                            c.kernel(),
                            c.bias(),
                            true,
                            c.x(),
                            y,
                            c.points(),
                            c.winograd());
            case ForwardOp.DepthwiseConv2D c ->
                    new ForwardOp.DepthwiseConv2D(
                            c.layer(), c.geometry(), c.kernel(), c.bias(), true, c.x(), y);
            default -> throw new IllegalArgumentException(op.toString());
        };
    }
}
