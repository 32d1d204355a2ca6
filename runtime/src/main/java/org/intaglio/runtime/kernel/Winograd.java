/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * What all Winograd kernels have in common: the way through the tiles, a block of them at a time so
 * that its points stay in the second-level cache, and the tiles that stick out of a result with an
 * odd number of rows or columns.
 *
 * <p>In scratch lie, one after the other: a block's image at the points (16 × tiles × C), its
 * result or derivative at the points (16 × tiles × F), a patch for tiles that stick out, and the
 * derivative for the kernel at the points (16 × C × F).
 */
public abstract class Winograd implements WinogradKernels {
    /** Points of a tile: the rows of the image that it reads times the columns. */
    protected static final int POINTS = Conv2DShape.WINOGRAD_POINTS;

    /** Rows, and columns, of the image that a tile reads. */
    private static final int PATCH = 4;

    /** Rows, and columns, of the result that a tile makes. */
    private static final int TILE = 2;

    /** For subclasses. */
    protected Winograd() {}

    @Override
    public void forward(
            Conv2DShape s,
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
        int filters = s.filters();
        int m = scratchAt + s.winogradImage();
        int patch = scratchAt + s.winogradPatch();
        int yRow = s.outputWidth() * filters;
        int patchRow = TILE * filters;
        for (int first = 0; first < n * s.winogradTiles(); first += s.winogradBlock()) {
            int tiles = product(s, n, first, x, xAt, u, uAt, scratch, scratchAt);
            for (int t = 0; t < tiles; ) {
                int row = (first + t) / s.tilesAcross();
                int column = (first + t) % s.tilesAcross();
                int count = Math.min(tiles - t, s.tilesAcross() - column);
                int top = row % s.tilesDown() * TILE;
                int rows = Math.min(TILE, s.outputHeight() - top);
                int to =
                        yAt + row / s.tilesDown() * s.outputSize() + top * yRow + column * patchRow;
                int whole = rows < TILE ? 0 : whole(column, count, TILE, s.outputWidth());
                int from = m + t * filters;
                fromPoints(whole, s, scratch, from, b, bAt, relu, y, to, yRow);
                for (int i = whole; i < count; i++) {
                    int columns = Math.min(TILE, s.outputWidth() - (column + i) * TILE);
                    int at = from + i * filters;
                    fromPoints(1, s, scratch, at, b, bAt, relu, scratch, patch, patchRow);
                    int corner = to + i * patchRow;
                    copy(rows, columns * filters, scratch, patch, patchRow, y, corner, yRow);
                }
                t += count;
            }
        }
    }

    /**
     * How many of {@code count} tiles from {@code first} on lie whole within an image.
     *
     * @param span columns that a tile covers
     * @param width columns of the image
     */
    private static int whole(int first, int count, int span, int width) {
        return Math.clamp(Math.floorDiv(width - span, TILE) + 1 - first, 0, count);
    }

    private static void copy(
            int rows, int length, float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, xAt + r * xRow, y, yAt + r * yRow, length);
        }
    }

    @Override
    public void pooledForward(
            Conv2DShape s,
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
        int m = scratchAt + s.winogradImage();
        int strip = scratchAt + s.winogradPatch();
        for (int first = 0; first < n * s.winogradTiles(); first += s.winogradBlock()) {
            int tiles = product(s, n, first, x, xAt, u, uAt, scratch, scratchAt);
            // The windows of the pooling are the tiles, in the same order.
            for (int t = 0; t < tiles; t += s.tilesAcross()) {
                int count = Math.min(tiles - t, s.tilesAcross());
                int row = count * TILE * filters;
                int at = (first + t) * filters;
                int from = m + t * filters;
                fromPoints(count, s, scratch, from, b, bAt, false, scratch, strip, row);
                maximum(count, s, relu, scratch, strip, y, yAt + at, winners, winnersAt + at);
            }
        }
    }

    /** The result of a block of tiles at the points; says how many tiles it has. */
    private int product(
            Conv2DShape s,
            int n,
            int first,
            float[] x,
            int xAt,
            float[] u,
            int uAt,
            float[] scratch,
            int scratchAt) {
        int tiles = tilesOf(s, n, first);
        int channels = s.channels();
        int filters = s.filters();
        images(s, first, tiles, x, xAt, scratch, scratchAt);
        int m = scratchAt + s.winogradImage();
        for (int p = 0; p < POINTS; p++) {
            rows(
                    tiles,
                    filters,
                    channels,
                    scratch,
                    scratchAt + p * s.winogradPoint(channels),
                    u,
                    uAt + p * channels * filters,
                    scratch,
                    m + p * s.winogradPoint(filters));
        }
        return tiles;
    }

    private static int tilesOf(Conv2DShape s, int n, int first) {
        return Math.min(s.winogradBlock(), n * s.winogradTiles() - first);
    }

    /** The image of a block of tiles at the points. */
    private void images(
            Conv2DShape s,
            int first,
            int tiles,
            float[] x,
            int xAt,
            float[] scratch,
            int scratchAt) {
        int channels = s.channels();
        int xRow = s.width() * channels;
        int patch = scratchAt + s.winogradPatch();
        int patchRow = PATCH * channels;
        for (int t = 0; t < tiles; ) {
            int row = (first + t) / s.tilesAcross();
            int column = (first + t) % s.tilesAcross();
            int count = Math.min(tiles - t, s.tilesAcross() - column);
            int top = row % s.tilesDown() * TILE;
            int rows = Math.min(PATCH, s.height() - top);
            int from =
                    xAt
                            + row / s.tilesDown() * s.inputSize()
                            + top * xRow
                            + column * TILE * channels;
            int whole = rows < PATCH ? 0 : whole(column, count, PATCH, s.width());
            int to = scratchAt + t * channels;
            toPoints(whole, s, x, from, xRow, scratch, to);
            for (int i = whole; i < count; i++) {
                int columns = Math.min(PATCH, s.width() - (column + i) * TILE);
                Arrays.fill(scratch, patch, patch + PATCH * patchRow, 0f);
                int corner = from + i * TILE * channels;
                copy(rows, columns * channels, x, corner, xRow, scratch, patch, patchRow);
                toPoints(1, s, scratch, patch, patchRow, scratch, to + i * channels);
            }
            t += count;
        }
    }

    @Override
    public void inputGradient(
            Conv2DShape s,
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
        int m = scratchAt + s.winogradImage();
        Arrays.fill(dX, dXAt, dXAt + n * s.inputSize(), 0f);
        for (int first = 0; first < n * s.winogradTiles(); first += s.winogradBlock()) {
            int tiles = tilesOf(s, n, first);
            gradients(s, first, tiles, winners, winnersAt, dY, dYAt, scratch, scratchAt);
            for (int p = 0; p < POINTS; p++) {
                rows(
                        tiles,
                        channels,
                        filters,
                        scratch,
                        m + p * s.winogradPoint(filters),
                        uT,
                        uTAt + p * channels * filters,
                        scratch,
                        scratchAt + p * s.winogradPoint(channels));
            }
            addImages(s, first, tiles, scratch, scratchAt, dX, dXAt);
        }
    }

    /** The derivative for the result of a block of tiles at the points. */
    private void gradients(
            Conv2DShape s,
            int first,
            int tiles,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] scratch,
            int scratchAt) {
        int filters = s.filters();
        int m = scratchAt + s.winogradImage();
        int patch = scratchAt + s.winogradPatch();
        if (winners != null) {
            for (int t = 0; t < tiles; t += s.tilesAcross()) {
                int count = Math.min(tiles - t, s.tilesAcross());
                int row = count * TILE * filters;
                int at = (first + t) * filters;
                toWinners(count, s, winners, winnersAt + at, dY, dYAt + at, scratch, patch);
                gradientToPoints(count, s, scratch, patch, row, scratch, m + t * filters);
            }
            return;
        }
        int dYRow = s.outputWidth() * filters;
        int patchRow = TILE * filters;
        for (int t = 0; t < tiles; ) {
            int row = (first + t) / s.tilesAcross();
            int column = (first + t) % s.tilesAcross();
            int count = Math.min(tiles - t, s.tilesAcross() - column);
            int top = row % s.tilesDown() * TILE;
            int rows = Math.min(TILE, s.outputHeight() - top);
            int from =
                    dYAt + row / s.tilesDown() * s.outputSize() + top * dYRow + column * patchRow;
            int whole = rows < TILE ? 0 : whole(column, count, TILE, s.outputWidth());
            int to = m + t * filters;
            gradientToPoints(whole, s, dY, from, dYRow, scratch, to);
            for (int i = whole; i < count; i++) {
                int columns = Math.min(TILE, s.outputWidth() - (column + i) * TILE);
                Arrays.fill(scratch, patch, patch + TILE * patchRow, 0f);
                int corner = from + i * patchRow;
                copy(rows, columns * filters, dY, corner, dYRow, scratch, patch, patchRow);
                gradientToPoints(1, s, scratch, patch, patchRow, scratch, to + i * filters);
            }
            t += count;
        }
    }

    /** Adds what a block of tiles, given at the points, contributes to the image. */
    private void addImages(
            Conv2DShape s,
            int first,
            int tiles,
            float[] scratch,
            int scratchAt,
            float[] dX,
            int dXAt) {
        int channels = s.channels();
        int dXRow = s.width() * channels;
        int patch = scratchAt + s.winogradPatch();
        int patchRow = PATCH * channels;
        for (int t = 0; t < tiles; ) {
            int row = (first + t) / s.tilesAcross();
            int column = (first + t) % s.tilesAcross();
            int count = Math.min(tiles - t, s.tilesAcross() - column);
            int top = row % s.tilesDown() * TILE;
            int rows = Math.min(PATCH, s.height() - top);
            int to =
                    dXAt
                            + row / s.tilesDown() * s.inputSize()
                            + top * dXRow
                            + column * TILE * channels;
            int whole = rows < PATCH ? 0 : whole(column, count, PATCH, s.width());
            int from = scratchAt + t * channels;
            addFromPoints(whole, s, scratch, from, dX, to, dXRow);
            for (int i = whole; i < count; i++) {
                int columns = Math.min(PATCH, s.width() - (column + i) * TILE);
                Arrays.fill(scratch, patch, patch + PATCH * patchRow, 0f);
                addFromPoints(1, s, scratch, from + i * channels, scratch, patch, patchRow);
                int corner = to + i * TILE * channels;
                for (int r = 0; r < rows; r++) {
                    for (int j = 0; j < columns * channels; j++) {
                        dX[corner + r * dXRow + j] += scratch[patch + r * patchRow + j];
                    }
                }
            }
            t += count;
        }
    }

    @Override
    public void kernelGradient(
            Conv2DShape s,
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
        int m = scratchAt + s.winogradImage();
        int dU = scratchAt + s.winogradForwardScratch();
        for (int first = 0; first < n * s.winogradTiles(); first += s.winogradBlock()) {
            int tiles = tilesOf(s, n, first);
            images(s, first, tiles, x, xAt, scratch, scratchAt);
            gradients(s, first, tiles, winners, winnersAt, dY, dYAt, scratch, scratchAt);
            for (int p = 0; p < POINTS; p++) {
                columns(
                        channels,
                        filters,
                        tiles,
                        scratch,
                        scratchAt + p * s.winogradPoint(channels),
                        scratch,
                        m + p * s.winogradPoint(filters),
                        first > 0,
                        scratch,
                        dU + p * channels * filters);
            }
        }
        addKernel(channels * filters, scratch, dU, dW, dWAt);
    }

    // In what follows tiles lie side by side: two columns apart in an image, one after the other
    // at each point.

    /** {@code Bᵀ·d·B}: 4×4×C of an image for each tile, its rows {@code xRow} apart. */
    protected abstract void toPoints(
            int tiles, Conv2DShape s, float[] x, int xAt, int xRow, float[] v, int vAt);

    /** {@code Aᵀ·m·A}, bias, ReLU: 2×2×F of the result for each tile, its rows apart by yRow. */
    protected abstract void fromPoints(
            int tiles,
            Conv2DShape s,
            float[] m,
            int mAt,
            float[] b,
            int bAt,
            boolean relu,
            float[] y,
            int yAt,
            int yRow);

    /**
     * The maximum of 2×2×F for each tile, and where it was; z has nothing but these tiles.
     *
     * @param winners null if nobody wants them
     */
    protected abstract void maximum(
            int tiles,
            Conv2DShape s,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt);

    /** Overwrites dZ (2×2×F for each tile): dY goes to the winners, the rest is 0. */
    protected abstract void toWinners(
            int tiles,
            Conv2DShape s,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt);

    /** {@code A·dy·Aᵀ}: 2×2×F of the derivative for the result for each tile. */
    protected abstract void gradientToPoints(
            int tiles, Conv2DShape s, float[] dY, int dYAt, int dYRow, float[] m, int mAt);

    /** Adds {@code B·v·Bᵀ} to 4×4×C of the derivative for the image for each tile. */
    protected abstract void addFromPoints(
            int tiles, Conv2DShape s, float[] v, int vAt, float[] dX, int dXAt, int dXRow);

    /** Adds {@code Gᵀ·dU·G} to the derivative for the kernel; {@code size} is C·F. */
    protected abstract void addKernel(int size, float[] dU, int dUAt, float[] dW, int dWAt);

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
