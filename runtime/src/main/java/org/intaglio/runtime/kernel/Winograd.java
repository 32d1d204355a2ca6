/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * What all Winograd kernels have in common: the way through the tiles, a block of them at a time so
 * that its points stay in the second-level cache. Scratch is as in {@link WinogradShape}.
 */
public abstract class Winograd extends WinogradBlock implements WinogradKernels {
    /** For subclasses. */
    protected Winograd() {}

    @Override
    public void forward(
            WinogradShape s,
            int n,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt) {
        int yRow = s.convolution().outputWidth() * s.filters();
        for (int first = 0; first < n * s.tiles(); first += s.block()) {
            int tiles = product(s, n, first, x, xAt, u, uAt, scratch, scratchAt);
            for (int t = 0; t < tiles; ) {
                int run = s.run(first + t, tiles - t);
                results(
                        s,
                        run,
                        s.rows(first + t),
                        s.columns(first + t, run),
                        t,
                        b,
                        bAt,
                        relu,
                        scratch,
                        scratchAt,
                        y,
                        yAt + s.outputAt(first + t),
                        yRow);
                t += run;
            }
        }
    }

    @Override
    public void pooledForward(
            WinogradShape s,
            int n,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int filters = s.filters();
        int strip = scratchAt + s.stripAt(0);
        for (int first = 0; first < n * s.tiles(); first += s.block()) {
            int tiles = product(s, n, first, x, xAt, u, uAt, scratch, scratchAt);
            for (int t = 0; t < tiles; ) {
                int run = s.run(first + t, tiles - t);
                int rows = s.rows(first + t);
                int columns = s.columns(first + t, run);
                int row = columns * filters;
                results(
                        s, run, rows, columns, t, b, bAt, false, scratch, scratchAt, scratch, strip,
                        row);
                for (int r = 0; r < rows; r += POOL) {
                    int to = s.pooledAt(first + t, r);
                    int from = strip + r * row;
                    maximum(
                            columns,
                            filters,
                            relu,
                            scratch,
                            from,
                            y,
                            yAt + to,
                            winners,
                            winnersAt + to);
                }
                t += run;
            }
        }
    }

    @Override
    public void inputGradient(
            WinogradShape s,
            int n,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] uT,
            int uTAt,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        int channels = s.channels();
        int filters = s.filters();
        int products = scratchAt + s.productAt(filters);
        boolean pooled = winners != null;
        Arrays.fill(dX, dXAt, dXAt + n * s.convolution().inputSize(), 0f);
        for (int first = 0; first < n * s.tiles(); first += s.block()) {
            int tiles = s.blockOf(n, first);
            if (pooled) {
                unpool(s, first, tiles, winners, winnersAt, dY, dYAt, scratch, scratchAt);
            }
            for (int p = 0; p < s.points(); p++) {
                int slot = p % s.together();
                if (slot == 0) {
                    gradients(
                            s,
                            first,
                            tiles,
                            p / s.patch(),
                            pooled,
                            dY,
                            dYAt,
                            scratch,
                            scratchAt,
                            scratchAt);
                }
                rows(
                        tiles,
                        channels,
                        filters,
                        scratch,
                        scratchAt + slot * s.pointStride(filters),
                        uT,
                        uTAt + p * channels * filters,
                        scratch,
                        products + p * s.pointStride(channels));
            }
            addImages(s, first, tiles, scratch, scratchAt, dX, dXAt);
        }
    }

    @Override
    public void kernelGradient(
            WinogradShape s,
            int n,
            float[] x,
            int xAt,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt,
            float[] dW,
            int dWAt) {
        int channels = s.channels();
        int filters = s.filters();
        int dYs = scratchAt + s.productAt(channels);
        boolean pooled = winners != null;
        int dU = scratchAt + s.forwardScratch();
        for (int first = 0; first < n * s.tiles(); first += s.block()) {
            int tiles = s.blockOf(n, first);
            if (pooled) {
                unpool(s, first, tiles, winners, winnersAt, dY, dYAt, scratch, scratchAt);
            }
            for (int p = 0; p < s.points(); p++) {
                int slot = p % s.together();
                if (slot == 0) {
                    images(s, first, tiles, p / s.patch(), x, xAt, scratch, scratchAt);
                    gradients(
                            s,
                            first,
                            tiles,
                            p / s.patch(),
                            pooled,
                            dY,
                            dYAt,
                            scratch,
                            scratchAt,
                            dYs);
                }
                columns(
                        channels,
                        filters,
                        tiles,
                        scratch,
                        scratchAt + slot * s.pointStride(channels),
                        scratch,
                        dYs + slot * s.pointStride(filters),
                        first > 0,
                        scratch,
                        dU + p * channels * filters);
            }
        }
        addKernel(s, scratch, dU, scratchAt + s.linesAt(), dW, dWAt);
    }

    /** The result of a block of tiles at the points; says how many tiles it has. */
    private int product(
            WinogradShape s,
            int n,
            int first,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
            float[] scratch,
            int scratchAt) {
        int tiles = s.blockOf(n, first);
        int channels = s.channels();
        int filters = s.filters();
        int products = scratchAt + s.productAt(channels);
        for (int p = 0; p < s.points(); p++) {
            int slot = p % s.together();
            if (slot == 0) {
                images(s, first, tiles, p / s.patch(), x, xAt, scratch, scratchAt);
            }
            rows(
                    tiles,
                    filters,
                    channels,
                    scratch,
                    scratchAt + slot * s.pointStride(channels),
                    u,
                    uAt + p * channels * filters,
                    scratch,
                    products + p * s.pointStride(filters));
        }
        return tiles;
    }

    /** {@code C = A·B}, m×n from m×k and k×n, all contiguous. */
    protected abstract void rows(
            int m, int n, int k, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt);

    /** {@code C = Aᵀ·B}, or that added to C: m×n from k×m and k×n, all contiguous. */
    protected abstract void columns(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            boolean accumulate,
            float[] c,
            int cAt);
}
