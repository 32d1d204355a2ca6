/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.ForwardBuilder;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Losses;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.optimize.CodeOptions;
import org.intaglio.processor.optimize.FuseLoss;
import org.intaglio.processor.optimize.FusePooling;
import org.intaglio.processor.optimize.FuseRelu;
import org.intaglio.processor.optimize.FuseResidual;
import org.intaglio.processor.optimize.Programs;
import org.intaglio.processor.optimize.RemoveDeadCode;
import org.intaglio.processor.optimize.Rewrite;
import org.intaglio.processor.optimize.ShareLargeProducts;
import org.intaglio.processor.optimize.UseWinograd;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.shape.ShapeInference;
import org.intaglio.processor.validate.DeclarationRules;
import org.intaglio.processor.validate.NetworkRules;
import org.intaglio.processor.wire.WiredNetwork;
import org.intaglio.processor.wire.Wiring;

import java.util.List;

/**
 * All passes between reading a declaration and writing its model, in their order. Nothing else
 * orders passes; tests call these methods, too.
 */
public final class Passes {
    /** What the graph of any program gets. */
    private static final List<Rewrite> ALWAYS =
            List.of(new FuseLoss(), new FuseRelu(), new RemoveDeadCode());

    private Passes() {}

    /**
     * Wires, shapes and validates. Each pass goes as far as the mistakes found before allow.
     *
     * @param diagnostics where mistakes are reported
     */
    public static ShapedNetwork check(NetworkSpec spec, Diagnostics diagnostics) {
        DeclarationRules.check(spec, diagnostics);
        WiredNetwork wired = Wiring.wire(spec, diagnostics);
        ShapedNetwork shaped = ShapeInference.infer(wired, diagnostics);
        NetworkRules.check(wired, shaped, diagnostics);
        return shaped;
    }

    /** Builds, differentiates, rewrites, schedules and places the programs of a valid network. */
    public static Programs programs(ShapedNetwork network, CodeOptions options) {
        Rewrite winograd = new UseWinograd(options.largestTile());
        Rewrite residual = new FuseResidual();

        Graph forward = rewrite(ForwardBuilder.training(network), new FusePooling(true), winograd);
        Graph step = always(Derivatives.of(network, forward));
        Graph training = rewrite(step, new ShareLargeProducts(), residual);

        Graph inference =
                rewrite(
                        always(
                                rewrite(
                                        ForwardBuilder.inference(network),
                                        new FusePooling(false),
                                        winograd)),
                        residual);
        Graph evaluation = rewrite(Losses.evaluation(network, inference), new FuseLoss());

        return new Programs(
                network,
                Programs.Program.of(training, options.slice()),
                Programs.Program.of(inference, options.slice()),
                Programs.Program.of(evaluation, options.slice()));
    }

    /** A graph after what any graph gets. */
    public static Graph always(Graph graph) {
        return rewrite(graph, ALWAYS.toArray(Rewrite[]::new));
    }

    private static Graph rewrite(Graph graph, Rewrite... rewrites) {
        Graph result = graph;
        for (Rewrite rewrite : rewrites) {
            result = rewrite.apply(result);
        }
        return result;
    }
}
