/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * What all Winograd kernels have in common: the way through the tiles, a block of them at a time so
 * that its points stay in the second-level cache, and the tiles that stick out of a result whose
 * rows or columns are no multiple of a tile's. Scratch is as in {@link WinogradShape}.
 */
public abstract class Winograd implements WinogradKernels {
    /** Rows, and columns, of the windows of a pooling. */
    private static final int POOL = 2;

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

    private static void copy(
            int rows, int length, float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, xAt + r * xRow, y, yAt + r * yRow, length);
        }
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

    /**
     * The result of a run, tiles from {@code t} on of the block, at the points before.
     *
     * @param rows rows of y that the run has
     * @param columns columns of y that the run has
     */
    private void results(
            WinogradShape s,
            int run,
            int rows,
            int columns,
            int t,
            float[] b,
            int bAt,
            boolean relu,
            float[] scratch,
            int scratchAt,
            float[] y,
            int yAt,
            int yRow) {
        int filters = s.filters();
        int m = scratchAt + s.productAt(s.channels()) + t * filters;
        int lines = scratchAt + s.linesAt();
        int patch = scratchAt + s.patchAt();
        int step = s.tile() * filters;
        int whole = s.whole(run, s.tile(), rows, columns);
        fromPoints(whole, s, scratch, m, lines, b, bAt, relu, y, yAt, yRow);
        for (int i = whole; i < run; i++) {
            int at = m + i * filters;
            fromPoints(1, s, scratch, at, lines, b, bAt, relu, scratch, patch, step);
            int wide = Math.min(s.tile(), columns - i * s.tile());
            copy(rows, wide * filters, scratch, patch, step, y, yAt + i * step, yRow);
        }
    }

    /**
     * The image of a block of tiles at some rows of points: few enough that the second-level cache
     * holds them until the products have read them.
     */
    private void images(
            WinogradShape s,
            int first,
            int tiles,
            int pointRow,
            float[] x,
            int xAt,
            float[] scratch,
            int scratchAt) {
        Conv2DShape c = s.convolution();
        int channels = s.channels();
        int xRow = c.width() * channels;
        int patch = scratchAt + s.patchAt();
        int patchRow = s.patch() * channels;
        for (int t = 0; t < tiles; ) {
            int run = s.run(first + t, tiles - t);
            int rows = c.height() - s.top(first + t);
            int columns = c.width() - s.left(first + t);
            int from = xAt + s.imageAt(first + t);
            int to = scratchAt + t * channels;
            int whole = s.whole(run, s.patch(), rows, columns);
            toPoints(whole, s, pointRow, x, from, xRow, scratch, to);
            for (int i = whole; i < run; i++) {
                Arrays.fill(scratch, patch, patch + s.patch() * patchRow, 0f);
                int corner = from + i * s.tile() * channels;
                int wide = Math.min(s.patch(), columns - i * s.tile());
                int high = Math.min(s.patch(), rows);
                copy(high, wide * channels, x, corner, xRow, scratch, patch, patchRow);
                toPoints(1, s, pointRow, scratch, patch, patchRow, scratch, to + i * channels);
            }
            t += run;
        }
    }

    /** Undoes the pooling of a block: its derivative, run after run, where tiles have room. */
    private void unpool(
            WinogradShape s,
            int first,
            int tiles,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt) {
        for (int t = 0; t < tiles; ) {
            int run = s.run(first + t, tiles - t);
            int columns = s.columns(first + t, run);
            int to = scratchAt + s.stripAt(t);
            for (int r = 0; r < s.rows(first + t); r += POOL) {
                int from = s.pooledAt(first + t, r);
                toWinners(
                        columns,
                        s.filters(),
                        winners,
                        winnersAt + from,
                        dY,
                        dYAt + from,
                        scratch,
                        to + r * columns * s.filters());
            }
            t += run;
        }
    }

    /**
     * The derivative for the result of a block of tiles at some rows of points, from {@code to} on.
     *
     * @param pooled whether it lies where {@link #unpool} has put it; dY is not read then
     */
    private void gradients(
            WinogradShape s,
            int first,
            int tiles,
            int pointRow,
            boolean pooled,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt,
            int to) {
        Conv2DShape c = s.convolution();
        int filters = s.filters();
        int patch = scratchAt + s.patchAt();
        int step = s.tile() * filters;
        for (int t = 0; t < tiles; ) {
            int run = s.run(first + t, tiles - t);
            int rows = s.rows(first + t);
            int columns = s.columns(first + t, run);
            float[] d = pooled ? scratch : dY;
            int dAt = pooled ? scratchAt + s.stripAt(t) : dYAt + s.outputAt(first + t);
            int dRow = (pooled ? columns : c.outputWidth()) * filters;
            int whole = s.whole(run, s.tile(), rows, columns);
            int m = to + t * filters;
            gradientToPoints(whole, s, pointRow, d, dAt, dRow, scratch, m);
            for (int i = whole; i < run; i++) {
                Arrays.fill(scratch, patch, patch + s.tile() * step, 0f);
                int wide = Math.min(s.tile(), columns - i * s.tile());
                copy(rows, wide * filters, d, dAt + i * step, dRow, scratch, patch, step);
                gradientToPoints(1, s, pointRow, scratch, patch, step, scratch, m + i * filters);
            }
            t += run;
        }
    }

    /** Adds what a block of tiles, given at the points, contributes to the image. */
    private void addImages(
            WinogradShape s,
            int first,
            int tiles,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        Conv2DShape c = s.convolution();
        int channels = s.channels();
        int dXRow = c.width() * channels;
        int lines = scratchAt + s.linesAt();
        int patch = scratchAt + s.patchAt();
        int patchRow = s.patch() * channels;
        for (int t = 0; t < tiles; ) {
            int run = s.run(first + t, tiles - t);
            int rows = c.height() - s.top(first + t);
            int columns = c.width() - s.left(first + t);
            int to = dXAt + s.imageAt(first + t);
            int from = scratchAt + s.productAt(s.filters()) + t * channels;
            int whole = s.whole(run, s.patch(), rows, columns);
            addFromPoints(whole, s, scratch, from, lines, dX, to, dXRow);
            for (int i = whole; i < run; i++) {
                Arrays.fill(scratch, patch, patch + s.patch() * patchRow, 0f);
                addFromPoints(1, s, scratch, from + i * channels, lines, scratch, patch, patchRow);
                int corner = to + i * s.tile() * channels;
                int wide = Math.min(s.patch(), columns - i * s.tile());
                int high = Math.min(s.patch(), rows);
                for (int r = 0; r < high; r++) {
                    for (int j = 0; j < wide * channels; j++) {
                        dX[corner + r * dXRow + j] += scratch[patch + r * patchRow + j];
                    }
                }
            }
            t += run;
        }
    }

    // In what follows tiles lie side by side: their columns apart in an image, one after the other
    // at each point. Lines are room for the points of a tile and one vector of channels.

    /**
     * Some rows of {@code Bᵀ·d·B}, from a patch of C channels for each tile, its rows {@code xRow}
     * apart.
     *
     * @param pointRow the first of {@link WinogradShape#pointRows()} rows
     */
    protected abstract void toPoints(
            int tiles,
            WinogradShape s,
            int pointRow,
            float[] x,
            int xAt,
            int xRow,
            float[] v,
            int vAt);

    /** {@code Aᵀ·m·A}, bias, ReLU: the F results of each tile, rows {@code yRow} apart. */
    protected abstract void fromPoints(
            int tiles,
            WinogradShape s,
            float[] m,
            int mAt,
            int linesAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            int yRow);

    /**
     * The maximum over windows of 2×2 of two rows of z, and where it was; {@code columns} is even.
     *
     * @param winners null if nobody wants them
     */
    protected abstract void maximum(
            int columns,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt);

    /** Overwrites two rows of dZ: dY goes to the winners, the rest is 0. */
    protected abstract void toWinners(
            int columns,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt);

    /**
     * Some rows of {@code A·dy·Aᵀ}, from the derivatives for the F results of each tile, rows
     * {@code dYRow} apart.
     *
     * @param pointRow the first of {@link WinogradShape#pointRows()} rows
     */
    protected abstract void gradientToPoints(
            int tiles,
            WinogradShape s,
            int pointRow,
            float[] dY,
            int dYAt,
            int dYRow,
            float[] m,
            int mAt);

    /** Adds {@code B·v·Bᵀ} to a patch of the derivative for the image for each tile. */
    protected abstract void addFromPoints(
            int tiles,
            WinogradShape s,
            float[] v,
            int vAt,
            int linesAt,
            float[] dX,
            int dXAt,
            int dXRow);

    /** Adds {@code Gᵀ·dU·G} to the derivative for the kernel, and may overwrite dU. */
    protected abstract void addKernel(
            WinogradShape s, float[] dU, int dUAt, int linesAt, float[] dW, int dWAt);

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
