/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * What is done with a block of tiles, run after run: between an image, or a result, and its points.
 * Tiles that stick out of one whose rows or columns are no multiple of a tile's go through a patch
 * of their own. Scratch is as in {@link WinogradShape}.
 */
abstract class WinogradBlock {
    /** Rows, and columns, of the windows of a pooling. */
    static final int POOL = 2;

    /**
     * The result of a run, tiles from {@code t} on of the block, at the points before.
     *
     * @param rows rows of y that the run has
     * @param columns columns of y that the run has
     */
    final void results(
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
    final void images(
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
    final void unpool(
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
    final void gradients(
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
    final void addImages(
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

    private static void copy(
            int rows, int length, float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, xAt + r * xRow, y, yAt + r * yRow, length);
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
}
