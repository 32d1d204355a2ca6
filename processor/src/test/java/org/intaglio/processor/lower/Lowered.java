/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.Passes;
import org.intaglio.processor.graph.Op;

import java.util.List;

/** Instructions of declarations, before any peephole, and what is among them. */
final class Lowered {
    private Lowered() {}

    static Instructions training(Declaration declaration) {
        return training(declaration, WinogradGeometry.LARGEST_TILE);
    }

    static Instructions training(Declaration declaration, int largestTile) {
        return Lowering.of(Passes.step(declaration.network()), largestTile);
    }

    static Instructions inference(Declaration declaration) {
        return Lowering.of(Passes.prediction(declaration.network()), WinogradGeometry.LARGEST_TILE);
    }

    static <T extends Instruction> T only(Instructions code, Class<T> type) {
        List<T> all = all(code, type);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static <T extends Instruction> List<T> all(Instructions code, Class<T> type) {
        return code.list().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The instructions that are an operation of a kind as it stands. */
    static List<Direct> ops(Instructions code, Class<? extends Op> type) {
        return all(code, Direct.class).stream().filter(d -> type.isInstance(d.op())).toList();
    }
}
