/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.ElementOp.Binary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dense layer or a direct convolution begins its sums with the other addend of an addition that
 * follows it, and applies the ReLU behind that: a residual connection costs no sweep of its own.
 * The derivative of an addition needs neither addend, so nobody misses the product. To come after
 * what gives products another form.
 */
public final class FuseResidual implements Peephole {
    @Override
    public Instructions apply(Instructions code) {
        Chains chains = new Chains(code);
        Map<Value, Forward> products = new HashMap<>();
        for (Instruction op : code.list()) {
            if (op instanceof Forward f && isProduct(f) && chains.onlyReader(f.y()).isPresent()) {
                products.put(f.y(), f);
            }
            if (!(op instanceof Direct sum) || !isAddition(sum)) {
                continue;
            }
            // Of two products the second; it moves to the place of the sum, behind the other.
            boolean second = products.containsKey(sum.arguments().get(1));
            if (!second && !products.containsKey(sum.x())) {
                continue;
            }
            Forward product = products.get(second ? sum.arguments().get(1) : sum.x());
            Value r = second ? sum.x() : sum.arguments().get(1);
            Optional<Direct> relu = chains.onlyRelu(sum.y());
            Value y = relu.map(Direct::y).orElse(sum.y());
            chains.replace(sum, new ResidualProduct(product, r, relu.isPresent(), y));
            chains.remove(product);
            relu.ifPresent(chains::remove);
        }
        return chains.result();
    }

    /** Of two values, not one twice. */
    private static boolean isAddition(Direct d) {
        return d.op() instanceof ElementOp.Merge m
                && m.binary() == Binary.ADD
                && !m.a().equals(m.b());
    }

    private static boolean isProduct(Forward op) {
        return switch (op) {
            // One unit is a dot product, which knows no residual.
            case Forward.Dense d -> !d.relu() && d.out() > 1;
            case Forward.Conv2D c -> !c.relu() && c.points().isEmpty();
            default -> false;
        };
    }
}
