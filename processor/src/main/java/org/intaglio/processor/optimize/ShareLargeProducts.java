/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.GradientOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.SumShares;
import org.intaglio.processor.graph.Value;

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
public final class ShareLargeProducts implements Rewrite {
    /**
     * Floats of a kernel from which on columns pay: half of a second-level cache of 1 MiB, which
     * also has to hold what the slice computes.
     */
    private static final int LARGE = 128 * 1024;

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
    public Graph apply(Graph graph) {
        List<Op> ops = new ArrayList<>();
        int id = graph.nextId();
        for (Op op : graph.ops()) {
            switch (op) {
                case ForwardOp.Dense d when isLarge(d.in(), d.out()) -> ops.add(columns(d));
                case ForwardOp.Dense d when isMedium(d) -> ops.addAll(shares(d, id++));
                case GradientOp.DenseInput d when isLarge(d.in(), d.out()) -> ops.add(columns(d));
                default -> ops.add(op);
            }
        }
        return graph.with(ops);
    }

    private static boolean isLarge(int in, int out) {
        return (long) in * out >= LARGE;
    }

    private static boolean isMedium(ForwardOp.Dense d) {
        return d.in() * d.out() >= MEDIUM
                && d.in() >= SHARED_ROWS
                && d.out() > 1
                && d.positions() == 1;
    }

    private static StepOp.Product columns(ForwardOp.Dense d) {
        return new StepOp.Product(
                d.layer(),
                d.positions(),
                d.in(),
                d.out(),
                d.kernel(),
                null,
                d.bias(),
                d.relu(),
                d.x(),
                d.y());
    }

    private static StepOp.Product columns(GradientOp.DenseInput d) {
        return new StepOp.Product(
                d.layer(),
                d.positions(),
                d.out(),
                d.in(),
                null,
                d.transposed(),
                null,
                false,
                d.dY(),
                d.dX());
    }

    private static List<Op> shares(ForwardOp.Dense d, int id) {
        int portion = Math.ceilDiv(Math.ceilDiv(d.in(), SHARES), ROW_BLOCK) * ROW_BLOCK;
        int shares = Math.ceilDiv(d.in(), portion);
        Value sums = new Value(id, d.y().name() + " shares", d.y().size() * shares);
        return List.of(
                new StepOp.ProductShares(
                        d.layer(), d.in(), d.out(), portion, d.kernel(), d.x(), sums),
                new SumShares(d.layer(), d.out(), shares, d.bias(), d.relu(), sums, d.y()));
    }
}
