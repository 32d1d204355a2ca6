/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes operations whose results nobody reads. */
public final class RemoveDeadCode implements Rewrite {
    @Override
    public Graph apply(Graph graph) {
        Set<Operand> read = new HashSet<>();
        graph.results().forEach(read::add);
        List<Op> live = new ArrayList<>();
        for (Op op : graph.ops().reversed()) {
            if (op.hasEffect() || op.writes().stream().anyMatch(read::contains)) {
                live.add(op);
                read.addAll(op.reads());
            }
        }
        return graph.with(live.reversed());
    }
}
