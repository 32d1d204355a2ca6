/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/** Operations that compute nothing: the same values in another shape or place. */
public sealed interface ShapeOp extends Op {
    /** Another shape of the same elements in their order: no copy. */
    record View(String layer, Tensor x, Tensor y) implements ShapeOp, Unary {}

    /** The same values in another place: for outputs that are an input, or an output twice. */
    record Copy(String layer, Tensor x, Tensor y) implements ShapeOp, Unary {}

    /**
     * One after the other along an axis: in each of {@code rows} rows of the result, a piece of
     * each argument.
     */
    record Concatenate(String layer, int rows, List<Tensor> xs, Tensor y)
            implements ShapeOp, Single {
        @Override
        public List<Operand> reads() {
            return List.copyOf(xs);
        }
    }

    /**
     * The other way round: from each of {@code rows} rows, a piece to each result. The pieces are
     * the whole row.
     */
    record Split(String layer, int rows, Tensor x, List<Tensor> ys) implements ShapeOp {
        @Override
        public List<Operand> reads() {
            return List.of(x);
        }

        @Override
        public List<Tensor> writes() {
            return List.copyOf(ys);
        }
    }

    /**
     * The axes in the middle change places: x is outer×rows×columns×inner, y
     * outer×columns×rows×inner. Its derivative is another.
     */
    record Transpose(String layer, int outer, int rows, int columns, int inner, Tensor x, Tensor y)
            implements ShapeOp, Unary {}

    /** From each of {@code rows} rows, the elements from {@code offset} on, as many as y has. */
    record Slice(String layer, int rows, int offset, Tensor x, Tensor y)
            implements ShapeOp, Unary {}
}
