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
import org.intaglio.processor.graph.ResidualProduct;
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.graph.SampleOp.Binary;
import org.intaglio.processor.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A dense layer or a direct convolution begins its sums with the other addend of an addition that
 * follows it, and applies the ReLU behind that: a residual connection costs no sweep of its own.
 * The derivative of an addition needs neither addend, so nobody misses the product. To come after
 * the passes that give products another form.
 */
public final class FuseResidual implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Map<Resource, List<Op>> readers = graph.readers();
        Set<Value> outputs = new HashSet<>(graph.outputs());
        Map<Value, ForwardOp> products = new HashMap<>();
        Map<Op, Op> replacements = new HashMap<>();
        Set<Op> removed = new HashSet<>();
        for (Op op : graph.ops()) {
            if (op instanceof ForwardOp f && isProduct(f)) {
                products.put(f.y(), f);
            }
            if (!(op instanceof ForwardOp.Merge sum) || sum.binary() != Binary.ADD) {
                continue;
            }
            // Of two products the second; it moves to the place of the sum, behind the other.
            boolean second = isOnlyFor(sum.b(), sum, readers, outputs, products);
            if (!second && !isOnlyFor(sum.a(), sum, readers, outputs, products)) {
                continue;
            }
            ForwardOp product = products.get(second ? sum.b() : sum.a());
            Value r = second ? sum.a() : sum.b();
            Optional<ForwardOp.Activate> relu = reluBehind(sum.y(), readers, outputs);
            Value y = relu.isPresent() ? relu.get().y() : sum.y();
            replacements.put(sum, new ResidualProduct(product, r, relu.isPresent(), y));
            removed.add(product);
            relu.ifPresent(removed::add);
        }
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (!removed.contains(op)) {
                ops.add(replacements.getOrDefault(op, op));
            }
        }
        return graph.with(ops);
    }

    private static boolean isProduct(ForwardOp op) {
        return switch (op) {
            // One unit is a dot product, which knows no residual.
            case ForwardOp.Dense d -> !d.relu() && d.out() > 1;
            case ForwardOp.Conv2D c -> !c.relu() && c.points() == null;
            default -> false;
        };
    }

    private static boolean isOnlyFor(
            Value value,
            ForwardOp.Merge sum,
            Map<Resource, List<Op>> readers,
            Set<Value> outputs,
            Map<Value, ForwardOp> products) {
        return products.containsKey(value)
                && !sum.a().equals(sum.b())
                && !outputs.contains(value)
                && readers.get(value).size() == 1;
    }

    private static Optional<ForwardOp.Activate> reluBehind(
            Value sum, Map<Resource, List<Op>> readers, Set<Value> outputs) {
        List<Op> next = readers.getOrDefault(sum, List.of());
        return next.size() == 1
                        && !outputs.contains(sum)
                        && next.get(0) instanceof ForwardOp.Activate a
                        && a.curve().equals(Curve.RELU)
                ? Optional.of(a)
                : Optional.empty();
    }
}
