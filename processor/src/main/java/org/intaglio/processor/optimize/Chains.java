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
import java.util.Optional;
import java.util.Set;

/** Operations of a graph that are read by one other each, and what a pass makes of them. */
final class Chains {
    private final Graph graph;
    private final Map<Resource, List<Op>> readers;
    private final Set<Value> outputs;
    private final Map<Op, Op> replacements = new HashMap<>();
    private final Set<Op> removed = new HashSet<>();

    Chains(Graph graph) {
        this.graph = graph;
        this.readers = graph.readers();
        this.outputs = new HashSet<>(graph.outputs());
    }

    /** The operation that reads a value, if there is only one and the value is no output. */
    Optional<Op> onlyReader(Value value) {
        List<Op> all = readers.getOrDefault(value, List.of());
        return all.size() == 1 && !outputs.contains(value)
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    /** The same, if it is a ReLU. */
    Optional<ForwardOp.Activate> onlyRelu(Value value) {
        return onlyReader(value)
                .filter(ForwardOp.Activate.class::isInstance)
                .map(ForwardOp.Activate.class::cast)
                .filter(a -> a.curve().equals(Curve.RELU));
    }

    /** Puts an operation in the place of another. */
    void replace(Op op, Op by) {
        replacements.put(op, by);
    }

    /** Leaves an operation out. */
    void remove(Op op) {
        removed.add(op);
    }

    /** The graph with all that was replaced and left out. */
    Graph result() {
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            if (!removed.contains(op)) {
                ops.add(replacements.getOrDefault(op, op));
            }
        }
        return graph.with(ops);
    }
}
