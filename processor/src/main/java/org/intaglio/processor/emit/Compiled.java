/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.ForwardBuilder;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Losses;
import org.intaglio.processor.graph.Region;
import org.intaglio.processor.graph.Resource;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.optimize.FuseLoss;
import org.intaglio.processor.optimize.FusePooling;
import org.intaglio.processor.optimize.FuseResidual;
import org.intaglio.processor.optimize.MemoryPlan;
import org.intaglio.processor.optimize.Optimizer;
import org.intaglio.processor.optimize.Place;
import org.intaglio.processor.optimize.Schedule;
import org.intaglio.processor.optimize.ShareLargeProducts;
import org.intaglio.processor.optimize.UseWinograd;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A network on its way to source: one program for a training step, one for a prediction, one for a
 * prediction with its losses.
 *
 * @param network the network
 * @param training a training step
 * @param inference a prediction
 * @param evaluation a prediction and its losses; it reads what was prepared for a prediction
 */
record Compiled(ShapedNetwork network, Program training, Program inference, Program evaluation) {
    Compiled {
        Map<Resource, Place> prepared = regions(inference);
        if (!regions(evaluation).equals(prepared)) {
            throw new IllegalStateException(
                    "an evaluation reads prepared weights at %s, a prediction at %s"
                            .formatted(regions(evaluation), prepared));
        }
    }

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
        Graph prediction = residual.apply(Optimizer.optimize(inference));
        Graph evaluation = new FuseLoss().apply(Losses.evaluation(network, prediction));
        return new Compiled(
                network,
                Program.of(residual.apply(new ShareLargeProducts().apply(step)), slice),
                Program.of(prediction, slice),
                Program.of(evaluation, slice));
    }

    /** Where a program finds what has been prepared for it. */
    private static Map<Resource, Place> regions(Program program) {
        return program.plan().places().entrySet().stream()
                .filter(e -> e.getKey() instanceof Region)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
