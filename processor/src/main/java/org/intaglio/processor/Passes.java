/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import org.intaglio.processor.budget.Budgets;
import org.intaglio.processor.budget.Trial;
import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.FuseLoss;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.GraphBuilder;
import org.intaglio.processor.graph.Losses;
import org.intaglio.processor.graph.RemoveDeadCode;
import org.intaglio.processor.graph.Rewrite;
import org.intaglio.processor.lower.FuseRelu;
import org.intaglio.processor.lower.FuseResidual;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Lowering;
import org.intaglio.processor.lower.Peephole;
import org.intaglio.processor.lower.ShareLargeProducts;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.schedule.CodeOptions;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.processor.schedule.Programs.Program;
import org.intaglio.processor.schedule.Schedule;
import org.intaglio.processor.shape.ShapeInference;
import org.intaglio.processor.validate.DeclarationRules;
import org.intaglio.processor.validate.NetworkRules;
import org.intaglio.processor.wire.WiredNetwork;
import org.intaglio.processor.wire.Wiring;

import java.util.List;
import java.util.Optional;

/**
 * All passes between reading a declaration and writing its model, in their order: wire and inline,
 * shape, validate, graph, differentiate, rewrite, lower, schedule, place, budget. Nothing else
 * orders passes; tests call these methods, too.
 */
public final class Passes {
    /** What any graph gets. */
    private static final List<Rewrite> REWRITES = List.of(new FuseLoss(), new RemoveDeadCode());

    /** What the instructions of a step get. */
    private static final List<Peephole> FOR_A_STEP =
            List.of(new FuseRelu(), new ShareLargeProducts(), new FuseResidual());

    /** What the instructions of a prediction get. */
    private static final List<Peephole> FOR_A_PREDICTION =
            List.of(new FuseRelu(), new FuseResidual());

    private Passes() {}

    /**
     * Wires and inlines, shapes and validates. Each pass goes as far as the mistakes found before
     * allow.
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

    /** The programs of a valid network. */
    public static Programs programs(ShapedNetwork network, CodeOptions options) {
        return new Programs(
                network,
                program(step(network), FOR_A_STEP, options),
                program(prediction(network), FOR_A_PREDICTION, options),
                program(evaluation(network), FOR_A_PREDICTION, options));
    }

    /**
     * Compares what a network costs with its budget; what would fit is found by trying other sizes
     * with the passes before.
     *
     * @param programs of a network that is valid
     * @param options with which the programs were made
     * @param diagnostics where a broken limit is reported
     */
    public static void budget(Programs programs, CodeOptions options, Diagnostics diagnostics) {
        Budgets.check(
                programs,
                new Trial() {
                    @Override
                    public Optional<ShapedNetwork> check(NetworkSpec spec) {
                        Diagnostics found = new Diagnostics();
                        ShapedNetwork network = Passes.check(spec, found);
                        return found.preventGeneration() ? Optional.empty() : Optional.of(network);
                    }

                    @Override
                    public Programs programs(ShapedNetwork network) {
                        return Passes.programs(network, options);
                    }
                },
                diagnostics);
    }

    /** What a training step computes. */
    public static Graph step(ShapedNetwork network) {
        return rewrite(Derivatives.of(network, GraphBuilder.training(network)));
    }

    /** What a prediction computes. */
    public static Graph prediction(ShapedNetwork network) {
        return rewrite(GraphBuilder.inference(network));
    }

    /** What an evaluation computes: a prediction and its losses. */
    public static Graph evaluation(ShapedNetwork network) {
        return rewrite(Losses.evaluation(network));
    }

    private static Graph rewrite(Graph graph) {
        Graph result = graph;
        for (Rewrite rewrite : REWRITES) {
            result = rewrite.apply(result);
        }
        return result;
    }

    private static Program program(Graph graph, List<Peephole> peepholes, CodeOptions options) {
        Instructions code = Lowering.of(graph, options.largestTile());
        for (Peephole peephole : peepholes) {
            code = code.after(peephole);
        }
        Schedule schedule = Schedule.of(code);
        return new Program(graph, code, schedule, MemoryPlan.of(code, schedule, options.slice()));
    }
}
