/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/** Products of matrices, and what goes with them. */
public interface ProductOperations extends Unsupported {
    /**
     * {@code Y = scale·A·B}. Its derivatives are two of itself.
     *
     * @param a a value or a parameter
     * @param b a value or a parameter
     * @param y one for every sample, or, added up over the samples, one for the batch
     */
    default void multiply(String layer, Product product, String a, String b, Value y) {
        unsupported("multiply", layer);
    }

    /**
     * {@code x + b}, the parameter b along the last axis.
     *
     * @param row which row of the parameter, if it has several
     */
    default void addBias(String layer, String bias, int row, String x, Value y) {
        unsupported("addBias", layer);
    }

    /** {@code x·w}, the parameter w repeated as often as it fits into a sample. */
    default void weigh(String layer, String weights, String x, Value y) {
        unsupported("weigh", layer);
    }

    /**
     * The derivative for a bias: the sum over all rows of all samples.
     *
     * @param row which row of y, if it has several; the others are 0
     */
    default void sumRows(String layer, int rows, int columns, int row, String x, Value y) {
        unsupported("sumRows", layer);
    }
}
