/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.ResidualProduct;
import org.intaglio.processor.graph.SampleOp.Binary;
import org.intaglio.processor.graph.Value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dense layer or a direct convolution begins its sums with the other addend of an addition that
 * follows it, and applies the ReLU behind that: a residual connection costs no sweep of its own.
 * The derivative of an addition needs neither addend, so nobody misses the product. To come after
 * the passes that give products another form.
 */
public final class FuseResidual implements Rewrite {
    @Override
    public Graph apply(Graph graph) {
        Chains chains = new Chains(graph);
        Map<Value, ForwardOp> products = new HashMap<>();
        for (Op op : graph.ops()) {
            if (op instanceof ForwardOp f && isProduct(f) && chains.onlyReader(f.y()).isPresent()) {
                products.put(f.y(), f);
            }
            if (!(op instanceof ForwardOp.Merge sum)
                    || sum.binary() != Binary.ADD
                    || sum.a().equals(sum.b())) {
                continue;
            }
            // Of two products the second; it moves to the place of the sum, behind the other.
            boolean second = products.containsKey(sum.b());
            if (!second && !products.containsKey(sum.a())) {
                continue;
            }
            ForwardOp product = products.get(second ? sum.b() : sum.a());
            Value r = second ? sum.a() : sum.b();
            Optional<ForwardOp.Activate> relu = chains.onlyRelu(sum.y());
            Value y = relu.map(ForwardOp.Activate::y).orElse(sum.y());
            chains.replace(sum, new ResidualProduct(product, r, relu.isPresent(), y));
            chains.remove(product);
            relu.ifPresent(chains::remove);
        }
        return chains.result();
    }

    private static boolean isProduct(ForwardOp op) {
        return switch (op) {
            // One unit is a dot product, which knows no residual.
            case ForwardOp.Dense d -> !d.relu() && d.out() > 1;
            case ForwardOp.Conv2D c -> !c.relu() && c.points() == null;
            default -> false;
        };
    }
}
