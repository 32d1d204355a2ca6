/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.EmbeddingKernels;

import java.util.Arrays;

/** Row after row. */
final class ScalarEmbeddingKernels implements EmbeddingKernels {
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
            for (int j = 0; j < width; j++) {
                y[yAt + r * width + j] = table[tableAt + index * width + j];
            }
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
            for (int j = 0; index >= from && index < to && j < width; j++) {
                dTable[dTableAt + index * width + j] += dY[dYAt + r * width + j];
            }
        }
    }
}
