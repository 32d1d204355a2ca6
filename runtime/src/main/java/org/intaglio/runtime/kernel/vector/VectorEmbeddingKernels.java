/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.kernel.EmbeddingKernels;

import java.util.Arrays;

/** Copies and sums of whole rows. */
final class VectorEmbeddingKernels implements EmbeddingKernels {
    private final ElementwiseKernels elementwise;

    VectorEmbeddingKernels(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void gather(
            int rows,
            int width,
            float[] indices,
            int indicesAt,
            float[] table,
            int tableAt,
            float[] y,
            int yAt) {
        for (int r = 0; r < rows; r++) {
            int index = (int) indices[indicesAt + r];
            System.arraycopy(table, tableAt + index * width, y, yAt + r * width, width);
        }
    }

    @Override
    public void scatter(
            int rows,
            int width,
            int from,
            int to,
            float[] indices,
            int indicesAt,
            float[] dY,
            int dYAt,
            float[] dTable,
            int dTableAt,
            boolean accumulate) {
        if (!accumulate) {
            Arrays.fill(dTable, dTableAt + from * width, dTableAt + to * width, 0f);
        }
        for (int r = 0; r < rows; r++) {
            int index = (int) indices[indicesAt + r];
            if (index >= from && index < to) {
                int sum = dTableAt + index * width;
                elementwise.add(width, dTable, sum, dY, dYAt + r * width, dTable, sum);
            }
        }
    }
}
