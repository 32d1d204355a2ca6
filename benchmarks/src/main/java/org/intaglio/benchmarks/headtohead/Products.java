/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.runtime.engine.cpu.Workers;
import org.intaglio.runtime.kernel.MatrixKernels;

import java.util.Random;

/**
 * Products of matrices with the kernels of dense layers: m×n results of sums of k products. Several
 * threads share the rows of the result, as in a training step.
 *
 * <p>Where B is given transposed, the kernel wants it straight, and a training step transposes the
 * weights once for all samples; that is done beforehand here.
 */
final class Products {
    /** Rows are shared out in multiples of this: what the kernels take at a time. */
    private static final int ROWS = 8;

    /** More than one, because threads do not start at the same moment. */
    private static final int PIECES_OF_THREAD = 2;

    private final MatrixKernels kernels;
    private final Workers workers;
    private final Workers.Job piece;
    private final int pieces;
    private final int m;
    private final int n;
    private final int k;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    Products(MatrixKernels kernels, Job job) {
        this.kernels = kernels;
        this.m = job.m();
        this.n = job.n();
        this.k = job.k();
        this.a = numbers(m * k, 1);
        this.b = numbers(k * n, 2);
        this.c = new float[m * n];
        this.workers = new Workers(job.threads());
        int tiles = (m + ROWS - 1) / ROWS;
        int wanted = job.threads() == 1 ? 1 : job.threads() * PIECES_OF_THREAD;
        this.pieces = Math.min(tiles, wanted);
        // Made once: a new one for each product would be rubbish to collect.
        this.piece =
                switch (job.form()) {
                    case NN -> (thread, i) -> forward(row(i), row(i + 1));
                    case NT -> (thread, i) -> inputGradient(row(i), row(i + 1));
                    case TN -> (thread, i) -> kernelGradient(row(i), row(i + 1));
                };
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    /** Computes the product so many times. */
    void run(int count) {
        for (int i = 0; i < count; i++) {
            workers.run(piece, pieces);
        }
        if (Float.isNaN(c[0])) {
            throw new IllegalStateException("not a number in the product");
        }
    }

    /** A, m×k, and B, k×n, as they lie in memory (transposed or not), and the product, m×n. */
    float[][] matrices() {
        return new float[][] {a, b, c};
    }

    private int row(int piece) {
        int tiles = (m + ROWS - 1) / ROWS;
        return Math.min(m, (int) ((long) piece * tiles / pieces) * ROWS);
    }

    private void forward(int from, int to) {
        kernels.dense(to - from, k, n, a, from * k, b, 0, null, 0, false, c, from * n);
    }

    private void inputGradient(int from, int to) {
        kernels.denseInputGradient(to - from, n, k, a, from * k, b, 0, c, from * n, false);
    }

    private void kernelGradient(int from, int to) {
        kernels.denseKernelGradient(k, m, n, from, to, a, 0, b, 0, c, 0, false);
    }
}
