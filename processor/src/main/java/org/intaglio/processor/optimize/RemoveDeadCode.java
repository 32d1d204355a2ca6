/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.GradientOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.graph.StepOp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes operations whose results nobody reads. */
public final class RemoveDeadCode implements Rewrite {
    @Override
    public Graph apply(Graph graph) {
        Set<Resource> read = new HashSet<>(graph.outputs());
        List<Op> live = new ArrayList<>();
        for (Op op : graph.ops().reversed()) {
            if (hasEffect(op) || op.writes().stream().anyMatch(read::contains)) {
                live.add(op);
                read.addAll(op.reads());
            }
        }
        return graph.with(live.reversed());
    }

    /** Whether an operation does more than write values of the graph. */
    private static boolean hasEffect(Op op) {
        return switch (op) {
            case LossOp l -> true;
            case GradientOp.InputGradient g -> true;
            case StepOp.Finish f -> true;
            // It moves the moving averages.
            case StepOp.CombineMoments c -> true;
            default -> false;
        };
    }
}
