/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * Rows of a table by their numbers. An index is a whole number as a float, from 0 to below the rows
 * of the table; that is checked where data comes in, not here.
 */
public interface EmbeddingKernels {
    /** {@code Y[r] = table[indices[r]]}: indices rows, table ·×width, Y rows×width. */
    void gather(
            int rows,
            int width,
            float[] indices,
            int indicesAt,
            float[] table,
            int tableAt,
            float[] y,
            int yAt);

    /**
     * Rows {@code from} to {@code to} (exclusive) of the derivative for the table: {@code
     * dTable[indices[r]] += dY[r]}, in the order of r. Other rows of it are not touched: threads
     * may share a table.
     *
     * @param dY rows×width
     * @param dTableAt where the whole of dTable starts, that is, its row 0; may lie outside of the
     *     array, if that holds the rows in question only
     * @param accumulate true to add to dTable, false to begin with zeros
     */
    void scatter(
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
            boolean accumulate);
}
