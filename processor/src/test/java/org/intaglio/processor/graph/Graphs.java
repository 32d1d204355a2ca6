/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.List;

/** Graphs of declarations, before any rewrite, and what is in them. */
final class Graphs {
    private Graphs() {}

    static Graph training(Declaration declaration) {
        ShapedNetwork network = declaration.network();
        return Derivatives.of(network, GraphBuilder.training(network));
    }

    static Graph inference(Declaration declaration) {
        return GraphBuilder.inference(declaration.network());
    }

    static <T extends Op> T only(Graph graph, Class<T> type) {
        List<T> all = all(graph, type);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static <T extends Op> List<T> all(Graph graph, Class<T> type) {
        return graph.ops().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The layers of the operations of a kind, in their order. */
    static List<String> layers(Graph graph, Class<? extends Op> type) {
        return all(graph, type).stream().map(Op::layer).toList();
    }
}
