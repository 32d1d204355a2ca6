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

import java.util.ArrayList;
import java.util.List;

/**
 * Takes products with large kernels out of the slices. A slice of few samples would read the whole
 * kernel from the third-level cache or from memory, and the next slice again; as tasks over the
 * whole batch, each with some columns, a step reads it once. That costs a barrier before and after.
 */
public final class ShareLargeProducts implements Pass {
    /**
     * Floats of a kernel from which on that pays: half of a second-level cache of 1 MiB, which also
     * has to hold what the slice computes.
     */
    private static final int LARGE = 128 * 1024;

    @Override
    public Graph apply(Graph graph) {
        List<Op> ops = new ArrayList<>();
        for (Op op : graph.ops()) {
            ops.add(
                    switch (op) {
                        case ForwardOp.Dense d when isLarge(d.in(), d.out()) ->
                                new StepOp.Product(
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
                        case GradientOp.DenseInput d when isLarge(d.in(), d.out()) ->
                                new StepOp.Product(
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
                        default -> op;
                    });
        }
        return graph.with(ops);
    }

    private static boolean isLarge(int in, int out) {
        return (long) in * out >= LARGE;
    }
}
