/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Value;

import java.util.Optional;

/**
 * A matrix product or a convolution of any kind applies a ReLU that follows it while its results
 * are still in registers. The derivative of ReLU needs the result only, so nobody misses the value
 * in between.
 */
public final class FuseRelu implements Rewrite {
    @Override
    public Graph apply(Graph graph) {
        Chains chains = new Chains(graph);
        for (Op op : graph.ops()) {
            Value z =
                    switch (op) {
                        case ForwardOp.Dense d -> d.y();
                        case ForwardOp.Conv2D c -> c.y();
                        case ForwardOp.DepthwiseConv2D c -> c.y();
                        default -> null;
                    };
            if (z == null) {
                continue;
            }
            Optional<ForwardOp.Activate> relu = chains.onlyRelu(z);
            if (relu.isPresent()) {
                chains.replace(op, withRelu(op, relu.get().y()));
                chains.remove(relu.get());
            }
        }
        return chains.result();
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
