/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.ProductShape;
import org.intaglio.runtime.kernel.ProductShape.Side;

/**
 * Products of matrices in samples, one {@link Gemm} each. That wants B row by row; so a transposed
 * one is copied first, and the copy is also where the scale is least work.
 */
final class BatchedProduct {
    private static final VectorElementwiseKernels ELEMENTWISE = new VectorElementwiseKernels();

    private BatchedProduct() {}

    /** {@link org.intaglio.runtime.kernel.MatrixKernels#multiply}. */
    static void multiply(
            ProductShape s,
            int samples,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] scratch,
            int scratchAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        boolean prepared = s.b().transposed() || s.scale() != 1;
        boolean shared = s.b().sampleStride() == 0;
        int matrix = s.inner() * s.columns();
        boolean continued = shared && continues(s.a(), s.rows()) && continues(s.c(), s.rows());
        int rows = continued ? samples * s.rows() : s.rows();
        int products = continued ? 1 : samples;
        for (int sample = 0; sample < products; sample++) {
            for (int h = 0; h < s.batches(); h++) {
                int bFrom = at(s.b(), sample, h, bAt);
                int copy = scratchAt + (shared ? h * matrix : 0);
                if (prepared && (sample == 0 || !shared)) {
                    prepare(s, b, bFrom, scratch, copy);
                }
                product(
                        s,
                        rows,
                        a,
                        at(s.a(), sample, h, aAt),
                        prepared ? scratch : b,
                        prepared ? copy : bFrom,
                        prepared ? s.columns() : s.b().rowStride(),
                        c,
                        at(s.c(), sample, h, cAt),
                        accumulate);
            }
        }
    }

    private static int at(Side side, int sample, int batch, int at) {
        return at + sample * side.sampleStride() + batch * side.batchStride();
    }

    /** Whether the rows of a sample follow those of the one before: then all are one matrix. */
    private static boolean continues(Side side, int rows) {
        return !side.transposed() && side.sampleStride() == rows * side.rowStride();
    }

    private static void prepare(ProductShape s, float[] b, int bAt, float[] t, int tAt) {
        int bRow = s.b().rowStride();
        if (s.b().transposed()) {
            Transpose.of(s.columns(), s.inner(), b, bAt, bRow, t, tAt);
            if (s.scale() != 1) {
                ELEMENTWISE.scale(s.inner() * s.columns(), s.scale(), 0f, t, tAt, t, tAt);
            }
            return;
        }
        for (int row = 0; row < s.inner(); row++) {
            int from = bAt + row * bRow;
            int to = tAt + row * s.columns();
            ELEMENTWISE.scale(s.columns(), s.scale(), 0f, b, from, t, to);
        }
    }

    private static void product(
            ProductShape s,
            int rows,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            boolean accumulate) {
        int n = s.columns();
        int k = s.inner();
        int aRow = s.a().rowStride();
        int cRow = s.c().rowStride();
        if (s.a().transposed()) {
            Gemm.columns(rows, n, 1, k, a, aAt, aRow, 0, b, bAt, bRow, 0, accumulate, c, cAt, cRow);
        } else {
            float[] start = accumulate ? c : null;
            Gemm.rows(
                    rows, n, k, a, aAt, aRow, b, bAt, bRow, null, 0, start, cAt, false, c, cAt,
                    cRow);
        }
    }
}
