/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.ConvGeometry;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.Loop;
import org.intaglio.processor.lower.Points;
import org.intaglio.processor.lower.ResidualProduct;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.WinogradGeometry;

import java.util.List;
import java.util.Optional;

/**
 * How many samples a slice of a phase has: as many as stay in the second-level cache, but more
 * where every slice has to read a kernel that does not.
 */
final class SliceSize {
    /**
     * Floats that a thread should have in its cache: 640 KiB, well within the 1 to 2 MiB of
     * second-level cache that server and desktop cores have by now, with room for weights.
     */
    private static final int CACHE_FLOATS = 160 * 1024;

    /**
     * More samples a slice than this bring nothing: matrix products have enough rows to fill their
     * register blocks and to pay for packing. Small batches have smaller slices.
     */
    private static final int MAX_SLICE = 32;

    /** Floats of a kernel that leave a slice too little of a second-level cache of 1 MiB. */
    private static final int LARGE_KERNEL = 128 * 1024;

    /**
     * Rows of a product for which it pays to read such a kernel from the third-level cache, and to
     * add to its derivative there: 64 multiply-adds for an element, if {@link #MAX_FOR_KERNELS}
     * samples have as many. More would be cheaper still, but leave too few parts to share out.
     */
    private static final int ROWS = 64;

    /**
     * As {@link #ROWS}, for the derivative of a dense kernel, a product as long as the slice has
     * positions: with 256 a tile begins and ends half as often as with 128, and there are half as
     * many parts to add up.
     */
    private static final int POSITIONS = 256;

    /** Samples for the sake of kernels, at most: a batch of 32 has four parts then. */
    private static final int MAX_FOR_KERNELS = 8;

    /**
     * Floats of slice memory for the sake of kernels, at most: 8 MiB, a thread's share of what is
     * behind the second-level cache.
     */
    private static final int MAX_FLOATS = 2 * 1024 * 1024;

    private SliceSize() {}

    /**
     * Samples of a slice, at most.
     *
     * @param floats slice memory that a sample needs
     * @param kept what the phase writes for a sample into the batch's memory, and mostly reads
     *     again at once
     * @param ops what the phase does
     */
    static int of(int floats, int kept, List<SampleInstruction> ops) {
        int fitting = Math.clamp(CACHE_FLOATS / Math.max(1, floats + kept), 1, MAX_SLICE);
        int worthKernels = ops.stream().mapToInt(SliceSize::worthKernel).max().orElse(1);
        int most = Math.clamp(MAX_FLOATS / Math.max(1, floats), 1, MAX_SLICE);
        return Math.max(fitting, Math.min(worthKernels, most));
    }

    /** How many samples make the reading of an instruction's kernel cheap. */
    private static int worthKernel(SampleInstruction instruction) {
        return switch (instruction) {
            case Backward.DenseKernel d -> worthKernel(d.in() * d.out(), POSITIONS, d.positions());
            case Forward.Conv2D c -> worthKernel(c.geometry(), c.points().map(Points::geometry));
            case ResidualProduct r -> worthKernel(r.product());
            case Forward.PooledConv2D c ->
                    worthKernel(c.geometry(), c.points().map(Points::geometry));
            case Backward.ConvInput c -> worthKernel(c.geometry(), c.winograd());
            case Backward.PooledConvInput c -> worthKernel(c.geometry(), c.winograd());
            case Backward.ConvKernel c -> worthKernel(c.geometry(), c.winograd());
            case Backward.PooledConvKernel c -> worthKernel(c.geometry(), c.winograd());
            // Products of a step have as many rows as the slice has samples.
            case Loop l -> MAX_FOR_KERNELS;
            default -> 1;
        };
    }

    private static int worthKernel(ConvGeometry geometry, Optional<WinogradGeometry> winograd) {
        return worthKernel(
                winograd.map(WinogradGeometry::kernelSize).orElse(geometry.kernelSize()),
                ROWS,
                winograd.map(WinogradGeometry::tiles).orElse(geometry.positions()));
    }

    private static int worthKernel(int kernel, int wanted, int rows) {
        return kernel < LARGE_KERNEL ? 1 : Math.min(MAX_FOR_KERNELS, Math.ceilDiv(wanted, rows));
    }
}
