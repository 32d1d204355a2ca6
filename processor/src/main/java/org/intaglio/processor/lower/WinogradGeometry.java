/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.model.Window;

import java.util.Optional;

/**
 * The sizes of a convolution by Winograd's algorithm; what {@code WinogradShape} is at run time.
 *
 * @param convolution its sizes
 * @param tile rows, and columns, of the result that a tile makes: 2 or 4
 */
public record WinogradGeometry(ConvGeometry convolution, int tile) {
    /** The largest tiles there are. */
    public static final int LARGEST_TILE = 4;

    private static final int SMALLEST_TILE = 2;

    private static final Window WINDOW = new Window(3, 3);

    private static final Window ONE = new Window(1, 1);

    /** What divides the channels and the filters. */
    private static final int CHANNELS = 16;

    /** With fewer channels or filters the transforms cost more than the products save. */
    private static final int FEWEST_CHANNELS = 32;

    /**
     * Channels times filters at most: the derivative at the points takes a thread up to 144 bytes
     * each.
     */
    private static final int LARGEST_KERNEL = 256 * 256;

    private static final int BLOCK_FLOATS = 96 * 1024;

    private static final int SMALLEST_BLOCK = 48;

    private static final int BLOCK_ROWS = 12;

    private static final int LINE = 16;

    /**
     * With the tiles that pay best; none where none do: the conditions of the algorithm hold, and
     * tiles that stick out of the result do not eat up what it saves of the multiplications.
     *
     * @param largestTile 4, 2 for no larger ones, or 0 for none at all
     */
    public static Optional<WinogradGeometry> of(ConvGeometry convolution, int largestTile) {
        boolean possible =
                convolution.kernel().equals(WINDOW)
                        && convolution.strides().equals(ONE)
                        && convolution.dilation().equals(ONE)
                        && convolution.groups() == 1
                        && convolution.channels() % CHANNELS == 0
                        && convolution.filters() % CHANNELS == 0;
        boolean large =
                convolution.channels() >= FEWEST_CHANNELS
                        && convolution.filters() >= FEWEST_CHANNELS;
        boolean small = convolution.channels() * convolution.filters() <= LARGEST_KERNEL;
        if (!possible || !large || !small || largestTile < SMALLEST_TILE) {
            return Optional.empty();
        }
        WinogradGeometry of2 = new WinogradGeometry(convolution, SMALLEST_TILE);
        WinogradGeometry of4 = new WinogradGeometry(convolution, LARGEST_TILE);
        long definition = 9L * convolution.positions();
        if (largestTile >= LARGEST_TILE
                && 10 * of2.multiplications() >= 13 * of4.multiplications()
                && 10 * definition >= 18 * of4.multiplications()) {
            return Optional.of(of4);
        }
        return 10 * definition >= 18 * of2.multiplications() ? Optional.of(of2) : Optional.empty();
    }

    /** Multiplications for each channel and filter of a sample. */
    private long multiplications() {
        return (long) points() * tiles();
    }

    /** How many products stand for a tile: 16 or 36. */
    public int points() {
        return (tile + 2) * (tile + 2);
    }

    /** Tiles of one sample's result, the last of a row or column perhaps sticking out. */
    public int tiles() {
        return Math.ceilDiv(convolution.outputHeight(), tile) * tilesAcross();
    }

    private int tilesAcross() {
        return Math.ceilDiv(convolution.outputWidth(), tile);
    }

    /** Floats of the kernel at the points. */
    public int kernelSize() {
        return points() * convolution.channels() * convolution.filters();
    }

    /** Floats of scratch; as in {@code WinogradShape}. */
    public int scratch() {
        return forwardScratch() + kernelSize();
    }

    /** The same for the forward half. */
    public int forwardScratch() {
        int filters = convolution.filters();
        int widest = Math.max(convolution.channels(), filters);
        int other = Math.min(convolution.channels(), filters);
        int together = tile == SMALLEST_TILE ? points() : tile + 2;
        int fitting = BLOCK_FLOATS / (points() * widest + together * other);
        int block = Math.max(SMALLEST_BLOCK, fitting / BLOCK_ROWS * BLOCK_ROWS);
        int atPoints = points() * (block * widest + LINE) + together * (block * other + LINE);
        int patch = points() * widest;
        int strip = tile * tile * block * filters;
        return atPoints + patch + strip + points() * CHANNELS;
    }
}
