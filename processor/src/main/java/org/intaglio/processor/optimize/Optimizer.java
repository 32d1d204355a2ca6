/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.Graph;

import java.util.List;

/** The passes, in order. */
public final class Optimizer {
    private static final List<Pass> PASSES =
            List.of(new FuseLoss(), new FuseRelu(), new RemoveDeadCode());

    private Optimizer() {}

    /** The graph after every pass. */
    public static Graph optimize(Graph graph) {
        Graph result = graph;
        for (Pass pass : PASSES) {
            result = pass.apply(result);
        }
        return result;
    }
}
