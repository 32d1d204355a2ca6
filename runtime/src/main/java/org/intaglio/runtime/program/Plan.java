/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import java.util.List;

/**
 * How much memory a program wants, in floats, and how its work is divided. The compiler's memory
 * plan has given every value a place in one of these.
 *
 * @param batchFloats for each sample of the batch, kept for the whole step
 * @param sliceFloats for each thread: what a slice's samples need, used again slice after slice
 * @param scratchFloats for each thread, whatever the slice
 * @param sharedFloats once: statistics of the batch, prepared weights
 * @param partFloats for each part of the batch: sums that are combined at a barrier
 * @param gradientFloats for each thread: derivatives of the parameters that a task is about
 * @param slice samples of a slice, at most; phases may have smaller ones
 * @param phases the phases of a step, in order; empty for inference
 */
public record Plan(
        int batchFloats,
        int sliceFloats,
        int scratchFloats,
        int sharedFloats,
        int partFloats,
        int gradientFloats,
        int slice,
        List<Phase> phases) {
    /**
     * The most parts a batch is divided into: enough to keep the threads of a desktop busy, few
     * enough to keep a sum for each. It bounds the threads that a phase over samples can use, and
     * it must not depend on their number: sums are combined part by part.
     */
    public static final int MAX_PARTS = 16;

    private static final int FEW_SLICES = 4;

    private static final int SMALLEST_SLICE = 16;

    private static final int ROW_BLOCK = 8;

    /**
     * Copies the list. Preparation comes first or not at all, for the batch is read beside it;
     * gradients come last or not at all, for the parameters change beside them.
     */
    public Plan {
        phases = List.copyOf(phases);
        for (Phase phase : phases) {
            boolean fits = phase.size() >= 1 && phase.size() <= slice;
            if (phase.kind() == Phase.Kind.SAMPLES && !fits) {
                throw new IllegalArgumentException(
                        "the phase \"%s\" has slices of %d samples; the plan allows 1 to %d"
                                .formatted(phase.title(), phase.size(), slice));
            }
        }
        for (Phase phase : phases.subList(Math.min(1, phases.size()), phases.size())) {
            if (phase.kind() == Phase.Kind.PREPARE) {
                throw new IllegalArgumentException(
                        "the phase \"%s\" prepares weights and must be the first, but \"%s\" is"
                                .formatted(phase.title(), phases.get(0).title()));
            }
        }
        for (Phase phase : phases.subList(0, Math.max(0, phases.size() - 1))) {
            if (phase.kind() == Phase.Kind.GRADIENTS) {
                throw new IllegalArgumentException(
                        "the phase \"%s\" completes gradients and must be the last, but \"%s\" is"
                                .formatted(phase.title(), phases.getLast().title()));
            }
        }
    }

    /**
     * How many samples a slice of a batch has at most. A small batch has smaller slices, so that
     * its threads all find some, but none too small to fill the register blocks of a product.
     */
    public int sliceOf(int batch) {
        int share = (batch + FEW_SLICES * ROW_BLOCK - 1) / (FEW_SLICES * ROW_BLOCK) * ROW_BLOCK;
        return Math.min(slice, Math.max(SMALLEST_SLICE, share));
    }

    /** How many slices a batch has. */
    public int slices(int batch) {
        int size = sliceOf(batch);
        return (batch + size - 1) / size;
    }

    /** How many parts a batch has: depends on nothing but the batch. */
    public int parts(int batch) {
        return Math.min(MAX_PARTS, slices(batch));
    }

    /** The most parts that a batch of so many samples or fewer has. */
    public int mostParts(int batch) {
        int most = 0;
        for (int n = 1; n <= batch && most < MAX_PARTS; n++) {
            most = Math.max(most, parts(n));
        }
        return most;
    }

    /** The first sample of a part; with {@code part == parts(batch)}, the end of the batch. */
    public int firstSample(int batch, int part) {
        int slices = slices(batch);
        return Math.min(batch, (int) ((long) part * slices / parts(batch)) * sliceOf(batch));
    }
}
