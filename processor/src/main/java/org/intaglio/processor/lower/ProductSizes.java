/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Product;

/**
 * The sizes of products of two values of each sample, as the runtime's {@code ProductShape} takes
 * them.
 *
 * @param product the sizes of one sample
 * @param aStride floats of a sample of A
 * @param bStride floats of a sample of B
 * @param yStride floats of a sample of Y
 */
public record ProductSizes(Product product, int aStride, int bStride, int yStride) {
    /** Floats of scratch; as in {@code ProductShape}. */
    public int scratch() {
        return product.b().transposed() || product.scale() != 1
                ? product.inner() * product.columns()
                : 0;
    }
}
