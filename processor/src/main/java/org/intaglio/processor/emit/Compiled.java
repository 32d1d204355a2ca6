/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.ForwardBuilder;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.optimize.FusePooling;
import org.intaglio.processor.optimize.FuseResidual;
import org.intaglio.processor.optimize.MemoryPlan;
import org.intaglio.processor.optimize.Optimizer;
import org.intaglio.processor.optimize.Schedule;
import org.intaglio.processor.optimize.ShareLargeProducts;
import org.intaglio.processor.optimize.UseWinograd;

import java.util.OptionalInt;

/**
 * A network on its way to source: one program for a training step, one for a prediction.
 *
 * @param network the network
 * @param training a training step
 * @param inference a prediction
 */
record Compiled(ShapedNetwork network, Program training, Program inference) {
    /** A graph, its phases and its memory. */
    record Program(Graph graph, Schedule schedule, MemoryPlan plan) {
        static Program of(Graph optimized, OptionalInt slice) {
            Schedule schedule = Schedule.of(optimized);
            return new Program(optimized, schedule, MemoryPlan.of(optimized, schedule, slice));
        }
    }

    static Compiled of(ShapedNetwork network) {
        return of(network, CodeOptions.DEFAULT);
    }

    static Compiled of(ShapedNetwork network, CodeOptions options) {
        OptionalInt slice = options.slice();
        UseWinograd winograd = new UseWinograd(options.largestTile());
        FuseResidual residual = new FuseResidual();
        Graph training =
                winograd.apply(new FusePooling(true).apply(ForwardBuilder.training(network)));
        Graph inference =
                winograd.apply(new FusePooling(false).apply(ForwardBuilder.inference(network)));
        Graph step = Optimizer.optimize(Derivatives.of(network, training));
        return new Compiled(
                network,
                Program.of(residual.apply(new ShareLargeProducts().apply(step)), slice),
                Program.of(residual.apply(Optimizer.optimize(inference)), slice));
    }
}
