/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Region;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.graph.WinogradGeometry;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Convolutions with windows of 3×3 multiply by Winograd's minimal filtering where that pays; see
 * {@link WinogradGeometry#of}. The kernel is brought to the points of the algorithm once for all
 * samples and each size of tiles, however often its layer is used.
 *
 * <p>Runs on the forward half, behind {@link FusePooling}: the derivative of such a convolution
 * goes the same way.
 */
public final class UseWinograd implements Rewrite {
    /** The only windows of a pooling that goes with the algorithm. */
    private static final Window POOL = new Window(2, 2);

    private final int largestTile;

    /**
     * A pass.
     *
     * @param largestTile as in {@link WinogradGeometry#of}
     */
    public UseWinograd(int largestTile) {
        this.largestTile = largestTile;
    }

    @Override
    public Graph apply(Graph graph) {
        Map<StepOp.KernelToPoints.Key, StepOp.KernelToPoints> prepared = new LinkedHashMap<>();
        List<Op> ops = new ArrayList<>();
        int id = graph.nextId();
        for (Op op : graph.ops()) {
            WinogradGeometry winograd = winograd(op);
            if (winograd == null) {
                ops.add(op);
            } else if (op instanceof ForwardOp.Conv2D c) {
                Region points = points(prepared, c.kernel(), winograd, id);
                ops.add(
                        new ForwardOp.Conv2D(
                                c.layer(),
                                c.geometry(),
                                c.kernel(),
                                c.bias(),
                                c.relu(),
                                c.x(),
                                c.y(),
                                points,
                                winograd));
            } else if (op instanceof ForwardOp.PooledConv2D c) {
                Region points = points(prepared, c.kernel(), winograd, id);
                ops.add(
                        new ForwardOp.PooledConv2D(
                                c.layer(),
                                c.geometry(),
                                c.pool(),
                                c.kernel(),
                                c.bias(),
                                c.relu(),
                                c.x(),
                                c.y(),
                                c.winners(),
                                points,
                                winograd));
            }
        }
        ops.addAll(0, prepared.values());
        return graph.with(ops);
    }

    /** How to compute an operation by the algorithm; null if it does not pay. */
    private WinogradGeometry winograd(Op op) {
        return switch (op) {
            case ForwardOp.Conv2D c -> WinogradGeometry.of(c.geometry(), largestTile);
            case ForwardOp.PooledConv2D c when c.pool().equals(POOL) ->
                    WinogradGeometry.of(c.geometry(), largestTile);
            default -> null;
        };
    }

    private static Region points(
            Map<StepOp.KernelToPoints.Key, StepOp.KernelToPoints> prepared,
            Weights kernel,
            WinogradGeometry geometry,
            int id) {
        return prepared.computeIfAbsent(
                        new StepOp.KernelToPoints.Key(kernel, geometry.tile()),
                        k ->
                                new StepOp.KernelToPoints(
                                        kernel.layer(),
                                        kernel,
                                        geometry,
                                        false,
                                        new Region(
                                                id + prepared.size(),
                                                kernel.layer() + " points",
                                                Region.Kind.SHARED,
                                                geometry.kernelSize())))
                .to();
    }
}
