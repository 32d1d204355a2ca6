/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes products with large kernels out of the slices. A slice of few samples would read the whole
 * kernel from the third-level cache or from memory, and the next slice again; as tasks over the
 * whole batch, a step reads it once. That costs a barrier before and after.
 *
 * <p>A kernel that the caches of the cores can hold together is shared out by rows: each core then
 * reads mostly those that it has updated itself in the step before, instead of fetching half of
 * them from the cache of another. Sums of several shares have to be kept and added up for that, so
 * only layers over one position of a sample are shared out so. Larger kernels do not stay in any
 * such cache, and are shared out by columns.
 */
public final class ShareLargeProducts implements Peephole {
    /**
     * Floats of a kernel from which on columns pay: half of a second-level cache of 1 MiB, which
     * also has to hold what the slice computes.
     */
    private static final int LARGE = 128 * 1024;

    /**
     * Positions of a sample from which on a slice has rows enough for what it reads of a kernel,
     * however large.
     */
    private static final int MANY_POSITIONS = 16;

    /** Floats of a kernel from which on shares pay. */
    private static final int MEDIUM = LARGE / 2;

    /**
     * Shares of a product. They bound the threads that take part, and each is a sum to be read;
     * with two or four threads, each finds its own rows.
     */
    private static final int SHARES = 4;

    /** Rows of a kernel from which on shares have sums long enough for the tiles of a product. */
    private static final int SHARED_ROWS = 256;

    /** Rows of a share are a multiple of this. */
    private static final int ROW_BLOCK = 8;

    @Override
    public Instructions apply(Instructions code) {
        List<Instruction> ops = new ArrayList<>();
        int id = code.nextId();
        for (Instruction op : code.list()) {
            switch (op) {
                case Forward.Dense d when isInSteps(d.x()) || isInSteps(d.y()) || d.biasAt() > 0 ->
                        ops.add(d);
                case Backward.DenseInput d when isInSteps(d.dY()) || isInSteps(d.dX()) ->
                        ops.add(d);
                case Forward.Dense d when isLarge(d.positions(), d.in(), d.out()) ->
                        ops.add(columns(d));
                case Forward.Dense d when isMedium(d) -> ops.addAll(shares(d, id++));
                case Backward.DenseInput d when isLarge(d.positions(), d.in(), d.out()) ->
                        ops.add(columns(d));
                default -> ops.add(op);
            }
        }
        return code.with(ops);
    }

    /** A barrier cannot be in the middle of a loop. */
    @Override
    public boolean isForLoops() {
        return false;
    }

    /** A value that lies step by step does so for each slice. */
    private static boolean isInSteps(Value value) {
        return value.layout() == Value.Layout.STEPS;
    }

    private static boolean isLarge(int positions, int in, int out) {
        return positions < MANY_POSITIONS && (long) in * out >= LARGE;
    }

    private static boolean isMedium(Forward.Dense d) {
        return d.in() * d.out() >= MEDIUM
                && d.in() >= SHARED_ROWS
                && d.out() > 1
                && d.positions() == 1;
    }

    private static StepInstruction.Columns columns(Forward.Dense d) {
        return new StepInstruction.Columns(
                d.layer(),
                d.positions(),
                d.in(),
                d.out(),
                d.kernel(),
                d.bias(),
                d.relu(),
                d.x(),
                d.y());
    }

    private static StepInstruction.InputColumns columns(Backward.DenseInput d) {
        return new StepInstruction.InputColumns(
                d.layer(), d.positions(), d.in(), d.out(), d.transposed(), d.dY(), d.dX());
    }

    private static List<Instruction> shares(Forward.Dense d, int id) {
        int portion = Math.ceilDiv(Math.ceilDiv(d.in(), SHARES), ROW_BLOCK) * ROW_BLOCK;
        int shares = Math.ceilDiv(d.in(), portion);
        Value sums = new Value(id, d.y().name() + " shares", d.y().size() * shares);
        return List.of(
                new StepInstruction.ProductShares(
                        d.layer(), d.in(), d.out(), portion, d.kernel(), d.x(), sums),
                new SumShares(d.layer(), d.out(), shares, d.bias(), d.relu(), sums, d.y()));
    }
}
