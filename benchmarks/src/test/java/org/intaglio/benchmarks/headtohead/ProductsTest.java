/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.kernel.KernelProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is the product that the name says, however many threads share its rows. */
class ProductsTest {
    private static final int M = 21;
    private static final int N = 13;
    private static final int K = 7;

    @ParameterizedTest
    @EnumSource
    void forms(Job.Form form) {
        for (int threads = 1; threads <= 3; threads++) {
            Job job = new Job(Task.GEMM, "", 1, 1, form, M, N, K, threads);
            Products products = new Products(KernelProvider.scalar().matrix(), job);
            products.run(2);

            float[][] matrices = products.matrices();
            for (int i = 0; i < M; i++) {
                for (int j = 0; j < N; j++) {
                    double sum = 0;
                    for (int l = 0; l < K; l++) {
                        int at = form == Job.Form.TN ? l * M + i : i * K + l;
                        sum += (double) matrices[0][at] * matrices[1][l * N + j];
                    }
                    assertThat(matrices[2][i * N + j]).isWithin(1e-5f).of((float) sum);
                }
            }
        }
    }
}
