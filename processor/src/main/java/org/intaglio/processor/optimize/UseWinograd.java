/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import org.intaglio.processor.graph.ConvGeometry;
import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Region;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Convolutions with windows of 3×3 multiply by Winograd's minimal filtering where that pays; see
 * {@link ConvGeometry#suitsWinograd}. The kernel is brought to the points of the algorithm once for
 * all samples, however often its layer is used.
 *
 * <p>Runs on the forward half, behind {@link FusePooling}: the derivative of such a convolution
 * goes the same way.
 */
public final class UseWinograd implements Pass {
    /** The tiles of the algorithm, and the only windows of a pooling that goes with it. */
    private static final Window TILE = new Window(2, 2);

    @Override
    public Graph apply(Graph graph) {
        Map<Weights, StepOp.KernelToPoints> prepared = new LinkedHashMap<>();
        List<Op> ops = new ArrayList<>();
        int id = graph.nextId();
        for (Op op : graph.ops()) {
            if (op instanceof ForwardOp.Conv2D c && c.geometry().suitsWinograd()) {
                Region points = points(prepared, c.kernel(), c.geometry(), id);
                ops.add(
                        new ForwardOp.Conv2D(
                                c.layer(),
                                c.geometry(),
                                c.kernel(),
                                c.bias(),
                                c.relu(),
                                c.x(),
                                c.y(),
                                points));
            } else if (op instanceof ForwardOp.PooledConv2D c
                    && c.geometry().suitsWinograd()
                    && c.pool().equals(TILE)) {
                Region points = points(prepared, c.kernel(), c.geometry(), id);
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
                                points));
            } else {
                ops.add(op);
            }
        }
        ops.addAll(0, prepared.values());
        return graph.with(ops);
    }

    private static Region points(
            Map<Weights, StepOp.KernelToPoints> prepared,
            Weights kernel,
            ConvGeometry geometry,
            int id) {
        return prepared.computeIfAbsent(
                        kernel,
                        k ->
                                new StepOp.KernelToPoints(
                                        k.layer(),
                                        k,
                                        geometry,
                                        false,
                                        new Region(
                                                id + prepared.size(),
                                                k.layer() + " points",
                                                Region.Kind.SHARED,
                                                geometry.winogradKernelSize())))
                .to();
    }
}
