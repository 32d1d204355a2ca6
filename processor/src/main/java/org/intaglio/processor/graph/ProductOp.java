/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/** Products of matrices, and what goes with them. */
public sealed interface ProductOp extends Op {
    /**
     * {@code Y = scale·A·B}. Its derivatives are two of itself.
     *
     * @param y one for every sample, or, added up over the samples, one for the batch
     */
    record Multiply(String layer, Product product, Operand a, Operand b, Tensor y)
            implements ProductOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(a, b);
        }
    }

    /**
     * {@code x + b}, b along the last axis.
     *
     * @param row which row of the parameter, if it has several
     */
    record AddBias(String layer, Weights bias, int row, Tensor x, Tensor y)
            implements ProductOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, bias);
        }
    }

    /**
     * {@code x·w}, w repeated as often as it fits into a sample. Its derivatives are another, and,
     * for w, a {@link SumRows}.
     */
    record Weigh(String layer, Weights weights, Tensor x, Tensor y) implements ProductOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, weights);
        }
    }

    /**
     * The derivative for a bias: the sum over all rows of all samples.
     *
     * @param row which row of y, if it has several; the others are 0
     */
    record SumRows(String layer, int rows, int columns, int row, Tensor x, Tensor y)
            implements ProductOp, Unary {}
}
