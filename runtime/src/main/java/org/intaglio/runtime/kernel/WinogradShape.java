/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * The sizes of a convolution by {@link WinogradKernels}, and of the scratch that it takes.
 *
 * <p>In scratch lie, one after the other: what a block's products read, at some rows of points;
 * what they make, at all points; a patch for tiles that stick out, a block before pooling, the
 * lines between the two halves of a transform, and the derivative for the kernel at the points.
 *
 * @param convolution its sizes: windows of 3×3, strides and dilation 1, one group, channels and
 *     filters multiples of {@link #CHANNELS}
 * @param tile rows, and columns, of the result that a tile makes: 2 or 4
 */
public record WinogradShape(Conv2DShape convolution, int tile) {
    /** What divides the channels and the filters. */
    public static final int CHANNELS = 16;

    /** Floats at the points of a block of tiles: 384 KiB, a part of a second-level cache. */
    private static final int BLOCK_FLOATS = 96 * 1024;

    private static final int SMALLEST_BLOCK = 48;

    /** What blocks of tiles are a multiple of: the heights of the register tiles divide it. */
    private static final int ROWS = 12;

    /** A cache line, so that the points of a tile do not all fall on the same lines. */
    private static final int LINE = 16;

    /**
     * Checks that there are such tiles.
     *
     * @throws IllegalArgumentException for other tiles than those of 2×2 and 4×4
     */
    public WinogradShape {
        if (tile != 2 && tile != 4) {
            throw new IllegalArgumentException(
                    "Winograd's tiles have 2 or 4 rows, not " + tile + ".");
        }
    }

    /** Channels of the image. */
    public int channels() {
        return convolution.channels();
    }

    /** Channels of the result. */
    public int filters() {
        return convolution.filters();
    }

    /** Rows, and columns, of the image that a tile reads. */
    public int patch() {
        return tile + 2;
    }

    /**
     * How many rows of points are made at a time, for products to read at once: all of a small
     * tile, which saves going through the tiles again.
     */
    public int pointRows() {
        return tile == 2 ? patch() : 1;
    }

    /** How many points that is. */
    int together() {
        return pointRows() * patch();
    }

    /** How many products stand for a tile: 16 or 36. */
    public int points() {
        return patch() * patch();
    }

    /** Tiles in a column of the output, the last perhaps sticking out. */
    public int tilesDown() {
        return Math.ceilDiv(convolution.outputHeight(), tile);
    }

    /** Tiles in a row of the output, the last perhaps sticking out. */
    public int tilesAcross() {
        return Math.ceilDiv(convolution.outputWidth(), tile);
    }

    /** Tiles of one sample's output. */
    public int tiles() {
        return tilesDown() * tilesAcross();
    }

    /** How many tiles the kernels take at a time. */
    public int block() {
        int widest = Math.max(channels(), filters());
        int other = Math.min(channels(), filters());
        int fitting = BLOCK_FLOATS / (points() * widest + together() * other);
        return Math.max(SMALLEST_BLOCK, fitting / ROWS * ROWS);
    }

    /** Floats between two points of a block of tiles with so many channels. */
    public int pointStride(int channels) {
        return block() * channels + LINE;
    }

    /** Floats of the kernel at the points. */
    public int kernelSize() {
        return points() * channels() * filters();
    }

    /** Where what a block's products make begins, if they read so many channels. */
    int productAt(int channels) {
        return together() * pointStride(channels);
    }

    /** Where the patch of a tile that sticks out begins. */
    int patchAt() {
        int widest = Math.max(channels(), filters());
        return productAt(Math.min(channels(), filters())) + points() * pointStride(widest);
    }

    /** Where tile t of a block begins before pooling. */
    int stripAt(int t) {
        int strip = patchAt() + points() * Math.max(channels(), filters());
        return strip + t * tile * tile * filters();
    }

    /** Where the lines between the two halves of a transform begin. */
    int linesAt() {
        return stripAt(block());
    }

    /**
     * Floats of scratch that a forward method may use; behind them lies the derivative for the
     * kernel.
     */
    public int forwardScratch() {
        return linesAt() + points() * CHANNELS;
    }

    /** Floats of scratch that any method may use. */
    public int scratch() {
        return forwardScratch() + kernelSize();
    }

    // Tiles are numbered row by row and sample by sample. A run is one of neighbours in a row.

    /** How many tiles the block has that begins with tile {@code first} of n samples. */
    int blockOf(int n, int first) {
        return Math.min(block(), n * tiles() - first);
    }

    /** How many of {@code left} tiles from {@code tile} on are in its row. */
    int run(int tile, int left) {
        return Math.min(left, tilesAcross() - tile % tilesAcross());
    }

    /** Which sample a tile belongs to. */
    int sampleOf(int tile) {
        return tile / tiles();
    }

    /** The first row of a tile, in the image and in the result. */
    int top(int tile) {
        return tile % tiles() / tilesAcross() * this.tile;
    }

    /** The first column of a tile, in the image and in the result. */
    int left(int tile) {
        return tile % tilesAcross() * this.tile;
    }

    /** Rows of the result that a tile has. */
    int rows(int tile) {
        return Math.min(this.tile, convolution.outputHeight() - top(tile));
    }

    /** Columns of the result that a run has. */
    int columns(int tile, int run) {
        return Math.min(run * this.tile, convolution.outputWidth() - left(tile));
    }

    /** Where in the images the patch of a tile begins. */
    int imageAt(int tile) {
        int pixel = top(tile) * convolution.width() + left(tile);
        return sampleOf(tile) * convolution.inputSize() + pixel * channels();
    }

    /** Where in the results a tile begins. */
    int outputAt(int tile) {
        int pixel = top(tile) * convolution.outputWidth() + left(tile);
        return sampleOf(tile) * convolution.outputSize() + pixel * filters();
    }

    /** Where in the results pooled over 2×2 a tile begins, from its row {@code row} on. */
    int pooledAt(int tile, int row) {
        int height = convolution.outputHeight() / 2;
        int width = convolution.outputWidth() / 2;
        int line = sampleOf(tile) * height + (top(tile) + row) / 2;
        return (line * width + left(tile) / 2) * filters();
    }

    /**
     * How many tiles of a run lie whole within an image.
     *
     * @param side rows, and columns, that a tile covers
     * @param rows rows of the image from the run on
     * @param columns columns of the image from the run on
     */
    int whole(int run, int side, int rows, int columns) {
        if (rows < side) {
            return 0;
        }
        return Math.clamp(Math.floorDiv(columns - side, tile) + 1, 0, run);
    }
}
