/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for the values of one program, each given out once, and none that of a parameter. Of the
 * values that have one name in the graph, the last before the derivatives keeps it: what other
 * layers read. The others are numbered.
 */
final class ValueNames {
    private final Map<String, Integer> keeper = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Tensor, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    ValueNames(Graph graph) {
        graph.weights().forEach(w -> taken.add(of(w)));
        Map<String, Integer> counts = new HashMap<>();
        graph.inputs().forEach(x -> count(x, counts, true));
        boolean behindLoss = false;
        for (Op op : graph.ops()) {
            behindLoss |= op instanceof LossOp;
            count(op, counts, !behindLoss || op instanceof LossOp);
        }
    }

    private void count(Op op, Map<String, Integer> counts, boolean forward) {
        handed(op).forEach(value -> count(value, counts, forward));
        if (op instanceof RecurrentOp.Scan scan) {
            scan.body().forEach(inner -> count(inner, counts, forward));
        }
        op.writes().forEach(value -> count(value, counts, forward));
    }

    private void count(Tensor value, Map<String, Integer> counts, boolean forward) {
        int number = counts.merge(value.name(), 1, Integer::sum);
        if (forward) {
            keeper.put(value.name(), number);
        } else {
            keeper.putIfAbsent(value.name(), number);
        }
    }

    /** The values that a loop hands to its body: each has an operation's part in it. */
    static List<Tensor> handed(Op op) {
        List<Tensor> handed = new ArrayList<>();
        if (op instanceof RecurrentOp.Scan scan) {
            scan.slices().forEach(slice -> handed.add(slice.step()));
            scan.carries().forEach(carry -> handed.add(carry.before()));
        }
        return handed;
    }

    /** Names a value that is written now: in the order in which they have been counted. */
    void write(Tensor value) {
        int number = seen.merge(value.name(), 1, Integer::sum);
        String plain = value.name().replace("∂", "d ");
        String name = number == keeper.get(value.name()) ? plain : plain + " " + number;
        while (!taken.add(name)) {
            name += "_";
        }
        names.put(value, name);
    }

    /** The name of a value that has been written. */
    String of(Tensor value) {
        return names.get(value);
    }

    /** The path of a parameter, as the runtime has it. */
    static String of(Weights weights) {
        return weights.layer() + "." + weights.spec().name();
    }
}
