/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/** What an operation reads and writes; by it, operations of like form share how they say so. */
interface Node {
    /** The layer it belongs to. */
    String layer();

    /** What it reads. */
    List<Operand> reads();

    /** What it writes. */
    List<Tensor> writes();

    /** One result. */
    interface Single extends Node {
        /** The result. */
        Tensor y();

        @Override
        default List<Tensor> writes() {
            return List.of(y());
        }
    }

    /** One argument and one result. */
    interface Unary extends Single {
        /** The argument. */
        Tensor x();

        @Override
        default List<Operand> reads() {
            return List.of(x());
        }
    }
}
