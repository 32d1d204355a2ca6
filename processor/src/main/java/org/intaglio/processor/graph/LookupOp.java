/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/** Rows of a table by their numbers. */
public sealed interface LookupOp extends Op {
    /** {@code y[r] = table[indices[r]]} for the rows of a sample. */
    record Gather(String layer, int rows, int width, Tensor indices, Weights table, Tensor y)
            implements LookupOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(indices, table);
        }
    }

    /** {@code y[i]}: how many boundaries are not above {@code x[i]}. */
    record Discretize(String layer, List<Float> boundaries, Tensor x, Tensor y)
            implements LookupOp, Unary {}

    /**
     * {@code y[i] = unknown + j} for {@code x[i] = vocabulary[j]}, else the remainder by unknown.
     */
    record Find(String layer, List<Integer> vocabulary, int unknown, Tensor x, Tensor y)
            implements LookupOp, Unary {}

    /**
     * For each row of {@code length} indices, {@code tokens} numbers: how often each index comes
     * up, or whether it does.
     */
    record Encode(
            String layer, int rows, int length, int tokens, boolean counts, Tensor x, Tensor y)
            implements LookupOp, Unary {}

    /** The derivative for a table: dY, added to the rows that the indices of all samples name. */
    record Scatter(String layer, int rows, int width, Tensor indices, Tensor dY, Tensor y)
            implements LookupOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(indices, dY);
        }
    }
}
