/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

/** A rewriting of the graph that keeps what it computes. */
@FunctionalInterface
public interface Rewrite {
    /** The same computation, otherwise. */
    Graph apply(Graph graph);
}
