/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.budget;

import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.Footprint;
import org.intaglio.processor.schedule.MemoryShares;
import org.intaglio.processor.schedule.Programs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * A kind of cost that a budget limits.
 *
 * @param attribute what it is called in the annotation
 * @param verb what the network does with it
 * @param what what it is, behind the number
 * @param smallestSizes how many of a layer's smallest sizes have to be tried before it is known
 *     that none fits: one if the cost grows with the size, more if it does so only by and large
 * @param total the cost of a network, with its programs at hand if need be
 * @param ofLayers how it divides among layers, by their names
 */
record Cost(
        String attribute,
        String verb,
        String what,
        int smallestSizes,
        ToLongBiFunction<ShapedNetwork, Function<ShapedNetwork, Programs>> total,
        Function<Programs, Map<String, Long>> ofLayers) {
    /** All kinds, in the order of the annotation. */
    static final List<Cost> ALL =
            List.of(
                    counted("parameters", "has", "parameters", ShapedLayer::parameterCount),
                    counted(
                            "multiplyAdds",
                            "needs",
                            "multiply-adds for a prediction",
                            ShapedLayer::multiplyAdds),
                    planned(
                            "predictionBytes",
                            "bytes for predictions by one thread",
                            Footprint::prediction,
                            MemoryShares::ofPrediction),
                    planned(
                            "trainingBytesPerSample",
                            "bytes for each sample of a training batch",
                            Footprint::trainingSample,
                            MemoryShares::ofTrainingSample));

    /** What layers tell without a plan. */
    private static Cost counted(
            String attribute, String verb, String what, ToLongFunction<ShapedLayer> count) {
        return new Cost(
                attribute,
                verb,
                what,
                1,
                (network, programs) -> network.layers().stream().mapToLong(count).sum(),
                programs -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    programs.network()
                            .layers()
                            .forEach(l -> counts.put(l.name(), count.applyAsLong(l)));
                    return counts;
                });
    }

    /** What only a plan of the memory tells. */
    private static Cost planned(
            String attribute,
            String what,
            ToLongFunction<Footprint> total,
            Function<Programs, Map<String, Long>> ofLayers) {
        return new Cost(
                attribute,
                "needs",
                what,
                4,
                (network, programs) -> total.applyAsLong(Footprint.of(programs.apply(network))),
                ofLayers);
    }
}
