/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network on its way to source: one program for a training step, one for a prediction, one for a
 * prediction with its losses.
 *
 * @param network the network
 * @param training a training step
 * @param inference a prediction
 * @param evaluation a prediction and its losses; it reads what was prepared for a prediction
 */
public record Programs(
        ShapedNetwork network, Program training, Program inference, Program evaluation) {
    /** Checks that predictions and evaluations find prepared weights in the same places. */
    public Programs {
        Map<Resource, Place> prepared = regions(inference);
        if (!regions(evaluation).equals(prepared)) {
            throw new IllegalStateException(
                    "an evaluation reads prepared weights at %s, a prediction at %s"
                            .formatted(regions(evaluation), prepared));
        }
    }

    /**
     * A program.
     *
     * @param graph what it computes
     * @param code how
     * @param schedule when
     * @param plan where everything lies
     */
    public record Program(Graph graph, Instructions code, Schedule schedule, MemoryPlan plan) {}

    /** The places of the parameters, in all programs. */
    public WeightsLayout weights() {
        Graph graph = training.graph();
        Set<Weights> moved =
                graph.ops().stream()
                        .filter(ReductionOp.NormalizeBatch.class::isInstance)
                        .map(op -> ((ReductionOp.NormalizeBatch) op).norm())
                        .flatMap(norm -> Stream.of(norm.movingMean(), norm.movingVariance()))
                        .collect(Collectors.toSet());
        return new WeightsLayout(graph.weights(), moved);
    }

    /** Where a program finds what has been prepared for it. */
    private static Map<Resource, Place> regions(Program program) {
        return program.plan().places().entrySet().stream()
                .filter(e -> e.getKey() instanceof Region)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
